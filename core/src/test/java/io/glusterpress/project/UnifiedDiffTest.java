package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    @Test
    void showsThreeLinesAroundEachChangeAndJoinsWhatIsNear() {
        String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n";
        String after = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n13\n14\n15\n16\n17\n18\n19\nnew\n20\n";
        assertThat(diff(before, after)).isEqualTo("""
                        --- a/f
                        +++ b/f
                        @@ -2,14 +2,13 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                         7
                         8
                         9
                         10
                         11
                        -12
                         13
                         14
                         15
                        @@ -17,4 +16,5 @@
                         17
                         18
                         19
                        +new
                         20
                        """);
    }

    @Test
    void marksAMissingLineFeedAtTheEnd() {
        assertThat(diff("a\nb", "a\nb\n")).isEqualTo("""
                        --- a/f
                        +++ b/f
                        @@ -1,2 +1,2 @@
                         a
                        -b
                        \\ No newline at end of file
                        +b
                        """);
    }

    @Test
    void countsFromZeroWhereThereIsNothing() {
        assertThat(diff("", "a\n")).isEqualTo("--- a/f\n+++ b/f\n@@ -0,0 +1 @@\n+a\n");
        assertThat(diff("a\n\n", "")).isEqualTo("--- a/f\n+++ b/f\n@@ -1,2 +0,0 @@\n-a\n-\n");
    }

    @Test
    void namesBinaryFilesOnly() {
        assertThat(diff("a\0", "b")).isEqualTo("Binary files a/f and b/f differ\n");
    }

    @Test
    void replacesTheMiddleOfFilesTooLargeToCompare() {
        List<LineEdits.Line> edits = LineEdits.between(
                List.of(("h\n" + "a\n".repeat(3000) + "t").split("\n")),
                List.of(("h\n" + "b\n".repeat(3000) + "t").split("\n")));
        assertThat(edits).hasSize(6002);
        assertThat(edits.get(3000).sign()).isEqualTo('-');
        assertThat(edits.get(3001).sign()).isEqualTo('+');
    }

    private static String diff(String before, String after) {
        UnifiedDiff diff = new UnifiedDiff();
        diff.add("f", before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
        return diff.capped(100);
    }
}
