package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * What a terminal shows of one source line, and where in it a range stands.
 *
 * @param text the line, or the part of it around the range, with nothing in it that moves a terminal's cursor
 * @param start the column of the range, from 0
 * @param width how many columns the range takes, at least 1
 */
record Excerpt(String text, int start, int width) {

    /** As wide as a terminal of 80 columns shows beside line numbers. */
    static final int WIDEST = 72;

    private static final int BEFORE = 36;
    private static final String CUT = "...";

    /** Lines may be a megabyte long: no more of them is looked at than a terminal can show. */
    private static final int NEAR = 2 * WIDEST;

    static Excerpt of(Position position) {
        String source = position.source();
        int length = source.codePointCount(0, source.length());
        int first = position.column() - 1;
        int nearFrom = Math.max(0, Math.min(first, length) - NEAR);
        int nearTo = Math.min(length, first + NEAR);
        List<String> cells = cells(source, nearFrom, nearTo);
        for (int column = length; column <= first; column++) {
            cells.add(" ");
        }
        int start = first - nearFrom;
        int end = Math.min(cells.size(), start + Math.max(1, position.length()));

        boolean fits = nearFrom == 0 && width(cells.subList(0, end)) <= WIDEST;
        int from = fits ? 0 : leftOf(start, cells);
        int to = rightOf(from, cells);
        end = Math.max(start + 1, Math.min(end, to));

        String before = nearFrom + from > 0 ? CUT : "";
        String after = nearFrom + to < length ? CUT : "";
        return new Excerpt(
                before + String.join("", cells.subList(from, to)) + after,
                before.length() + width(cells.subList(from, start)),
                Math.max(1, width(cells.subList(start, end))));
    }

    private static int leftOf(int start, List<String> cells) {
        int from = start;
        for (int width = 0; from > 0 && width + width(cells.get(from - 1)) <= BEFORE; from--) {
            width += width(cells.get(from - 1));
        }
        return from;
    }

    private static int rightOf(int from, List<String> cells) {
        int to = from;
        for (int width = 0; to < cells.size() && width + width(cells.get(to)) <= WIDEST; to++) {
            width += width(cells.get(to));
        }
        return to;
    }

    /** Returns what is shown of each character. */
    private static List<String> cells(String source, int from, int to) {
        List<String> cells = new ArrayList<>();
        source.substring(source.offsetByCodePoints(0, from), source.offsetByCodePoints(0, to))
                .codePoints()
                .mapToObj(Excerpt::cell)
                .forEach(cells::add);
        return cells;
    }

    private static String cell(int c) {
        if (c == '\t') {
            return "    ";
        }
        boolean isPartOfFlag = c >= 0x1F1E6 && c <= 0x1F1FF;
        boolean isSkinTone = c >= 0x1F3FB && c <= 0x1F3FF;
        // Terminals do not agree how wide these are with what stands before them.
        return isPartOfFlag || isSkinTone ? Shown.codePoint(c) : Shown.visible(Character.toString(c));
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(Excerpt::width).sum();
    }

    private static int width(String cell) {
        return cell.codePoints().map(CharacterWidth::of).sum();
    }
}
