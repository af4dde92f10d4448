package io.glusterpress.project;

import io.glusterpress.GlusterpressException;
import java.nio.file.Path;

/** Another process, or another thread of this one, is writing to the same directory. */
public final class OutputInUse extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient Path directory;

    OutputInUse(Path directory) {
        super("Nothing was written: another run is writing to " + directory
                + ". Wait for its end, then run this again.");
        this.directory = directory;
    }

    /**
     * Returns the directory.
     *
     * @return the directory that is in use
     */
    public Path directory() {
        return directory;
    }
}
