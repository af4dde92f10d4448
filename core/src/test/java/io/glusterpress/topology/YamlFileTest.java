package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

    private static final String KEYS = "write the keys name, ssh, os, hosts, servers, clients, volumes and sites";

    @TempDir
    private Path directory;

    private TutorialFile tutorial;

    @BeforeEach
    void setUp() {
        tutorial = new TutorialFile(directory);
    }

    @Test
    void aMissingFile() {
        Path file = directory.resolve("gluster.yml");

        assertThatThrownBy(() -> Topology.read(file))
                .isInstanceOf(InvalidTopology.class)
                .hasMessage(file + " has 1 problem:\n\n" + file
                        + ": error: there is no such file\n      = help: write one, or name the one that you have");
    }

    @Test
    void aDirectory() throws IOException {
        Path file = Files.createDirectory(directory.resolve("gluster.yml"));

        assertThat(tutorial.problemsOf(file)).containsExactly("gluster.yml: this is a directory; name a topology file");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Path file = tutorial.containing("name: x\n");
        assertThat(file.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(file), "root reads every file");

        assertThat(tutorial.problemsOf(file))
                .containsExactly("gluster.yml: the file may not be read; give yourself the right to read it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "~\n"})
    void nothingInIt(String text) throws IOException {
        assertThat(tutorial.problemsOf(tutorial.containing(text)))
                .containsExactly("gluster.yml: the file is empty; " + KEYS);
    }

    @Test
    void aListAtTheTop() throws IOException {
        assertThat(tutorial.problemsOf(tutorial.containing("- name: ashleyrich\n")))
                .containsExactly("gluster.yml:1:1: a list stands here; " + KEYS);
    }

    @Test
    void aWordAtTheTop() throws IOException {
        assertThat(tutorial.problemsOf(tutorial.containing("ashleyrich\n")))
                .containsExactly("gluster.yml:1:1: ashleyrich is no mapping; " + KEYS);
    }

    @Test
    void otherEncodings() throws IOException {
        Path file = directory.resolve("gluster.yml");
        Files.write(file, "name: ashleyrich\n# für Ümit\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(tutorial.problemsOf(file))
                .containsExactly("gluster.yml:2:4: the file is not in UTF-8; save it in UTF-8");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEnds() throws IOException {
        String text = "\uFEFF" + TutorialFile.resource("tutorial.yml").replace("\n", "\r\n");

        assertThat(Topology.read(tutorial.containing(text)).name()).isEqualTo("ashleyrich");
        assertThat(tutorial.problemsOf(tutorial.containing(text.replace("replica: 2", "replica: 4"))))
                .containsExactly("gluster.yml:11:14: volumes.ashleyrich_com.replica: 4 is no replica count that Gluster"
                        + " recommends; write 2 or 3");
    }

    @Test
    void aFileThatIsTooLarge() throws IOException {
        assertThat(tutorial.problemsOf(tutorial.containing("#".repeat(1 << 20) + "\n")))
                .containsExactly("gluster.yml: the file is larger than 1 MiB; name a topology file");
    }

    @Test
    void aliasesStandForWhatTheyName() throws IOException {
        Path file = tutorial.with(
                "    bricks: /srv/gluster/ashleyrich_com",
                "    bricks: {gluster1: &brick /srv/gluster/ashleyrich_com, gluster2: *brick}");

        assertThat(Topology.read(file).volume("ashleyrich_com").bricks())
                .containsExactly(
                        new Brick("gluster1", "/srv/gluster/ashleyrich_com"),
                        new Brick("gluster2", "/srv/gluster/ashleyrich_com"));
    }

    @Test
    void aliasesThatGrowWithoutEnd() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char name = 'b'; name < 'k'; name++) {
            String before = ("*" + (char) (name - 1) + ",").repeat(9);
            bomb.append(name + ": &" + name + " [" + before + "]\n");
        }
        Path file = tutorial.containing(bomb.toString());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(tutorial.problemsOf(file))
                        .containsExactly(
                                "gluster.yml: the file is nested or aliased too deeply; write the values out"));
    }

    @Test
    void aliasesThatRepeatTooMuch() throws IOException {
        StringBuilder many = new StringBuilder("hosts: &hosts {");
        for (int i = 0; i < 500; i++) {
            many.append("h" + i + ": {address: a" + i + "}, ");
        }
        many.append("}\nvolumes:\n");
        for (int i = 0; i < 10; i++) {
            many.append("  v" + i + ": {bricks: *hosts}\n");
        }

        assertThat(tutorial.problemsOf(tutorial.containing(many.toString())))
                .containsExactly("gluster.yml: the file has more than 5000 values, counting those that aliases repeat;"
                        + " name a topology file");
    }

    @Test
    void anAliasOfItself() throws IOException {
        assertThat(tutorial.problemsOf(tutorial.with("volumes:\n", "volumes: &volumes\n  again: *volumes\n")))
                .containsExactly(
                        "gluster.yml:10:3: volumes.again.again: again is no key here; write one of replica, bricks,"
                                + " force, mount or freshness",
                        "gluster.yml:10:3: volumes.again.replica: replica is missing; write how many servers hold a copy of each"
                                + " file: replica: 2 or replica: 3",
                        "gluster.yml:10:3: volumes.again.bricks: bricks is missing; write the path on every server, such as bricks:"
                                + " /srv/gluster/again",
                        "gluster.yml:10:3: volumes.again.mount: mount is missing; write where clients mount the volume, such as"
                                + " mount: /srv/www/again",
                        "gluster.yml:11:3: volumes.again.ashleyrich_com: ashleyrich_com is no key here; write one of"
                                + " replica, bricks, force, mount or freshness");
    }

    @Test
    void bracketsWithoutEnd() throws IOException {
        assertThat(tutorial.problemsOf(tutorial.containing("name: " + "[".repeat(10_000) + "\n")))
                .containsExactly("gluster.yml: the file is nested or aliased too deeply; write the values out");
    }
}
