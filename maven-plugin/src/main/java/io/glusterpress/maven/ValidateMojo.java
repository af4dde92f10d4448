package io.glusterpress.maven;

import io.glusterpress.topology.Topology;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks the topology file and says what is in it; fails with every mistake, each with what to write instead. */
@Mojo(name = "validate", requiresProject = false, aggregator = true, threadSafe = true)
public final class ValidateMojo extends TopologyMojo {

    @Override
    void run() throws MojoFailureException {
        requireTopologyFile();
        var topology = Topology.read(topologyFile.toPath());
        topology.warnings().forEach(warning -> getLog().warn(warning.text()));
        getLog().info(topologyFile + " is valid. " + topology + ".");
    }
}
