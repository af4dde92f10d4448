package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Severity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.Mark;

/** The text of one topology file, as lines that positions point into. */
final class SourceText {

    private static final Pattern WORD = Pattern.compile("[^\\s,{}\\[\\]]+");
    private static final int LONGEST_LINE = 2_000;

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

    /** Returns the position after a text that this one starts with. */
    Position after(String before) {
        SourceText start = new SourceText(file, before);
        int line = start.lineStarts.length;
        return at(line, lengthOf(start.line(line)) + 1, 1);
    }

    /** Returns the number of spaces before the first word of a line. */
    int indentOf(int line) {
        return line(line).length() - line(line).stripLeading().length();
    }

    /** Returns the first line below one that has something in it. */
    int lineBelow(int line) {
        int below = line + 1;
        while (below < lineStarts.length && line(below).isBlank()) {
            below++;
        }
        return below;
    }

    /** Returns the last line above one that has more in it than a comment; 0 for none. */
    int lineAbove(int line) {
        int above = line - 1;
        while (above > 0 && (line(above).isBlank() || line(above).stripLeading().startsWith("#"))) {
            above--;
        }
        return above;
    }

    /** Returns the number of the line in which a pattern is found first. */
    Optional<Integer> lineOf(Pattern wanted) {
        Matcher matcher = wanted.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int line = Arrays.binarySearch(lineStarts, matcher.start());
        return Optional.of(line >= 0 ? line + 1 : -line - 1);
    }

    /** Returns a line, or as much of it as people look at. */
    String startOf(int line) {
        String whole = line(line);
        return whole.substring(0, Math.min(whole.length(), LONGEST_LINE));
    }

    /** Returns the first word of a line, without its colon. */
    Position firstWord(int line) {
        Matcher word = WORD.matcher(line(line));
        return word.find()
                ? at(line, lengthOf(line(line).substring(0, word.start())) + 1, lengthOf(withoutColon(word.group())))
                : at(line, 1, 1);
    }

    /** Returns the word that starts at a mark. */
    Position word(Mark mark) {
        return at(mark.getLine() + 1, mark.getColumn() + 1, Math.max(1, lengthOf(wordAt(mark))));
    }

    /** Returns what stands at a position. */
    static String wordOf(Position position) {
        String line = position.source();
        int start = line.offsetByCodePoints(0, Math.min(position.column() - 1, lengthOf(line)));
        int length = Math.min(position.length(), lengthOf(line.substring(start)));
        return line.substring(start, line.offsetByCodePoints(start, length));
    }

    /** Returns the word that ends before a mark. */
    Position wordBefore(Mark mark) {
        String before = line(mark.getLine() + 1).substring(0, indexOf(mark)).stripTrailing();
        int start = Math.max(before.lastIndexOf(' '), before.lastIndexOf(',')) + 1;
        return at(mark.getLine() + 1, lengthOf(before.substring(0, start)) + 1, lengthOf(before.substring(start)));
    }

    /** Returns what stands from a mark to the next space, comma, bracket or colon with a space. */
    String wordAt(Mark mark) {
        Matcher word = WORD.matcher(line(mark.getLine() + 1).substring(indexOf(mark)));
        return word.find() && word.start() == 0 ? withoutColon(word.group()) : character(mark);
    }

    private static String withoutColon(String word) {
        return word.length() > 1 && word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
    }

    /** Returns the rest of a line behind a mark and some characters more. */
    String restAfter(Mark mark, int characters) {
        return line(mark.getLine() + 1).substring(indexOf(mark) + characters).strip();
    }

    Position toEndOfLine(Mark mark) {
        String line = line(mark.getLine() + 1).stripTrailing();
        return at(mark.getLine() + 1, mark.getColumn() + 1, Math.max(1, lengthOf(line) - mark.getColumn()));
    }

    /** Returns the last character before a mark. */
    Position before(Mark mark) {
        return at(mark.getLine() + 1, Math.max(1, mark.getColumn()), 1);
    }

    /** Returns the last backslash before a mark, and the character behind it. */
    Position backslashBefore(Mark mark) {
        String before = line(mark.getLine() + 1).substring(0, indexOf(mark));
        int backslash = Math.max(0, before.lastIndexOf('\\'));
        return at(mark.getLine() + 1, lengthOf(before.substring(0, backslash)) + 1, 2);
    }

    /** Returns the character at a mark. */
    String character(Mark mark) {
        String line = line(mark.getLine() + 1);
        int index = indexOf(mark);
        return index < line.length() ? Character.toString(line.codePointAt(index)) : "";
    }

    /** Returns where in the text a mark is. */
    int offset(Mark mark) {
        return mark.getLine() < lineStarts.length ? lineStarts[mark.getLine()] + indexOf(mark) : text.length();
    }

    private int indexOf(Mark mark) {
        String line = line(mark.getLine() + 1);
        return line.offsetByCodePoints(0, Math.min(mark.getColumn(), lengthOf(line)));
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
