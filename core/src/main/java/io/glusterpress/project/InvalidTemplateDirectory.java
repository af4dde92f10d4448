package io.glusterpress.project;

import io.glusterpress.GlusterpressException;
import java.nio.file.Path;

/** A template directory that cannot be used as it is. */
public final class InvalidTemplateDirectory extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient Path directory;

    InvalidTemplateDirectory(Path directory, String reason) {
        super("The template directory " + directory + " cannot be used: " + reason);
        this.directory = directory;
    }

    InvalidTemplateDirectory(Path directory, String reason, Throwable cause) {
        super("The template directory " + directory + " cannot be used: " + reason, cause);
        this.directory = directory;
    }

    /**
     * Returns the directory.
     *
     * @return the directory as it was given
     */
    public Path directory() {
        return directory;
    }
}
