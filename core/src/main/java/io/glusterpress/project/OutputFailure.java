package io.glusterpress.project;

import io.glusterpress.GlusterpressException;
import java.io.IOException;
import java.nio.file.Path;

/** The file system refused to read or write; a second run goes on where this one stopped. */
public final class OutputFailure extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient Path path;

    OutputFailure(Path path, IOException cause) {
        super(
                "Cannot read or write " + path + ": " + Failures.reason(cause)
                        + ". Mend that and run this again; it goes on where it stopped.",
                cause);
        this.path = path;
    }

    /**
     * Returns what could not be read or written.
     *
     * @return its path
     */
    public Path path() {
        return path;
    }
}
