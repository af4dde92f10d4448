package io.glusterpress.project;

import io.glusterpress.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A topology as a picture: sites, app servers with their mounts, volumes, and the servers with their bricks.
 *
 * <p>For templates it is {@code $graph}. The same topology always gives the same bytes.
 */
public final class TopologyGraph {

    private final Topology topology;

    private TopologyGraph(Topology topology) {
        this.topology = topology;
    }

    /**
     * Returns the picture of a topology.
     *
     * @param topology what to draw
     * @return the picture; nothing is drawn yet
     */
    public static TopologyGraph of(Topology topology) {
        return new TopologyGraph(topology);
    }

    /**
     * Draws the picture as an SVG file, for light and dark pages, without scripts, fonts or links.
     *
     * @return the text of the file
     */
    public String svg() {
        return SvgGraph.of(topology);
    }

    /**
     * Writes the picture as a flowchart of Mermaid, which many hosts of repositories draw in Markdown.
     *
     * @return the lines of the flowchart, without the fences around them
     */
    public String mermaid() {
        return MermaidGraph.of(topology);
    }

    /**
     * Writes both to a directory: {@code <name>.svg} and {@code <name>.mmd}, in place of what was drawn before.
     *
     * @param directory where to; it is made if it does not exist
     * @return the two files
     * @throws OutputFailure if the file system refuses
     */
    public List<Path> writeTo(Path directory) {
        Path svg = directory.resolve(topology.name() + ".svg");
        Path mermaid = directory.resolve(topology.name() + ".mmd");
        try {
            Files.createDirectories(directory);
            Files.writeString(svg, svg());
            Files.writeString(mermaid, mermaid());
        } catch (IOException e) {
            throw new OutputFailure(directory, e);
        }
        return List.of(svg, mermaid);
    }
}
