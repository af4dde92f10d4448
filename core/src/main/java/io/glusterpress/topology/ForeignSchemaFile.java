package io.glusterpress.topology;

import io.glusterpress.GlusterpressException;
import java.nio.file.Path;

/** A file that is no schema of the topology file and stands where one should be written, so that it is left alone. */
public final class ForeignSchemaFile extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    ForeignSchemaFile(Path file) {
        super("Nothing was written to " + file
                + ": it is there already, and is no schema of gluster.yml (its $id is not " + TopologySchema.ID
                + "). Name another file, or remove this one.");
        this.file = file;
    }

    /**
     * Returns the file.
     *
     * @return the file as it was given
     */
    public Path file() {
        return file;
    }
}
