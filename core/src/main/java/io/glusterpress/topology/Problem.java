package io.glusterpress.topology;

import java.util.Optional;

/**
 * One thing that is wrong with a topology, or, as a warning, better done otherwise.
 *
 * @param severity whether the topology is refused
 * @param position where it is in the file; empty for a topology that was built in Java
 * @param key the path of the key, such as {@code volumes.ashleyrich_com.replica}; empty when it concerns the whole file
 * @param value the value as it was written; empty when there is none
 * @param message what is wrong, with the value
 * @param advice what to write instead
 */
public record Problem(
        Severity severity, Optional<Position> position, String key, String value, String message, String advice) {

    /** Whether a problem refuses the topology. */
    public enum Severity {
        /** The topology is refused. */
        ERROR,
        /** The topology is accepted. */
        WARNING
    }

    /**
     * A place in a topology file.
     *
     * @param file the path as it was given to {@link Topology#read}
     * @param line from 1; 0 for the file as a whole
     * @param column from 1; 0 for the file as a whole
     */
    public record Position(String file, int line, int column) {

        /** Returns {@code file:line:column}, or the file alone. */
        @Override
        public String toString() {
            return line == 0 ? file : file + ":" + line + ":" + column;
        }
    }

    /** Returns the problem as one line: position, key, message; advice. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        position.ifPresent(it -> text.append(it).append(": "));
        if (severity == Severity.WARNING) {
            text.append("warning: ");
        }
        if (!key.isEmpty()) {
            text.append(key).append(": ");
        }
        return text.append(message).append("; ").append(advice).toString();
    }
}
