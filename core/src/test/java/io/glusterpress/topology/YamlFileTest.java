package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {

    private static final String KEYS = "write the keys name, ssh, hosts, servers, clients and volumes";

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

        assertThat(tutorial.problemsOf(file))
                .containsExactly("gluster.yml: this is a directory; name the topology file in it");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Path file = tutorial.containing("name: x\n");
        assertThat(file.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(file), "root reads every file");

        assertThat(tutorial.problemsOf(file))
                .containsExactly("gluster.yml: the file may not be read; give yourself the right to read it");
    }

    @Test
    void aFileWithTheOtherEnding() throws IOException {
        Files.writeString(directory.resolve("gluster.yaml"), "name: x\n");
        Files.writeString(directory.resolve("pipeline.yml"), "name: x\n");

        assertThat(tutorial.messageOf(directory.resolve("gluster.yml")))
                .isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml: error: there is no such file
                      = help: name %s""".formatted(directory.resolve("gluster.yaml")));
    }

    @Test
    void aDirectoryWithATopologyFileInIt() throws IOException {
        tutorial.containing("name: x\n");

        assertThat(tutorial.problemsOf(directory))
                .containsExactly(directory + ": this is a directory; name gluster.yml");
    }

    @Test
    void linksThatLeadNowhere() throws IOException {
        Path file = Files.createSymbolicLink(directory.resolve("gluster.yml"), Path.of("other.yml"));
        Files.createSymbolicLink(directory.resolve("other.yml"), Path.of("gluster.yml"));
        String nowhere = "gluster.yml: this is a link that leads to no file; name the topology file itself";

        assertThat(tutorial.problemsOf(file)).containsExactly(nowhere);

        Files.delete(directory.resolve("other.yml"));
        assertThat(tutorial.problemsOf(file)).containsExactly(nowhere);
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
                .containsExactly("gluster.yml:2:4: the byte FC is not in UTF-8; save the file as UTF-8");
    }

    @Test
    void loneCarriageReturns() throws IOException {
        String text = TutorialFile.resource("tutorial.yml").replace("\n", "\r");

        assertThat(Topology.read(tutorial.containing(text)).name()).isEqualTo("ashleyrich");
        assertThat(tutorial.messageOf(tutorial.containing(text.replace("replica: 2", "replica: 4"))))
                .isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml:11:14: error: 4 is no replica count that Gluster recommends
                      --> volumes.ashleyrich_com.replica
                   11 |     replica: 4
                      |              ^
                      = help: write 2 or 3""");
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
                .containsExactly(
                        "gluster.yml: the file is larger than 1 MiB, and no topology is; name a topology file");
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
    void pointsToTheAliasAndNotToWhatItRepeats() throws IOException {
        assertThat(tutorial.messageOf(tutorial.with("[gluster1, gluster2]", "[&a gluster1, gluster2, *a]")))
                .isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml:7:34: error: gluster1 is listed twice
                      --> servers[2]
                    7 | servers: [&a gluster1, gluster2, *a]
                      |           ----------- first listed here
                      |                                  ^^
                      = help: list it once""");
    }
}
