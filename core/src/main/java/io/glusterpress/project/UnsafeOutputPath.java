package io.glusterpress.project;

import io.glusterpress.GlusterpressException;
import java.nio.file.Path;

/** Something in the output directory that stands where a file of ours belongs; nothing was written. */
public final class UnsafeOutputPath extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient Path path;

    UnsafeOutputPath(Path path, String reason) {
        super("Nothing was written: " + path + " " + reason);
        this.path = path;
    }

    static UnsafeOutputPath link(Path path) {
        return new UnsafeOutputPath(
                path,
                "is a link, and links are not followed. Put the file or directory itself there, or remove the link.");
    }

    static UnsafeOutputPath special(Path path) {
        return new UnsafeOutputPath(path, "is neither a file nor a directory. Remove it.");
    }

    static UnsafeOutputPath directory(Path path) {
        return new UnsafeOutputPath(path, "is a directory where the project has a file. Move it away.");
    }

    static UnsafeOutputPath file(Path path) {
        return new UnsafeOutputPath(path, "is a file where the project has a directory. Move it away.");
    }

    /**
     * Returns what stands in the way.
     *
     * @return its path
     */
    public Path path() {
        return path;
    }
}
