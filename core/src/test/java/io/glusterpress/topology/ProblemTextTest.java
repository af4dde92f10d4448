package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.glusterpress.topology.Problem.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemTextTest {

    @TempDir
    private Path directory;

    private TutorialFile tutorial;

    @BeforeEach
    void setUp() {
        tutorial = new TutorialFile(directory);
    }

    @Test
    void showsTheLineWithACaretBelowTheValue() throws IOException {
        assertThat(tutorial.messageOf(tutorial.with("replica: 2", "replica: 4")))
                .isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml:11:14: error: 4 is no replica count that Gluster recommends
                      --> volumes.ashleyrich_com.replica
                   11 |     replica: 4
                      |              ^
                      = help: write 2 or 3""");
    }

    @Test
    void showsWhereTheFirstOfTwoKeysIs() throws IOException {
        assertThat(tutorial.messageOf(tutorial.with("logs: logs", "root: html")))
                .isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml:20:5: error: root is written twice
                      --> sites.ashleyrich.com.root
                   19 |     root: public
                      |     ---- first written here
                   20 |     root: html
                      |     ^^^^
                      = help: keep one of the two""");
    }

    @Test
    void tellsTheOneKeyThatAllIsIndentedBelow() throws IOException {
        String text = "gluster:\n" + TutorialFile.resource("tutorial.yml").indent(2);

        assertThat(tutorial.messageOf(tutorial.containing(text))).isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml:1:1: error: the keys of the topology stand below gluster
                    1 | gluster:
                      | ^^^^^^^
                      = help: remove this line, and move what is below it to the left""");
    }

    @Test
    void leavesOutTheLinesBetween() throws IOException {
        Path file = tutorial.with("bricks: /srv/gluster/ashleyrich_com", "bricks: /home/ashley/ashleyrich_com");

        assertThat(tutorial.messageOf(file)).isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml:14:12: error: /home/ashley/ashleyrich_com is the brick of ashleyrich_com too
                      --> volumes.ashleyrich_com.mount
                   12 |     bricks: /home/ashley/ashleyrich_com
                      |             --------------------------- the brick of ashleyrich_com
                ...
                   14 |     mount: /home/ashley/ashleyrich_com
                      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^
                      = help: use a directory outside every brick""");
    }

    @Test
    void showsTwoPlacesInOneLine() throws IOException {
        assertThat(tutorial.messageOf(tutorial.with("{user: ashley}", "{user: ashley, user: root}")))
                .isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml:2:21: error: user is written twice
                      --> ssh.user
                    2 | ssh: {user: ashley, user: root}
                      |       ---- first written here
                      |                     ^^^^
                      = help: keep one of the two""");
    }

    @Test
    void pointsBehindAKeyWithoutValue() throws IOException {
        assertThat(tutorial.messageOf(tutorial.with("replica: 2", "replica:"))).isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml:11:13: error: there is no value
                      --> volumes.ashleyrich_com.replica
                   11 |     replica:
                      |             ^
                      = help: write it like this: 3""");
    }

    @Test
    void marksTheFirstLineOfWhatTakesSeveral() throws IOException {
        assertThat(tutorial.messageOf(tutorial.with("clients: [app1]", "clients:\n  a: b\n  c: d")))
                .isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml:9:3: error: a mapping stands here
                    9 |   a: b
                      |   ^^^^
                      = help: write it like this: [app1]""");
    }

    @Test
    void hasNoLineForTheFileAsAWhole() throws IOException {
        assertThat(tutorial.messageOf(tutorial.with("clients: [app1]\n", "\n"))).isEqualTo("""
                gluster.yml has 1 problem:

                gluster.yml: error: clients is missing
                      = help: write the hosts that mount the volumes, such as clients: [app1]""");
    }

    @Test
    void widensTheMarginForLargeLineNumbers() {
        Position position = new Position("gluster.yml", 1_234_567, 1, 4, "name: x");

        assertThat(problem(position).text()).isEqualTo("""
                gluster.yml:1234567:1: error: wrong
                        --> a.b
                1234567 | name: x
                        | ^^^^
                        = help: mend it""");
    }

    @Test
    void letsNothingThroughThatMovesATerminalsCursor() {
        Position position = new Position("a\u001b[2Jb.yml", 1, 7, 5, "name: a\u202eb\u001b[0m\u2066c\rd");

        Problem problem = new Problem(
                Problem.Severity.WARNING,
                Optional.of(position),
                "x.\u202e",
                "",
                "wrong\u0007",
                "mend\u200b it",
                List.of());

        assertThat(problem.text()).isEqualTo("""
                a<U+001B>[2Jb.yml:1:7: warning: wrong<U+0007>
                      --> x.<U+202E>
                    1 | name: a<U+202E>b<U+001B>[0m<U+2066>c<U+000D>d
                      |       ^^^^^^^^^^^^^^^^^^^
                      = help: mend<U+200B> it""");
        assertThat(problem).hasToString("a<U+001B>[2Jb.yml:1:7: warning: x.<U+202E>: wrong<U+0007>; mend<U+200B> it");
    }

    @Test
    void showsTwentyProblemsAndCountsTheOthers() throws IOException {
        String hosts = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> "  h" + i + ": {address: 198.51.100.300}\n")
                .collect(Collectors.joining("", "hosts:\n", ""));
        Path file = tutorial.with("hosts:\n", hosts);

        InvalidTopology invalid = catchThrowableOfType(InvalidTopology.class, () -> Topology.read(file));

        assertThat(invalid.problems()).hasSize(30);
        assertThat(tutorial.messageOf(file).lines().filter(it -> it.contains("error:")))
                .hasSize(20);
        assertThat(tutorial.messageOf(file))
                .startsWith(
                        "gluster.yml has 30 problems:\n\ngluster.yml:4:17: error: 198.51.100.300 is no IPv4 address\n")
                .endsWith("such as 203.0.113.11\n\nand 10 more problems");
    }

    private static Problem problem(Position position) {
        return new Problem(Problem.Severity.ERROR, Optional.of(position), "a.b", "", "wrong", "mend it", List.of());
    }
}
