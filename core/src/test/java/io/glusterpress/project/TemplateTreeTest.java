package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemplateTreeTest {

    @Test
    void readsOnlyStreamsSoThatItWorksInAJarInsideAJar() {
        TemplateTree tree = TemplateTree.shipped(new StreamsOnly(Map.of(
                "io/glusterpress/templates.index", "a.yml\nroles/b.yml.vm\r\n",
                "io/glusterpress/templates.version", "1.2.3\n",
                "io/glusterpress/templates/a.yml", "a",
                "io/glusterpress/templates/roles/b.yml.vm", "b")));
        assertThat(tree.version()).isEqualTo("1.2.3");
        assertThat(tree.sources()).extracting(TemplateSource::path).containsExactly("a.yml", "roles/b.yml.vm");
        assertThat(tree.source("a.yml")).map(TemplateSource::text).contains("a");
        assertThat(tree.source("c.yml")).isEmpty();
    }

    @Test
    void saysWhatIsMissingOnTheClassPath() {
        assertThatThrownBy(() -> TemplateTree.shipped(new StreamsOnly(Map.of())))
                .isInstanceOf(MissingTemplates.class)
                .hasMessage("The templates are not on the class path: io/glusterpress/templates.index is missing. "
                        + "Add the artifact io.glusterpress:glusterpress-templates in the version of glusterpress-core; "
                        + "when jars are merged into one, keep everything below io/glusterpress.");
    }

    @Test
    void shipsTheWholeTemplateTree() throws IOException {
        Path source = Path.of("../templates/project");
        TemplateTree shipped = TemplateTree.shipped(getClass().getClassLoader());
        try (Stream<Path> files = Files.walk(source)) {
            List<String> paths = files.filter(Files::isRegularFile)
                    .map(file -> source.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.matches(
                            "(.*/)?(__pycache__|\\.pytest_cache|\\.ansible)/.*|.*\\.pyc|(.*/)?\\.DS_Store"))
                    .sorted()
                    .toList();
            assertThat(shipped.sources()).extracting(TemplateSource::path).containsExactlyElementsOf(paths);
        }
        for (TemplateSource template : shipped.sources()) {
            assertThat(template.content())
                    .as(template.path())
                    .isEqualTo(Files.readAllBytes(source.resolve(template.path())));
        }
    }

    @Test
    void listsThePathsInTheirOrder() throws IOException {
        try (InputStream index = getClass().getResourceAsStream("/io/glusterpress/templates.index")) {
            assertThat(index).isNotNull();
            String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).endsWith("\n").doesNotContain("\r").doesNotContain("\n\n");
            assertThat(text.lines()).isSorted();
        }
    }

    private static final class StreamsOnly extends ClassLoader {

        private final Map<String, String> resources;

        StreamsOnly(Map<String, String> resources) {
            super(null);
            this.resources = resources;
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            String text = resources.get(name);
            return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
