package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the schema to the reader. */
class TopologySchemaTest {

    /** What no schema can see: the reason, and how the reader says it. */
    private static final Map<String, Pattern> ONLY_THE_READER_SEES = Map.of(
            "a name that stands nowhere else in the file",
            Pattern.compile(" is no (host|server|client|volume); "),
            "a count that depends on another key",
            Pattern.compile("no multiple of replica"),
            "an address or a name that another host has in another spelling, or at another key",
            Pattern.compile(" is an address of \\w+ too; | differs from \\w+ in case only; "),
            "two paths that lie inside each other",
            Pattern.compile("the (brick|mount|copy_from) of "),
            "two sites that need a volume each",
            Pattern.compile("give every site that is copied a volume of its own"),
            "a path that is clear only where there is one client",
            Pattern.compile("the path does not say which of "),
            "a spelling: the schema sees what YAML has made of it",
            Pattern.compile(" is read as | is no whole number in plain digits"),
            "an IPv6 address that has the right characters in the wrong places",
            Pattern.compile(" is no IPv6 address; | has a port in it; "));

    @TempDir
    private Path directory;

    private TutorialFile tutorial;

    @BeforeEach
    void setUp() {
        tutorial = new TutorialFile(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tutorial.yml", "everything.yml"})
    void acceptsWhatTheReaderAccepts(String name) {
        assertThat(SchemaCheck.errors(TutorialFile.resource(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.glusterpress.topology.MistakesTest#mistakes")
    void refusesWhatTheReaderRefusesUnlessNoSchemaCanSeeIt(MistakesTest.Mistake mistake) throws IOException {
        Path file = tutorial.with(mistake.from(), mistake.to());

        if (SchemaCheck.errors(Files.readString(file)).isEmpty()) {
            assertThat(mistake.problems())
                    .as("The schema accepts this.")
                    .allSatisfy(problem -> assertThat(unseen(problem)).isNotEmpty());
        }
    }

    @Test
    void seesEverythingButTheCasesThatAreNamed() {
        TreeSet<String> needed = new TreeSet<>();
        MistakesTest.mistakes()
                .filter(it -> SchemaCheck.errors(changed(it)).isEmpty())
                .forEach(it -> it.problems().forEach(problem -> needed.addAll(unseen(problem))));

        assertThat(needed).isEqualTo(new TreeSet<>(ONLY_THE_READER_SEES.keySet()));
    }

    @Test
    void saysInWordsWhatAPatternWants() {
        Map<String, String> silent = new TreeMap<>();
        EditorYaml.read(TopologySchema.text())
                .orElseThrow()
                .path("definitions")
                .properties()
                .forEach(it -> {
                    if (it.getValue().has("pattern") != it.getValue().has("patternErrorMessage")) {
                        silent.put(it.getKey(), it.getValue().toString());
                    }
                });

        assertThat(silent).isEmpty();
    }

    @Test
    void describesEveryKey() {
        List<String> described = new ArrayList<>();
        keys(TopologyShape.FILE, "", described);

        assertThat(described).contains("name", "ssh.user", "hosts.*.private_address", "sites.*.copy_from.host");
        assertThat(TopologySchema.text().split("\"description\"", -1)).hasSize(described.size() + 2);
    }

    @Test
    void writesAFileOnce() throws IOException {
        Path file = directory.resolve("gluster.schema.json");

        assertThat(TopologySchema.writeTo(file)).isTrue();
        assertThat(file).content().isEqualTo(TopologySchema.text());
        assertThat(TopologySchema.writeTo(file)).isFalse();
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Files.getPosixFilePermissions(Files.createFile(directory.resolve("other"))));
        assertThat(directory).isDirectoryNotContaining("glob:**~");
    }

    @Test
    void replacesAnOlderSchema() throws IOException {
        Path file = Files.writeString(
                directory.resolve("gluster.schema.json"),
                "{\"$id\": \"" + TopologySchema.ID + "\", \"type\": \"array\"}");

        assertThat(TopologySchema.writeTo(file)).isTrue();
        assertThat(file).content().isEqualTo(TopologySchema.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"$id\": \"https://example.com/other.json\"}", "no JSON", "[]"})
    void leavesAForeignFileAlone(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("gluster.schema.json"), content);

        assertThatThrownBy(() -> TopologySchema.writeTo(file))
                .isInstanceOf(ForeignSchemaFile.class)
                .hasMessage("Nothing was written to " + file + ": it is there already, and is no schema of gluster.yml"
                        + " (its $id is not https://glusterpress.io/gluster.schema.json)."
                        + " Name another file, or remove this one.");
        assertThat(file).hasContent(content);
    }

    @Test
    void leavesADirectoryAndABrokenLinkAlone() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nothing"));

        assertThatThrownBy(() -> TopologySchema.writeTo(folder)).isInstanceOf(ForeignSchemaFile.class);
        assertThatThrownBy(() -> TopologySchema.writeTo(link)).isInstanceOf(ForeignSchemaFile.class);
        assertThat(link).isSymbolicLink();
    }

    private String changed(MistakesTest.Mistake mistake) {
        try {
            return Files.readString(tutorial.with(mistake.from(), mistake.to()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> unseen(String problem) {
        return ONLY_THE_READER_SEES.entrySet().stream()
                .filter(it -> it.getValue().matcher(problem).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void keys(Shape shape, String path, List<String> found) {
        if (shape instanceof Shape.Keys keys) {
            keys.keys().forEach(key -> {
                found.add(path + key.name());
                keys(key.shape(), path + key.name() + ".", found);
            });
        } else if (shape instanceof Shape.Named named) {
            keys(named.each(), path + "*.", found);
        } else if (shape instanceof Shape.TextOr either) {
            keys(either.mapping(), path, found);
        }
    }
}
