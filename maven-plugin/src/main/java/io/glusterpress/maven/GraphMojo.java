package io.glusterpress.maven;

import io.glusterpress.project.TopologyGraph;
import java.io.File;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Draws sites, app servers, volumes, servers and bricks: as a picture in SVG, and as a flowchart of Mermaid. */
@Mojo(name = "graph", requiresProject = false, aggregator = true, threadSafe = true)
public final class GraphMojo extends EnvironmentsMojo {

    /** The directory that the picture and the flowchart are written to. */
    @Parameter(property = "gluster.graphDirectory", defaultValue = "${basedir}/target")
    File graphDirectory = new File("target");

    @Override
    void run() throws MojoFailureException {
        for (var topology : topologies()) {
            TopologyGraph.of(topology)
                    .writeTo(graphDirectory.toPath())
                    .forEach(file -> getLog().info("written: " + file));
        }
    }
}
