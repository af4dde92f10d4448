package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.Mark;

/** The text of one topology file, as lines that positions point into. */
final class SourceText {

    private final String file;
    private final String text;
    private final int[] lineStarts;
    private final Map<Integer, String> lines = new HashMap<>();

    /**
     * Takes a text.
     *
     * @param file how messages call the file
     */
    SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        IntStream.Builder starts = IntStream.builder().add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                starts.add(i + 1);
            }
        }
        return starts.build().toArray();
    }

    String text() {
        return text;
    }

    /** Returns a line without its end. */
    String line(int number) {
        return lines.computeIfAbsent(number, it -> {
            int start = it > lineStarts.length ? text.length() : lineStarts[it - 1];
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return text.substring(start, end);
        });
    }

    Position wholeFile() {
        return wholeFile(file);
    }

    static Position wholeFile(String file) {
        return new Position(file, 0, 0, 0, "");
    }

    /** Returns a part of one line. */
    Position at(int line, int column, int length) {
        return new Position(file, line, column, length, line(line));
    }

    /** Returns what is between two marks, or, when that is several lines, what is in the first of them. */
    Position between(Mark start, Mark end) {
        int line = start.getLine() + 1;
        int last = end.getLine() == start.getLine()
                ? end.getColumn()
                : lengthOf(line(line).stripTrailing());
        return at(line, start.getColumn() + 1, Math.max(1, last - start.getColumn()));
    }

    /** Returns the position after a text. */
    Position after(String before) {
        SourceText start = new SourceText(file, before);
        int line = start.lineStarts.length;
        return at(line, lengthOf(start.line(line)) + 1, 1);
    }

    InvalidTopology invalid(Position position, String message, String advice, Problem.Related... related) {
        return invalid(file, position, message, advice, related);
    }

    static InvalidTopology invalid(
            String file, Position position, String message, String advice, Problem.Related... related) {
        Problem problem = new Problem(Severity.ERROR, Optional.of(position), "", "", message, advice, List.of(related));
        return new InvalidTopology(file, List.of(problem));
    }

    private static int lengthOf(String line) {
        return line.codePointCount(0, line.length());
    }
}
