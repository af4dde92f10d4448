package io.glusterpress.topology;

import java.util.List;
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
 * @param related other places that it has to do with, such as the first of two keys
 */
public record Problem(
        Severity severity,
        Optional<Position> position,
        String key,
        String value,
        String message,
        String advice,
        List<Related> related) {

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
     * @param column from 1, in characters (Unicode code points); 0 for the file as a whole
     * @param length how many characters of the line are meant, at least 1; 0 for the file as a whole
     * @param source the line as it is in the file, without its end; empty for the file as a whole
     */
    public record Position(String file, int line, int column, int length, String source) {

        /** Returns {@code file:line:column}, or the file alone. */
        @Override
        public String toString() {
            return line == 0 ? file : file + ":" + line + ":" + column;
        }
    }

    /**
     * Another place in the file that a problem has to do with.
     *
     * @param position where it is
     * @param label what is there, such as {@code first written here}
     */
    public record Related(Position position, String label) {}

    /**
     * Creates a problem.
     *
     * @param severity whether the topology is refused
     * @param position where it is in the file
     * @param key the path of the key
     * @param value the value as it was written
     * @param message what is wrong
     * @param advice what to write instead
     * @param related other places that it has to do with
     */
    public Problem {
        related = List.copyOf(related);
    }

    /**
     * {@return the problem as a compiler shows it: where and what, the line with carets below the value, and what to write}
     */
    public String text() {
        return new ProblemText(this).toString();
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
        return Shown.visible(text.append(message).append("; ").append(advice).toString());
    }
}
