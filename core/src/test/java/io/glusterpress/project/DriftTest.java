package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftTest {

    private static final String MANIFEST = ".glusterpress/manifest.json";

    @TempDir
    private Path out;

    @Test
    void findsAllMissingWhereNothingIs() {
        Path nowhere = out.resolve("nowhere");
        assertThat(Sample.project("a", "1", "b", "1").compareTo(nowhere))
                .isEqualTo(new Drift(
                        List.of(MANIFEST, "a", "b"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ""));
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void findsNothingAfterAWrite() {
        AnsibleProject project = Sample.project("a", "1");
        project.writeTo(out);
        Drift drift = project.compareTo(out);
        assertThat(drift)
                .isEqualTo(new Drift(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), ""));
        assertThat(drift.upToDate()).isTrue();
    }

    @Test
    void namesEachKindAndShowsWhatChanged() {
        Sample.project("changed", "a\nb\n", "edited", "1\n", "obsolete", "o", "abandoned", "a")
                .writeTo(out);
        Folder.write(out, "edited", "mine\n");
        Folder.write(out, "abandoned", "mine");
        var before = Folder.files(out);
        Drift drift = Sample.project("changed", "a\nc\n", "edited", "1\n", "new", "n\n")
                .compareTo(out);
        assertThat(drift)
                .isEqualTo(new Drift(
                        List.of("new"),
                        List.of(MANIFEST, "changed"),
                        List.of("obsolete"),
                        List.of("abandoned", "edited"),
                        List.of(),
                        List.of(),
                        List.of(),
                        """
                        --- a/changed
                        +++ b/changed
                        @@ -1,2 +1,2 @@
                         a
                        -b
                        +c
                        --- a/edited
                        +++ b/edited
                        @@ -1 +1 @@
                        -mine
                        +1
                        """));
        assertThat(drift.upToDate()).isFalse();
        assertThat(Folder.files(out)).isEqualTo(before);
    }

    @Test
    void isUpToDateWhenOnlyPeopleEdited() {
        AnsibleProject project = Sample.project("a", "1\n");
        project.writeTo(out);
        Folder.write(out, "a", "mine\n");
        assertThat(project.compareTo(out).edited()).containsExactly("a");
        assertThat(project.compareTo(out).upToDate()).isTrue();
    }

    @Test
    void showsFiftyLinesAndCountsTheRest() {
        Sample.project("a", numbers(1)).writeTo(out);
        String diff = Sample.project("a", numbers(1000)).compareTo(out).diff();
        assertThat(diff.lines()).hasSize(51).startsWith("--- a/a", "+++ b/a", "@@ -1,40 +1,40 @@", "-1", "-2");
        assertThat(diff).endsWith("\n+1006\n... and 33 more lines\n");
    }

    private static String numbers(int from) {
        return IntStream.range(from, from + 40).mapToObj(n -> n + "\n").collect(Collectors.joining());
    }
}
