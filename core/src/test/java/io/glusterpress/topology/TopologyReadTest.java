package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyReadTest {

    @TempDir
    private Path directory;

    private TutorialFile tutorial;

    @BeforeEach
    void setUp() {
        tutorial = new TutorialFile(directory);
    }

    @Test
    void readsTheTutorial() throws IOException {
        Topology topology = Topology.read(tutorial.containing(TutorialFile.resource("tutorial.yml")));

        Host gluster1 = new Host("gluster1", "203.0.113.11", "10.132.0.11", Optional.empty());
        Host gluster2 = new Host("gluster2", "203.0.113.12", "10.132.0.12", Optional.empty());
        Host app1 = new Host("app1", "203.0.113.21", "10.132.0.21", Optional.empty());
        Volume volume = new Volume(
                "ashleyrich_com",
                2,
                List.of(
                        new Brick("gluster1", "/srv/gluster/ashleyrich_com"),
                        new Brick("gluster2", "/srv/gluster/ashleyrich_com")),
                true,
                "/home/ashley/ashleyrich_com",
                2);
        assertThat(topology.name()).isEqualTo("ashleyrich");
        assertThat(topology.ssh()).isEqualTo(new Ssh("ashley", 22, Optional.empty(), Optional.empty()));
        assertThat(topology.hosts()).containsExactly(gluster1, gluster2, app1);
        assertThat(topology.servers()).containsExactly(gluster1, gluster2);
        assertThat(topology.clients()).containsExactly(app1);
        assertThat(topology.volumes()).containsExactly(volume);
        assertThat(topology.sites())
                .containsExactly(new Site(
                        "ashleyrich.com",
                        "ashleyrich_com",
                        Optional.of(new CopySource("app1", "/home/ashley/ashleyrich.com")),
                        "public",
                        "logs"));
    }

    @Test
    void readsEveryKey() throws IOException {
        Topology topology = Topology.read(tutorial.containing(TutorialFile.resource("everything.yml")));

        assertThat(topology.ssh())
                .isEqualTo(new Ssh(
                        "deploy",
                        2222,
                        Optional.of("~/.ssh/id_ed25519"),
                        Optional.of("ashley@bastion.example.com:2200")));
        assertThat(topology.host("gluster3"))
                .isEqualTo(new Host("gluster3", "gluster3.example.com", "10.132.0.13", Optional.of("ubuntu-24.04")));
        assertThat(topology.host("app1"))
                .isEqualTo(new Host("app1", "203.0.113.21", "203.0.113.21", Optional.of("debian-12")));
        assertThat(topology.volume("files"))
                .isEqualTo(new Volume(
                        "files",
                        3,
                        List.of(
                                new Brick("gluster2", "/data/a/files"),
                                new Brick("gluster1", "/data/b/files"),
                                new Brick("gluster3", "/data/c/files")),
                        false,
                        "/srv/www/files",
                        0));
        assertThat(topology.sites())
                .containsExactly(
                        new Site(
                                "example.com",
                                "files",
                                Optional.of(new CopySource("app2", "/var/www/example.com")),
                                "web/public",
                                "var/log"),
                        new Site("www.example.org", "uploads", Optional.empty(), "public", "logs"));
        assertThat(topology.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: ashleyrich | name: 2nd-site_a",
                "name: ashleyrich | name: '2024'",
                "name: ashleyrich | name: !!str 0755",
                "user: ashley | user: _www.Ashley-1",
                "user: ashley | {user: ashley, private_key_file: /etc/keys/a@b+c}",
                "user: ashley | user: ashley, jump_host: bastion",
                "user: ashley | user: ashley, jump_host: '[2001:db8::1]:2200'",
                "user: ashley | user: ashley, port: 65535",
                "address: 203.0.113.11, | address: 127.0.0.1,",
                "address: 203.0.113.11, | address: Gluster1.example.com,",
                "address: 203.0.113.11, | address: 2001:db8::1,",
                "bricks: /srv/gluster/ashleyrich_com | bricks: /ashleyrich_com",
                "bricks: /srv/gluster/ashleyrich_com | bricks: /var/lib/gluster/a",
                "bricks: /srv/gluster/ashleyrich_com | bricks: /srv/gluster/ashleyrich_com2",
                "mount: /home/ashley/ashleyrich_com | mount: /var/www/a",
                "mount: /home/ashley/ashleyrich_com | mount: /mnt/a",
                "mount: /home/ashley/ashleyrich_com | mount: /library",
                "mount: /home/ashley/ashleyrich_com | mount: /home/ashley/ashleyrich.com2",
                "force: true | force: FALSE",
                "force: true | freshness: 60s",
                "copy_from: /home/ashley/ashleyrich.com | copy_from: {host: app1, path: /home/ashley/x}",
                "root: public | root: web/public",
            })
    void accepts(String text, String replacement) throws IOException {
        String whole = replacement.startsWith("{") ? replacement.substring(1, replacement.length() - 1) : replacement;
        Path file = tutorial.with(text, text.startsWith("user") ? whole : replacement);

        assertThat(Topology.read(file).warnings()).hasSize(1);
    }

    @Test
    void namesEveryMistakeAtOnceInTheOrderOfTheFile() throws IOException {
        Path file = tutorial.containing(TutorialFile.resource("many-mistakes.yml"));

        assertThatThrownBy(() -> Topology.read(file))
                .isInstanceOf(InvalidTopology.class)
                .hasMessage(TutorialFile.resource("many-mistakes.txt").strip().replace("gluster.yml", file.toString()));
    }

    @Test
    void aProblemTellsItsParts() throws IOException {
        Path file = tutorial.with("replica: 2", "replica: 4");

        assertThatThrownBy(() -> Topology.read(file))
                .isInstanceOfSatisfying(
                        InvalidTopology.class,
                        it -> assertThat(it.problems())
                                .containsExactly(new Problem(
                                        Problem.Severity.ERROR,
                                        Optional.of(new Problem.Position(file.toString(), 11, 14, 1, "    replica: 4")),
                                        "volumes.ashleyrich_com.replica",
                                        "4",
                                        "4 is no replica count that Gluster recommends",
                                        "write 2 or 3",
                                        List.of())));
    }

    @Test
    void warnsOfSplitBrainWithTwoCopies() throws IOException {
        assertThat(tutorial.warningsOf(tutorial.containing(TutorialFile.resource("tutorial.yml"))))
                .containsExactly("gluster.yml:11:14: warning: volumes.ashleyrich_com.replica: two copies cannot outvote"
                        + " each other: clients that reach different servers can change the same file, and then it"
                        + " cannot be read until somebody chooses a version (split-brain); volumes of two copies get no"
                        + " quorum, so that one server alone goes on serving; prefer replica: 3 with a third server, or"
                        + " make the third server an arbiter by hand");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "root: public | root: . | 20:11: warning: sites.ashleyrich.com.logs: logs lies inside the web root, which"
                        + " is the whole volume, so that visitors may be able to read the logs; keep the pages in a"
                        + " directory of their own, such as root: public",
                "root: public | root: logs | 20:11: warning: sites.ashleyrich.com.logs: logs is the web root, so that"
                        + " visitors may be able to read the logs; write a directory outside it",
                "logs: logs | logs: public/logs | 20:11: warning: sites.ashleyrich.com.logs: public/logs lies inside"
                        + " the web root public, so that visitors may be able to read the logs; write a directory"
                        + " outside it",
                "clients: [app1] | clients: [gluster1] | 6:13: warning: hosts.app1: app1 is neither a server nor a"
                        + " client, so nothing is done on it; add it to servers or clients, or remove it",
            })
    void warnsOf(String text, String replacement, String warning) throws IOException {
        assertThat(tutorial.warningsOf(tutorial.with(text, replacement))).contains("gluster.yml:" + warning);
    }

    @Test
    void doesNotConfuseAWarningWithAWordThatYamlTakesForANumber() throws IOException {
        assertThat(tutorial.problemsOf(tutorial.with("root: public\n    logs: logs", "root: .\n    logs: 0755")))
                .containsExactly("gluster.yml:20:11: sites.ashleyrich.com.logs: 0755 is read as a number, not as text;"
                        + " write it in quotes: \"0755\"");
    }

    @Test
    void asksWhichOfSeveralClientsHasTheFiles() throws IOException {
        assertThat(tutorial.problemsOf(tutorial.with("clients: [app1]", "clients: [app1, gluster2]")))
                .containsExactly(
                        "gluster.yml:18:16: sites.ashleyrich.com.copy_from: the path does not say which of app1"
                                + " and gluster2 has the files; write {host: app1, path: /home/ashley/ashleyrich.com}");
    }

    @Test
    void saysWhichNamesThereAre() throws IOException {
        Topology topology = Topology.read(tutorial.containing(TutorialFile.resource("everything.yml")));

        assertThatThrownBy(() -> topology.host("app3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no host app3; there is gluster1, gluster2, gluster3, app1 and app2");
        assertThatThrownBy(() -> topology.volume("cache"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no volume cache; there is files and uploads");
    }
}
