package io.glusterpress.maven.proof;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The files of the site as they were before anybody uploaded: all that a copy can lose of each, a line for each. */
final class SiteFiles {

    /** What people upload, and with it the time of the directory, what cron jobs write, and what the drills leave. */
    private static final Pattern LATER = Pattern.compile(
            "\"name\": \"(public/uploads(/[a-z-]+-[0-9]+-[0-9]+\\.bin|/cron-[0-9]+)?|made-while-[^\"]*)\"");

    private final Hosts hosts;

    SiteFiles(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Reads those of a directory on the app server. */
    List<String> in(String directory) {
        return hosts.python(Example.APP, Resource.text("tree.py"), directory, "cron.log", "logs", ".glusterpress")
                .await(Duration.ofMinutes(2))
                .succeeded()
                .output()
                .lines()
                .filter(line -> !LATER.matcher(line).find())
                .toList();
    }
}
