package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkdownWriterTest {

    private final MarkdownWriter md = new MarkdownWriter();

    @Test
    void writesTextWithoutMarkup() {
        assertThat(md.cell("ashleyrich_com")).isEqualTo("ashleyrich_com");
        assertThat(md.cell("_a_ *b* `c` |d| <e> [f] &amp; \\"))
                .isEqualTo("\\_a\\_ \\*b\\* \\`c\\` \\|d\\| \\<e\\> \\[f\\] \\&amp; \\\\");
        assertThat(md.cell(" a\r\nb\nc ")).isEqualTo("a b c");
        assertThat(md.cell(2)).isEqualTo("2");
        assertThat(md.cell(Optional.empty())).isEmpty();
        assertThat(md.cell(Optional.of("a|b"))).isEqualTo("a\\|b");
    }

    @Test
    void writesCode() {
        assertThat(md.code("/srv/a_b")).isEqualTo("`/srv/a_b`");
        assertThat(md.code("a|b")).isEqualTo("`a\\|b`");
        assertThat(md.code("a`b``c")).isEqualTo("``` a`b``c ```");
        assertThat(md.code(Optional.empty())).isEmpty();
    }
}
