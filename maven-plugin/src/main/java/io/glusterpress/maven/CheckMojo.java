package io.glusterpress.maven;

import io.glusterpress.deployment.Deployment;
import io.glusterpress.deployment.DriftText;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Fails when the Ansible project is not what the topology makes.
 *
 * <p>Files that people edited fail the check too, since they are not what the topology makes; {@code deploy} and the
 * goals like it only warn of them and run them as they are.
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
        if (!drift.upToDate()) {
            throw new MojoFailureException(outOfDate(drift));
        }
        if (!drift.edited().isEmpty()) {
            throw new MojoFailureException("Files in " + outputDirectory + " were edited:\n" + DriftText.of(drift)
                    + "\nKeep your version as a template of your own (gluster.templateDirectory), or go back to the"
                    + " generated one: " + command("generate") + " -Dgluster.force=true");
        }
        getLog().info(outputDirectory + " is up to date.");
    }
}
