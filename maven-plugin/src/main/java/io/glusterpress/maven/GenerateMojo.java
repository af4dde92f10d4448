package io.glusterpress.maven;

import io.glusterpress.deployment.Deployment;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the Ansible project of the topology.
 *
 * <p>Files that people edited are kept, files that are no longer generated are removed, and files that were never
 * generated are left alone.
 */
@Mojo(name = "generate", requiresProject = false, aggregator = true, threadSafe = true)
public final class GenerateMojo extends GlusterMojo {

    /** Overwrites files that people edited when true. */
    @Parameter(property = "gluster.force", defaultValue = "false")
    boolean force;

    @Override
    void run(Deployment deployment) {
        new ProjectWriting(getLog(), outputDirectory, force).write(deployment);
    }
}
