package io.glusterpress.topology;

import org.jspecify.annotations.Nullable;

/** What a value is when it was left out. */
final class Default {

    private Default() {}

    static <T> T to(@Nullable T written, T otherwise) {
        return written == null ? otherwise : written;
    }
}
