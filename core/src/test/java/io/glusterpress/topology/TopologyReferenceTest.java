package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds what is committed and made from the model to the model; with {@code -Dmend} it writes it anew. */
class TopologyReferenceTest {

    private static final boolean MEND = System.getProperty("mend") != null;

    private static final Path ROOT = Path.of("..");

    @Test
    void theSchemaThatIsShippedAndPublished() throws IOException {
        hold("src/site/resources/gluster.schema.json", TopologySchema.text());
    }

    @Test
    void theSchemaBesideTheExample() throws IOException {
        hold("generated-roles/gluster.schema.json", TopologySchema.text());
        assertThat(ROOT.resolve("generated-roles/gluster.yml"))
                .content()
                .startsWith("# yaml-language-server: $schema=gluster.schema.json\n");
    }

    @Test
    void thePageOfTheSite() throws IOException {
        hold("src/site/markdown/topology.md", TopologyReference.page());
    }

    @Test
    void theTableInTheReadme() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher table =
                Pattern.compile("(?<=<!-- table: topology -->\n)(\\|.*\n)+").matcher(readme);

        assertThat(table.find()).isTrue();
        hold(
                "README.md",
                readme.substring(0, table.start()) + TopologyReference.table() + readme.substring(table.end()));
    }

    @Test
    void theJarHasTheSchema() throws IOException {
        try (var stream = TopologySchema.class.getResourceAsStream("/io/glusterpress/gluster.schema.json")) {
            assertThat(stream).isNotNull().hasContent(TopologySchema.text());
        }
    }

    private static void hold(String name, String expected) throws IOException {
        Path file = ROOT.resolve(name);
        if (MEND) {
            Files.createDirectories(file.resolveSibling(""));
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as(
                        "%s is not what TopologyShape makes; ./mvnw -pl core -am test -Dtest=TopologyReferenceTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dmend mends it",
                        name)
                .content()
                .isEqualTo(expected);
    }
}
