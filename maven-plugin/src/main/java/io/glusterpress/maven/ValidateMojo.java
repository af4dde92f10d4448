package io.glusterpress.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks each topology file and says what is in it; fails with every mistake, each with what to write instead. */
@Mojo(name = "validate", requiresProject = false, aggregator = true, threadSafe = true)
public final class ValidateMojo extends EnvironmentsMojo {

    @Override
    void run() throws MojoFailureException {
        var topologies = topologies();
        for (int i = 0; i < topologies.size(); i++) {
            topologies.get(i).warnings().forEach(warning -> getLog().warn(warning.text()));
            getLog().info(files().get(i) + " is valid. " + topologies.get(i) + ".");
        }
    }
}
