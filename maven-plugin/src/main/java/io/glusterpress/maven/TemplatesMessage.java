package io.glusterpress.maven;

import io.glusterpress.project.Drift;
import io.glusterpress.project.TemplateWarning;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** Warns of the user's templates that somebody should look at. */
final class TemplatesMessage {

    private final Log log;
    private final String generate;

    TemplatesMessage(Log log, String generate) {
        this.log = log;
        this.generate = generate;
    }

    void warn(Drift drift) {
        if (drift.templates().isEmpty()) {
            return;
        }
        log.warn("Templates of yours to look at:");
        for (TemplateWarning warning : drift.templates()) {
            log.warn("  " + warning.template() + ": " + warning.problem());
            warning.diff().lines().forEach(log::warn);
        }
        log.warn("In a diff, - is what yours makes and + what ours would make. When each is as you want it: " + generate
                + GoalCommand.option(
                        "gluster.keep",
                        drift.templates().stream()
                                .map(TemplateWarning::template)
                                .collect(Collectors.joining(","))));
    }
}
