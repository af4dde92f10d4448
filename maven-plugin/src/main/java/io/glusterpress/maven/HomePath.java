package io.glusterpress.maven;

import java.nio.file.Path;

/** Paths that start with {@code ~/}, which no shell expands behind {@code -Dname=}. */
final class HomePath {

    private static final Path TILDE = Path.of("~");

    private HomePath() {}

    /** Replaces everything up to a name {@code ~} with the home directory; Maven puts the POM's directory before it. */
    static Path of(Path path) {
        for (int index = 0; index < path.getNameCount() - 1; index++) {
            if (path.getName(index).equals(TILDE)) {
                return Path.of(System.getProperty("user.home")).resolve(path.subpath(index + 1, path.getNameCount()));
            }
        }
        return path;
    }
}
