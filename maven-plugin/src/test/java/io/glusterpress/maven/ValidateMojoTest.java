package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glusterpress.topology.InvalidTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateMojoTest {

    @TempDir
    Path root;

    private Workplace workplace;

    @BeforeEach
    void makeWorkplace() throws IOException {
        workplace = new Workplace(root);
    }

    @Test
    void saysWhatItReadAndWarns() throws Exception {
        workplace.prepare(new ValidateMojo()).execute();

        assertThat(workplace.log.infos)
                .containsExactly(
                        workplace.topology() + " is valid. ashleyrich: 2 servers, 1 client, 1 volume and 1 site.");
        assertThat(workplace.log.warnings)
                .singleElement()
                .asString()
                .startsWith(workplace.topology() + ":11:14: warning: two copies cannot outvote each other");
        assertThat(workplace.output()).doesNotExist();
    }

    @Test
    void failsWithEveryMistake() throws IOException {
        Files.writeString(
                workplace.topology(),
                Files.readString(workplace.topology())
                        .replace("clients: [app1]", "clients: [app2]")
                        .replace("force: true", "forced: true"));

        assertThatThrownBy(() -> workplace.prepare(new ValidateMojo()).execute())
                .isInstanceOf(MojoFailureException.class)
                .cause()
                .isInstanceOfSatisfying(
                        InvalidTopology.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.key())
                                .containsExactly("clients[0]", "volumes.ashleyrich_com.forced"));
        assertThat(workplace.log.infos).isEmpty();
    }

    @Test
    void saysHowToComeByATopologyFile() throws IOException {
        Files.delete(workplace.topology());

        assertThatThrownBy(() -> workplace.prepare(new ValidateMojo()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no topology file " + workplace.topology()
                        + ". Write a first one: mvn io.glusterpress:gluster-maven-plugin:init, run Maven in the"
                        + " directory that has yours, or name it: -Dgluster.topologyFile=FILE");
    }
}
