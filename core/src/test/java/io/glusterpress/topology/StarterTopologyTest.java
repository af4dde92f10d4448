package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StarterTopologyTest {

    @TempDir
    private Path directory;

    private Topology read(String text) throws IOException {
        return Topology.read(new TutorialFile(directory).containing(text));
    }

    @Test
    void makesUpWhatIsNotKnown() throws IOException {
        StarterTopology starter = StarterTopology.of(Topology.builder());

        assertThat(starter.madeUp())
                .containsExactly(
                        "name: production",
                        "ssh.user: deploy",
                        "hosts.gluster1.address: 203.0.113.11",
                        "hosts.gluster2.address: 203.0.113.12",
                        "hosts.gluster3.address: 203.0.113.13",
                        "hosts.app1.address: 203.0.113.21");
        assertThat(starter.topology().warnings()).isEmpty();
        assertThat(starter.text()).isEqualTo(TutorialFile.resource("starter.yml"));
        assertThat(read(starter.text()).toYaml()).isEqualTo(starter.topology().toYaml());
    }

    @Test
    void takesWhatIsKnown() throws IOException {
        StarterTopology starter = StarterTopology.of(
                Topology.builder()
                        .name("ashleyrich")
                        .sshUser("ashley")
                        .sshPort(2222)
                        .host("gluster1", "203.0.113.11", "10.132.0.11")
                        .host("gluster2", "203.0.113.12", "10.132.0.12")
                        .host("app1", "203.0.113.21")
                        .host("app2", "203.0.113.22")
                        .server("gluster1")
                        .server("gluster2")
                        .client("app1")
                        .client("app2"),
                "ashleyrich.com");

        assertThat(starter.madeUp()).isEmpty();
        assertThat(starter.text()).isEqualTo(TutorialFile.resource("starter-known.yml"));
        assertThat(read(starter.text()).toYaml()).isEqualTo(starter.topology().toYaml());
    }

    @Test
    void showsOptionalKeysThatHoldOnceTheyAreNoComments() throws IOException {
        for (String name : List.of("starter.yml", "starter-known.yml")) {
            String text = TutorialFile.resource(name).replaceAll("(?m)^( *)# ( *[a-z_.]+:( .*)?)$", "$1$2");

            Topology topology = read(text);

            assertThat(topology.ssh().jumpHost()).contains("bastion.example.com");
            assertThat(topology.hosts()).allMatch(host -> host.os().isPresent());
            assertThat(topology.volumes()).allMatch(Volume::force);
            assertThat(topology.sites()).allMatch(site -> site.copyFrom().isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 2", "3, 3, 3", "4, 2, 4", "5, 3, 3", "6, 3, 6", "7, 3, 6", "8, 2, 8", "12, 3, 12"})
    void spreadsTheVolumeOverAsManyServersAsCanBe(int servers, int replica, int bricks) {
        TopologyBuilder known = Topology.builder();
        for (int number = 1; number <= servers; number++) {
            known.host("g" + number, "10.0.0." + number).server("g" + number);
        }

        Volume volume = StarterTopology.of(known).topology().volume("files");

        assertThat(volume.replica()).isEqualTo(replica);
        assertThat(volume.bricks()).hasSize(bricks);
    }

    @Test
    void takesNoNameThatIsTaken() {
        StarterTopology starter = StarterTopology.of(Topology.builder()
                .host("app1", "10.0.0.1")
                .host("app2", "10.0.0.2")
                .server("app1")
                .server("app2"));

        assertThat(starter.topology().clients().get(0).name()).isEqualTo("app3");
    }

    @Test
    void namesEveryMistakeInWhatIsKnown() {
        assertThatThrownBy(() -> StarterTopology.of(
                        Topology.builder()
                                .name("Ashley's")
                                .sshUser("-oProxyCommand=id")
                                .host("gluster1", "{{ lookup('pipe', 'id') }}")
                                .server("gluster1"),
                        "ashleyrich.com/"))
                .isInstanceOfSatisfying(
                        InvalidTopology.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::key)
                                .contains(
                                        "name",
                                        "ssh.user",
                                        "hosts.gluster1.address",
                                        "volumes.ashleyrich_com/.bricks",
                                        "sites.ashleyrich_com/".replace('_', '.')));
    }
}
