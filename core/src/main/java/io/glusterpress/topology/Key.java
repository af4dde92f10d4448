package io.glusterpress.topology;

import java.util.Optional;

/**
 * One key of the topology file, as messages, the schema and the documentation have it.
 *
 * @param meaning a sentence without its full stop; names of keys and values stand in backquotes
 * @param isRequired whether a file without it is refused
 * @param absent what is in its place when it is left out, or that it may not be
 * @param byDefault the value that it has when it is left out, where that is a value
 */
record Key(String name, Shape shape, String meaning, boolean isRequired, String absent, Optional<String> byDefault) {

    static Key required(String name, Shape shape, String meaning) {
        return new Key(name, shape, meaning, true, "required", Optional.empty());
    }

    /** A key whose mapping must have something in it. */
    static Key atLeastOne(String name, Shape.Named shape, String meaning) {
        return new Key(name, shape, meaning, true, "at least one", Optional.empty());
    }

    static Key withDefault(String name, Shape shape, String meaning, Object value) {
        return new Key(name, shape, meaning, false, "`" + value + "`", Optional.of(value.toString()));
    }

    static Key optional(String name, Shape shape, String meaning, String absent) {
        return new Key(name, shape, meaning, false, absent, Optional.empty());
    }
}
