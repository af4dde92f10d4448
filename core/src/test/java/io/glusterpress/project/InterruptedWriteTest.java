package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedWriteTest {

    private static final AnsibleProject FIRST = Sample.project("a", "1", "b", "1", "gone/x", "1", "turns", "1");
    private static final AnsibleProject SECOND = Sample.project("a", "2", "b", "2", "c/d", "2", "turns/in/to", "2");
    private static final AnsibleProject THIRD = Sample.project("a", "3", "b", "1", "c/d", "3", "e", "3");

    @TempDir
    private Path temporary;

    @Test
    void takesNothingOfItsOwnForAnEditWhereverItWasKilled() {
        int steps = steps(FIRST, SECOND);
        assertThat(steps).isEqualTo(9);
        for (int step = 0; step < steps; step++) {
            for (AnsibleProject next : new AnsibleProject[] {FIRST, SECOND, THIRD}) {
                Path out = temporary.resolve("at" + step + "then" + next.hashCode());
                FIRST.writeTo(out);
                Folder.write(out, "mine", "m");
                writeUntil(step, SECOND, out);
                assertThat(next.writeTo(out).kept())
                        .as("killed at step %d", step)
                        .isEmpty();
                assertIs(next, out);
            }
        }
    }

    @Test
    void goesOnAfterTheVeryFirstRunWasKilled() {
        for (int step = 0; step < steps(FIRST); step++) {
            Path out = temporary.resolve("first" + step);
            Folder.write(out, "mine", "m");
            Path pom = out.resolve("pom.xml");
            assertThat(out.resolve("mine").toFile().renameTo(pom.toFile())).isTrue();
            writeUntil(step, FIRST, out);
            assertThat(SECOND.writeTo(out).kept()).as("killed at step %d", step).isEmpty();
            assertThat(pom.toFile().renameTo(out.resolve("mine").toFile())).isTrue();
            assertIs(SECOND, out);
        }
    }

    @Test
    void goesOnAfterItWasKilledTwice() {
        for (int step = 0; step < steps(FIRST, SECOND); step++) {
            Path out = temporary.resolve("twice" + step);
            FIRST.writeTo(out);
            Folder.write(out, "mine", "m");
            writeUntil(step, SECOND, out);
            writeUntil(4, THIRD, out);
            assertThat(FIRST.writeTo(out).kept()).as("killed at step %d", step).isEmpty();
            assertIs(FIRST, out);
        }
    }

    @Test
    void keepsAnEditThatCameBetweenTheRuns() {
        FIRST.writeTo(temporary);
        writeUntil(7, SECOND, temporary);
        Folder.write(temporary, "a", "mine");
        assertThat(THIRD.writeTo(temporary).kept()).containsExactly("a");
        assertThat(temporary.resolve("a")).hasContent("mine");
    }

    private static void assertIs(AnsibleProject project, Path out) {
        var files = Folder.files(out);
        assertThat(files.remove("mine")).isEqualTo("m");
        assertThat(files.keySet())
                .containsExactlyElementsOf(
                        project.files().stream().map(GeneratedFile::path).toList());
        project.files().forEach(file -> assertThat(files.get(file.path())).isEqualTo(file.text()));
    }

    private int steps(AnsibleProject... projects) {
        Path out = temporary.resolve("counted" + projects.length);
        Dying[] dying = new Dying[1];
        for (AnsibleProject project : projects) {
            ProjectWriter.write(out, project.rendering(), WriteOptions.defaults(), Optional.empty(), directory -> {
                dying[0] = new Dying(directory, Integer.MAX_VALUE);
                return dying[0];
            });
        }
        return dying[0].done;
    }

    private static void writeUntil(int step, AnsibleProject project, Path out) {
        try {
            ProjectWriter.write(
                    out,
                    project.rendering(),
                    WriteOptions.defaults(),
                    Optional.empty(),
                    directory -> new Dying(directory, step));
        } catch (Killed e) {
            assertThat(e).isNotNull();
        }
    }

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    /** Stops for good before a write or removal, and leaves half a temporary file or an empty directory as a kill would. */
    private static final class Dying extends OutputFiles {

        private final OutputDirectory directory;
        private final int last;
        private int done;

        Dying(OutputDirectory directory, int last) {
            super(directory);
            this.directory = directory;
            this.last = last;
        }

        @Override
        void write(String relative, byte[] content) {
            if (done == last) {
                String name = Sha256.of(
                        directory.path(relative).getFileName().toString().getBytes(StandardCharsets.UTF_8));
                Folder.write(
                        directory.path(relative).resolveSibling(""),
                        ".glusterpress-" + name.substring(0, 16) + "~",
                        "ha");
                throw new Killed();
            }
            done++;
            super.write(relative, content);
        }

        @Override
        void remove(String relative) {
            if (done == last) {
                try {
                    Files.deleteIfExists(directory.path(relative));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                throw new Killed();
            }
            done++;
            super.remove(relative);
        }
    }
}
