package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glusterpress.project.TopologyGraph;
import io.glusterpress.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphMojoTest {

    @TempDir
    Path root;

    private Workplace workplace;
    private GraphMojo mojo;

    @BeforeEach
    void makeWorkplace() throws IOException {
        workplace = new Workplace(root);
        mojo = workplace.prepare(new GraphMojo());
        mojo.graphDirectory = root.resolve("out/pictures").toFile();
    }

    @Test
    void drawsTheTopology() throws Exception {
        mojo.execute();
        mojo.execute();

        var graph = TopologyGraph.of(Topology.read(workplace.topology()));
        var svg = root.resolve("out/pictures/ashleyrich.svg");
        var mermaid = root.resolve("out/pictures/ashleyrich.mmd");
        assertThat(svg).content().isEqualTo(graph.svg());
        assertThat(mermaid).content().isEqualTo(graph.mermaid());
        assertThat(workplace.log.infos)
                .containsExactly("written: " + svg, "written: " + mermaid, "written: " + svg, "written: " + mermaid);
        assertThat(workplace.output()).doesNotExist();
    }

    @Test
    void saysWhatItCannotWrite() throws IOException {
        Files.writeString(root.resolve("out"), "a file");

        assertThatThrownBy(() -> mojo.execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("Cannot read or write " + root.resolve("out/pictures") + ": ");
    }
}
