package io.glusterpress.topology;

import java.util.Optional;

/** What is wrong with a value, and what to write instead. */
record Flaw(String message, String advice) {

    static Optional<Flaw> of(String message, String advice) {
        return Optional.of(new Flaw(message, advice));
    }
}
