package io.glusterpress.maven;

import io.glusterpress.deployment.Deployment;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails when the Ansible project is not what the topology makes.
 *
 * <p>Files that people edited fail the check too, until somebody decides with {@code generate} what becomes of them;
 * {@code deploy} and the goals like it only warn of an edit, and refuse one that is in conflict with what is generated now.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresProject = false,
        aggregator = true,
        threadSafe = true)
public final class CheckMojo extends GlusterMojo {

    @Override
    void run(Deployment deployment) throws MojoFailureException {
        var drift = deployment.drift();
        templates().warn(drift);
        if (!drift.upToDate()) {
            throw new MojoFailureException(outOfDate(drift));
        }
        if (!drift.edited().isEmpty()) {
            throw new MojoFailureException(edits().of(drift));
        }
        if (!drift.kept().isEmpty()) {
            getLog().info("kept as you edited them: " + String.join(", ", drift.kept()));
        }
        getLog().info(outputDirectory + " is up to date.");
    }
}
