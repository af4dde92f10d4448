package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Characters that no text file needs and that make it look other than it is, in comments too.
 *
 * <p>Joiners and variation selectors stay allowed in comments, where languages and emoji need them.
 */
final class HiddenCharacters {

    /** More lines say nothing more. */
    private static final int MOST = 1_000;

    private HiddenCharacters() {}

    /**
     * Refuses a text with such characters.
     *
     * @throws InvalidTopology with each line that has some
     */
    static void refuse(SourceText source, String file) {
        String text = source.text();
        List<Problem> problems = new ArrayList<>();
        int line = 1;
        int column = 1;
        int count = 0;
        int firstColumn = 0;
        int first = 0;
        boolean inIndentation = true;
        for (int i = 0; i <= text.length() && problems.size() < MOST; ) {
            int c = i < text.length() ? text.codePointAt(i) : '\n';
            boolean endsLine = c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1));
            if (endsLine && count > 0) {
                problems.add(problem(source.at(line, firstColumn, 1), first, count));
            }
            if (endsLine) {
                line++;
                column = 1;
                count = 0;
                inIndentation = true;
            } else {
                boolean isSpace = Character.getType(c) == Character.SPACE_SEPARATOR;
                inIndentation &= isSpace;
                if (isHidden(c) || (inIndentation && c != ' ')) {
                    first = count == 0 ? c : first;
                    firstColumn = count == 0 ? column : firstColumn;
                    count++;
                }
                column++;
            }
            i += Character.charCount(c);
        }
        if (!problems.isEmpty()) {
            throw new InvalidTopology(file, problems);
        }
    }

    /** Returns a character as {@code U+202E (right-to-left override)}. */
    static String nameOf(int c) {
        String code = String.format("U+%04X", c);
        if (Character.getType(c) == Character.CONTROL) {
            return code + " (a control character)";
        }
        String name = Character.getName(c);
        return name == null ? code : code + " (" + name.toLowerCase(Locale.ROOT) + ")";
    }

    private static Problem problem(Position position, int first, int count) {
        String message = count == 1
                ? "there is the hidden character " + nameOf(first)
                : "there are " + count + " hidden characters in this line, the first of them " + nameOf(first);
        String it = count == 1 ? "it" : "them";
        String advice = first == 0
                ? "save the file as UTF-8 text"
                : Character.getType(first) == Character.SPACE_SEPARATOR
                        ? "write spaces in place of " + it
                        : "remove " + it;
        return new Problem(Severity.ERROR, Optional.of(position), "", "", message, advice, List.of());
    }

    private static boolean isHidden(int c) {
        if (c >= ' ' && c < 0x7F) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\t' && c != '\n' && c != '\r';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> !isJoiner(c);
            default -> c == 0xFFFE || c == 0xFFFF;
        };
    }

    /** Languages of South Asia and the Middle East, and emoji, are written with these. */
    private static boolean isJoiner(int c) {
        return c == 0x200C || c == 0x200D || c == 0x00AD;
    }
}
