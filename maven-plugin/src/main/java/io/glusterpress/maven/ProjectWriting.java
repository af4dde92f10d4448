package io.glusterpress.maven;

import io.glusterpress.deployment.Deployment;
import io.glusterpress.project.Drift;
import io.glusterpress.project.WriteOptions;
import io.glusterpress.project.WriteResult;
import java.io.File;
import java.util.ArrayList;
import org.apache.maven.plugin.logging.Log;

/** Writes the project and tells what was written. */
final class ProjectWriting {

    private static final int LISTED = 20;

    private final Log log;
    private final File directory;
    private final EditsMessage edits;
    private final TemplatesMessage templates;

    ProjectWriting(Log log, File directory, EditsMessage edits, TemplatesMessage templates) {
        this.log = log;
        this.directory = directory;
        this.edits = edits;
        this.templates = templates;
    }

    void write(Deployment deployment, WriteOptions options) {
        var result = deployment.write(options.withDiscarding(this::show));
        boolean few = result.written().size() <= LISTED;
        result.written().stream().filter(path -> few).forEach(path -> log.info("written: " + path));
        result.removed().forEach(path -> log.info("removed: " + path));
        result.moved().forEach(path -> log.info("moved to your templates: " + path));
        log.info(directory + ": " + result.written().size() + " written, "
                + result.unchanged().size() + " unchanged, " + result.removed().size() + " removed, "
                + result.kept().size() + " kept");
        var drift = deployment.drift();
        templates.warn(drift);
        warnOfEdits(result, drift);
    }

    private void show(String discarded) {
        log.info("These edits are overwritten:");
        discarded.lines().forEach(log::info);
    }

    private void warnOfEdits(WriteResult result, Drift drift) {
        if (!drift.edited().isEmpty() || !drift.conflicts().isEmpty()) {
            edits.of(drift).lines().forEach(log::warn);
        }
        var abandoned = new ArrayList<>(result.kept());
        abandoned.removeAll(drift.edited());
        abandoned.removeAll(drift.conflicts());
        abandoned.removeAll(drift.kept());
        abandoned.forEach(path -> log.warn("no longer generated, but edited, and left to you: " + path));
    }
}
