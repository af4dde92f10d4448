package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.topology.Shape.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTextTest {

    @TempDir
    private Path directory;

    private Topology read(String text) throws IOException {
        return Topology.read(new TutorialFile(directory).containing(text));
    }

    private static List<Object> everythingIn(Topology topology) {
        return List.of(
                topology.name(),
                topology.ssh(),
                topology.hosts(),
                topology.servers(),
                topology.clients(),
                topology.volumes(),
                topology.sites());
    }

    @Test
    void writesTheTutorial() throws IOException {
        assertThat(read(TutorialFile.resource("tutorial.yml")).toYaml()).isEqualTo("""
                name: ashleyrich
                ssh:
                  user: ashley
                hosts:
                  gluster1: {address: 203.0.113.11, private_address: 10.132.0.11}
                  gluster2: {address: 203.0.113.12, private_address: 10.132.0.12}
                  app1: {address: 203.0.113.21, private_address: 10.132.0.21}
                servers: [gluster1, gluster2]
                clients: [app1]
                volumes:
                  ashleyrich_com:
                    replica: 2
                    bricks: /srv/gluster/ashleyrich_com
                    force: true
                    mount: /home/ashley/ashleyrich_com
                sites:
                  ashleyrich.com:
                    volume: ashleyrich_com
                    copy_from: /home/ashley/ashleyrich.com
                    root: public
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tutorial.yml", "everything.yml", "starter.yml", "starter-known.yml"})
    void readsBackTheSame(String file) throws IOException {
        Topology topology = read(TutorialFile.resource(file));

        assertThat(everythingIn(read(topology.toYaml()))).isEqualTo(everythingIn(topology));
    }

    @Test
    void writesEveryKeyThatAFileCanHave() throws IOException {
        String everything = TutorialFile.resource("everything.yml")
                .replace("force: false", "force: true")
                .replace("    root: public", "    root: public\n    logs: log");

        String written = read(everything).toYaml();

        assertThat(keys(TopologyShape.FILE))
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(written).containsPattern("\\b" + key + ":"));
    }

    @Test
    void quotesWhatYamlWouldTakeForSomethingElse() throws IOException {
        List<String> names = List.of("on", "n", "0755", "1e5", "null", "0o17", "2024-01-01", "1_0", "True");
        TopologyBuilder builder = Topology.builder()
                .name("1e5")
                .sshUser("yes")
                .sshPrivateKeyFile("~/.ssh/id_ed25519")
                .sshJumpHost("[fd00::1]:22");
        for (String name : names) {
            int number = 11 + names.indexOf(name);
            builder.host(name, "fd00::" + number, "10.0.0." + number).server(name);
        }
        Topology topology = builder.client("on")
                .volume("0755", it -> it.replica(3).brickOnEveryServer("/a/b").mount("/c/d"))
                .site("1.e5", it -> it.volume("0755").root("on").logs("null"))
                .build();

        String written = topology.toYaml();

        assertThat(written)
                .contains(
                        "name: \"1e5\"\n",
                        "user: \"yes\"\n",
                        "private_key_file: ~/.ssh/id_ed25519\n",
                        "jump_host: \"[fd00::1]:22\"\n",
                        "\"n\": {address: \"fd00::12\", private_address: 10.0.0.12}\n");
        assertThat(everythingIn(read(written))).isEqualTo(everythingIn(topology));
    }

    @Test
    void breaksLongLists() throws IOException {
        TopologyBuilder builder = Topology.builder().name("many").sshUser("ashley");
        IntStream.rangeClosed(1, 12)
                .forEach(number -> builder.host("gluster-server" + number, "10.0.0." + number)
                        .server("gluster-server" + number));
        Topology topology = builder.client("gluster-server1")
                .volume("files", it -> it.replica(3).brickOnEveryServer("/a/b").mount("/c/d"))
                .build();

        assertThat(topology.toYaml())
                .contains(
                        "servers:\n  - gluster-server1\n  - gluster-server2\n",
                        "clients: [gluster-server1]\nvolumes:\n");
        assertThat(everythingIn(read(topology.toYaml()))).isEqualTo(everythingIn(topology));
    }

    @Test
    void countsWhatThereIs() throws IOException {
        assertThat(read(TutorialFile.resource("tutorial.yml")))
                .hasToString("ashleyrich: 2 servers, 1 client, 1 volume and 1 site");
        assertThat(StarterTopology.of(Topology.builder()).topology())
                .hasToString("production: 3 servers, 1 client, 1 volume and no sites");
    }

    private static List<String> keys(Shape shape) {
        List<String> keys = new ArrayList<>();
        if (shape instanceof Keys known) {
            known.shapes().forEach((key, below) -> {
                keys.add(key);
                keys.addAll(keys(below));
            });
        } else if (shape instanceof Shape.Named named) {
            keys.addAll(keys(named.each()));
        } else if (shape instanceof Shape.TextOr choice) {
            keys.addAll(keys(choice.mapping()));
        }
        return keys;
    }
}
