package io.glusterpress.maven;

import io.glusterpress.deployment.Deployment;
import io.glusterpress.project.WriteOptions;
import java.io.File;
import org.apache.maven.plugin.logging.Log;

/** Writes the project and tells what was written. */
final class ProjectWriting {

    private static final int LISTED = 20;

    private final Log log;
    private final File directory;
    private final boolean force;

    ProjectWriting(Log log, File directory, boolean force) {
        this.log = log;
        this.directory = directory;
        this.force = force;
    }

    void write(Deployment deployment) {
        var result = deployment.write(WriteOptions.defaults().withForce(force));
        boolean few = result.written().size() <= LISTED;
        result.written().stream().filter(path -> few).forEach(path -> log.info("written: " + path));
        result.removed().forEach(path -> log.info("removed: " + path));
        result.kept()
                .forEach(path ->
                        log.warn("kept, because it was edited: " + path + " (to overwrite it: -Dgluster.force=true)"));
        log.info(directory + ": " + result.written().size() + " written, "
                + result.unchanged().size() + " unchanged, " + result.removed().size() + " removed, "
                + result.kept().size() + " kept");
    }
}
