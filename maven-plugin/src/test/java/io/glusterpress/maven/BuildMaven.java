package io.glusterpress.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The Maven that runs this build, for a build of a test.
 *
 * <p>Its local repository holds what this build made. Everything else comes from the local repository of this build, and what is not
 * there from where this build would get it: by its settings, and not at all when it is offline.
 */
public final class BuildMaven {

    private BuildMaven() {}

    /**
     * Returns a command line.
     *
     * @param arguments options and goals
     * @return the program with its arguments
     */
    public static List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(property("it.maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "-Dmaven.repo.local=" + property("it.repository"),
                "-Dmaven.repo.local.tail=" + property("it.fallback").replaceFirst(",$", "")));
        addSettings(command, property("it.settings"));
        addSettings(command, property("it.settings.global"));
        if (property("it.offline").equals("offline=true")) {
            command.add("--offline");
        }
        command.addAll(arguments);
        return command;
    }

    /**
     * Returns variables of the environment that keep this build's own options out of that build.
     *
     * @param programs a directory to search for programs before all others
     * @return the variables with their values
     */
    public static Map<String, String> environment(Path programs) {
        return Map.of(
                "PATH",
                programs + File.pathSeparator + System.getenv("PATH"),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "MAVEN_OPTS",
                "-XX:TieredStopAtLevel=1",
                "MAVEN_ARGS",
                "");
    }

    private static void addSettings(List<String> command, String option) {
        if (Files.exists(Path.of(option.substring(option.indexOf('=') + 1)))) {
            command.add("--" + option);
        }
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
