package io.glusterpress.maven.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Scripts that the tests run on the hosts. */
final class Resource {

    private Resource() {}

    static String text(String name) {
        try (var stream = Objects.requireNonNull(Resource.class.getResourceAsStream("/proof/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
