package io.glusterpress.maven;

import io.glusterpress.topology.ForeignSchemaFile;
import io.glusterpress.topology.TopologySchema;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the JSON Schema of the topology file, with which editors complete and check it.
 *
 * <p>The topology file itself need not be there, and is not read.
 */
@Mojo(name = "schema", requiresProject = false, aggregator = true, threadSafe = true)
public final class SchemaMojo extends BaseMojo {

    /** The topology file that names the schema. */
    @Parameter(property = "gluster.topologyFile", defaultValue = "${basedir}/gluster.yml")
    File topologyFile = new File("gluster.yml");

    /** The file to write; {@code gluster.schema.json} beside the topology file when it is not named. */
    @Parameter(property = "gluster.schemaFile")
    @Nullable
    File schemaFile;

    @Override
    void run() throws MojoFailureException {
        Path topology = topologyFile.toPath().toAbsolutePath().normalize();
        Path schema = schemaFile == null
                ? topology.resolveSibling("gluster.schema.json")
                : schemaFile.toPath().toAbsolutePath().normalize();
        Path directory = schema.resolveSibling("");
        if (!Files.isDirectory(directory)) {
            throw new MojoFailureException("There is no directory " + directory
                    + " to write the schema to. Make it, or name another file: -Dgluster.schemaFile=FILE");
        }
        getLog().info(schema + ": " + (write(schema) ? "written" : "unchanged"));
        getLog().info("For editors, the first line of " + topologyFile.getName() + " names it:");
        getLog().info("# yaml-language-server: $schema=" + reference(topology.resolveSibling(""), schema));
    }

    private boolean write(Path schema) throws MojoFailureException {
        try {
            return TopologySchema.writeTo(schema);
        } catch (ForeignSchemaFile e) {
            throw new MojoFailureException(e.getMessage() + " To name another: -Dgluster.schemaFile=FILE", e);
        }
    }

    /** How the topology file names the schema: by the way from it, so that it holds on other machines, too. */
    private static String reference(Path directory, Path schema) {
        return Objects.equals(directory.getRoot(), schema.getRoot())
                ? directory.relativize(schema).toString().replace('\\', '/')
                : schema.toUri().toString();
    }
}
