package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Related;
import org.yaml.snakeyaml.error.Mark;

/** A bracket that is not closed, is closed by another, or has a comma too few in it. */
final class BracketMistake {

    private final SourceText source;

    BracketMistake(SourceText source) {
        this.source = source;
    }

    /**
     * Returns what is wrong.
     *
     * @param mark where the parser gave up
     * @param opened the bracket
     * @param found what stands at the mark
     */
    InvalidTopology asInvalidTopology(Mark mark, Mark opened, String found) {
        String open = source.character(opened);
        String close = open.equals("[") ? "]" : "}";
        Position bracket = source.at(opened.getLine() + 1, opened.getColumn() + 1, 1);
        Position here = source.at(mark.getLine() + 1, mark.getColumn() + 1, 1);
        if (found.equals("]") || found.equals("}")) {
            return source.invalid(
                    here, open + " is closed by " + found, "write " + close, new Related(bracket, "opened here"));
        }
        if (found.equals("<stream end>") || !isClosed(opened)) {
            return source.invalid(
                    bracket, "this " + open + " is not closed", "write " + close + " after its last entry");
        }
        Position entry = found.equals(":") ? source.wordBefore(mark) : source.word(mark);
        return source.invalid(
                entry,
                "there is no comma before this",
                "write , " + Shown.key(SourceText.wordOf(entry)),
                new Related(bracket, "opened here"));
    }

    /** Tells whether as many brackets are closed as are opened, leaving quotes and comments out. */
    private boolean isClosed(Mark opened) {
        String text = source.text();
        int depth = 0;
        char quote = 0;
        for (int i = source.offset(opened); i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#' && i > 0 && Character.isWhitespace(text.charAt(i - 1))) {
                i = endOfLine(text, i);
            } else if (c == '[' || c == '{') {
                depth++;
            } else if ((c == ']' || c == '}') && --depth == 0) {
                return true;
            }
        }
        return false;
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
