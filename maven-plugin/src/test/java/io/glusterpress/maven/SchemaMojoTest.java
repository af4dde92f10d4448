package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glusterpress.topology.TopologySchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaMojoTest {

    @TempDir
    Path root;

    private final RecordingLog log = new RecordingLog();

    private SchemaMojo mojo() {
        var mojo = new SchemaMojo();
        mojo.setLog(log);
        mojo.topologyFile = root.resolve("gluster.yml").toFile();
        return mojo;
    }

    @Test
    void writesTheSchemaBesideTheTopologyFileAndSaysHowToNameIt() throws Exception {
        mojo().execute();

        assertThat(root.resolve("gluster.schema.json")).content().isEqualTo(TopologySchema.text());
        assertThat(log.infos)
                .containsExactly(
                        root.resolve("gluster.schema.json") + ": written",
                        "For editors, the first line of gluster.yml names it:",
                        "# yaml-language-server: $schema=gluster.schema.json");
    }

    @Test
    void saysThatNothingHadToBeWritten() throws Exception {
        mojo().execute();
        log.infos.clear();

        mojo().execute();

        assertThat(log.infos).startsWith(root.resolve("gluster.schema.json") + ": unchanged");
    }

    @Test
    void namesASchemaElsewhereByTheWayFromTheTopologyFile() throws Exception {
        var mojo = mojo();
        mojo.topologyFile =
                Files.createDirectory(root.resolve("sites")).resolve("one.yml").toFile();
        mojo.schemaFile = Files.createDirectory(root.resolve("schemas"))
                .resolve("topology.json")
                .toFile();

        mojo.execute();

        assertThat(log.infos)
                .containsExactly(
                        root.resolve("schemas/topology.json") + ": written",
                        "For editors, the first line of one.yml names it:",
                        "# yaml-language-server: $schema=../schemas/topology.json");
    }

    @Test
    void leavesAForeignFileAlone() throws Exception {
        var foreign = Files.writeString(root.resolve("gluster.schema.json"), "{}");

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "Nothing was written to " + foreign + ": it is there already, and is no schema of gluster.yml"
                                + " (its $id is not https://glusterpress.io/gluster.schema.json)."
                                + " Name another file, or remove this one."
                                + " To name another: -Dgluster.schemaFile=FILE");
        assertThat(foreign).hasContent("{}");
    }

    @Test
    void namesADirectoryThatIsNotThere() throws IOException {
        var mojo = mojo();
        mojo.schemaFile = root.resolve("missing/gluster.schema.json").toFile();

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no directory " + root.resolve("missing")
                        + " to write the schema to. Make it, or name another file: -Dgluster.schemaFile=FILE");
    }

    @Test
    void canBeSkipped() throws Exception {
        var mojo = mojo();
        mojo.skip = true;

        mojo.execute();

        assertThat(log.infos).containsExactly("Skipped, because gluster.skip is set.");
        assertThat(root).isEmptyDirectory();
    }
}
