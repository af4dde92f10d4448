package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tutorial's topology file, as it is or with one thing changed, as {@code gluster.yml} in a directory. */
record TutorialFile(Path directory) {

    static String resource(String name) {
        try (InputStream in = TutorialFile.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(name, broken);
        }
    }

    Path with(String text, String replacement) throws IOException {
        String tutorial = resource("tutorial.yml");
        assertThat(tutorial).containsOnlyOnce(text);
        return containing(tutorial.replace(text, replacement));
    }

    Path containing(String text) throws IOException {
        return Files.writeString(directory.resolve("gluster.yml"), text);
    }

    /** Returns what is wrong with a file, each problem as one line, with {@code gluster.yml} as its only path. */
    List<String> problemsOf(Path file) {
        InvalidTopology invalid = catchThrowableOfType(InvalidTopology.class, () -> Topology.read(file));
        assertThat(invalid).as("the file is accepted").isNotNull();
        return invalid.problems().stream().map(this::shown).toList();
    }

    /** Returns the whole message about a file, with {@code gluster.yml} as its only path. */
    String messageOf(Path file) {
        InvalidTopology invalid = catchThrowableOfType(InvalidTopology.class, () -> Topology.read(file));
        assertThat(invalid).as("the file is accepted").isNotNull();
        return String.valueOf(invalid.getMessage()).replace(file.toString(), "gluster.yml");
    }

    List<String> warningsOf(Path file) {
        return Topology.read(file).warnings().stream().map(this::shown).toList();
    }

    private String shown(Problem problem) {
        return problem.toString().replace(directory.resolve("gluster.yml").toString(), "gluster.yml");
    }
}
