package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.project.Drift;
import io.glusterpress.project.TemplateWarning;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplatesMessageTest {

    @Test
    void quotesThePathsForAShell() {
        var log = new RecordingLog();
        var templates = List.of(
                new TemplateWarning("it's mine.txt.vm", "first", ""), new TemplateWarning("b.vm", "second", ""));

        new TemplatesMessage(log, "mvn gluster:generate")
                .warn(new Drift(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), templates, ""));

        assertThat(log.warnings)
                .containsExactly(
                        "Templates of yours to look at:",
                        "  it's mine.txt.vm: first",
                        "  b.vm: second",
                        "In a diff, - is what yours makes and + what ours would make. When each is as you want it:"
                                + " mvn gluster:generate -Dgluster.keep='it'\\''s mine.txt.vm,b.vm'");
    }
}
