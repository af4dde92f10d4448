package io.glusterpress.maven;

import io.glusterpress.deployment.Deployment;
import io.glusterpress.deployment.RehearsalOptions;
import io.glusterpress.deployment.RehearsalReport;
import io.glusterpress.deployment.RehearsalResult;
import java.io.File;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Rehearses the deployment in containers on this machine, and touches no host.
 *
 * <p>One container for each host, in a network of their own: deploy, deploy again (nothing may change), verify, take each
 * server away and back, verify, and remove them all, also after Ctrl-C. It needs Docker and Molecule.
 */
@Mojo(name = "rehearse", requiresProject = false, aggregator = true, threadSafe = true)
public final class RehearseMojo extends ProjectMojo {

    /** Where JUnit XML, JSON and the output of each phase are written. */
    @Parameter(property = "gluster.reportDirectory", defaultValue = "${basedir}/target/rehearsal")
    File reportDirectory = new File("target/rehearsal");

    @Override
    void run(Deployment all) throws MojoFailureException {
        var options = RehearsalOptions.defaults()
                .withVaultPasswordFiles(vaultPasswordFiles())
                .withReportDirectory(reportDirectory.toPath())
                .withListener(new RehearsalProgress(getLog(), reportDirectory));
        options = timeout().map(options::withTimeout).orElse(options);
        options = executable().map(options::withExecutable).orElse(options);
        var result = prepareProject(all).rehearse(options);
        if (!result.success()) {
            throw new MojoFailureException(RehearsalReport.of(result) + hint(result));
        }
    }

    private static String hint(RehearsalResult result) {
        return result.problems().stream()
                .flatMap(phase -> phase.run().stream())
                .map(ProjectMojo::vaultHint)
                .reduce("", (before, hint) -> before.isEmpty() ? hint : before);
    }
}
