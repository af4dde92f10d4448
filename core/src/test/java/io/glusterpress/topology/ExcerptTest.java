package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.topology.Problem.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "name: x|7|1|name: x|6|1",
                "\tname: x|8|1|    name: x|10|1",
                "a\tb: x|6|1|a    b: x|8|1",
                "日本: x|5|1|日本: x|6|1",
                "日本: x|1|2|日本: x|0|4",
                "# 🦄 x|5|1|# 🦄 x|5|1",
                "한국어 ｘ x|7|1|한국어 ｘ x|10|1",
                "Zoe\u0308: x|7|1|Zoe\u0308: x|5|1",
                "👨\u200d👩: x|6|1|👨<U+200D>👩: x|14|1",
                "❤\ufe0f: x|5|1|❤<U+FE0F>: x|11|1",
                "🇩🇪: x|5|1|<U+1F1E9><U+1F1EA>: x|20|1",
                "👍🏽: x|5|1|👍<U+1F3FD>: x|13|1",
                "a\u202eb: x|6|1|a<U+202E>b: x|12|1",
                "a\u202eb: x|1|3|a<U+202E>b: x|0|10",
                "name:|6|1|name: |5|1",
                "name:|9|1|name:    |8|1",
                "''|1|1| |0|1",
            })
    void keepsTheCaretBelowItsCharacter(String source, int column, int length, String text, int start, int width) {
        assertThat(excerpt(source, column, length)).isEqualTo(new Excerpt(text, start, width));
    }

    @Test
    void cutsTheEndOfALineThatIsTooLong() {
        String source = "name: [" + "abcdefghi,".repeat(20) + "]";

        assertThat(excerpt(source, 8, 9))
                .isEqualTo(new Excerpt("name: [" + "abcdefghi,".repeat(6) + "abcde" + "...", 7, 9));
    }

    @Test
    void cutsBothEndsOfALineThatIsTooLong() {
        String source = "name: [" + "abcdefghi,".repeat(20) + "]";

        assertThat(excerpt(source, 108, 9))
                .isEqualTo(new Excerpt(
                        "...efghi,abcdefghi,abcdefghi,abcdefghi,abcdefghi,abcdefghi,abcdefghi,abcdef...", 39, 9));
    }

    @Test
    void keepsTheEndOfALineWhenTheCaretIsThere() {
        String source = "name: [" + "abcdefghi,".repeat(20) + "x";

        assertThat(excerpt(source, 208, 1)).isEqualTo(new Excerpt("...efghi,abcdefghi,abcdefghi,abcdefghi,x", 39, 1));
    }

    @Test
    void underlinesNoMoreThanIsShown() {
        assertThat(excerpt("name: " + "x".repeat(1_000), 7, 1_000))
                .isEqualTo(new Excerpt("name: " + "x".repeat(66) + "...", 6, 66));
    }

    @Test
    void looksOnlyAtThePartOfAMegabyteThatIsShown() {
        String source = "日".repeat(500_000) + "x" + "日".repeat(500_000);

        assertThat(excerpt(source, 500_001, 1))
                .isEqualTo(new Excerpt("..." + "日".repeat(18) + "x" + "日".repeat(17) + "...", 39, 1));
    }

    @Test
    void doesNotStackEndlessAccentsOntoOneLetter() {
        String source = "name: Z" + "\u0308".repeat(100_000) + "x";

        assertThat(excerpt(source, 100_008, 1).text().length()).isLessThan(3 * Excerpt.WIDEST);
    }

    private static Excerpt excerpt(String source, int column, int length) {
        return Excerpt.of(new Position("gluster.yml", 1, column, length, source));
    }
}
