package io.glusterpress.project;

import io.glusterpress.GlusterpressException;
import java.nio.file.Path;

/** The records of the last run cannot be read, so that nobody can tell which files people edited. */
public final class DamagedManifest extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient Path manifest;

    DamagedManifest(Path manifest, String reason) {
        super("Nothing was written: " + manifest + " is damaged (" + reason + "). "
                + "Restore it from version control; after a merge conflict take either side whole. "
                + "Without a good copy, move the directory away, generate it afresh and carry over your edits.");
        this.manifest = manifest;
    }

    /**
     * Returns the file that cannot be read.
     *
     * @return its path
     */
    public Path manifest() {
        return manifest;
    }
}
