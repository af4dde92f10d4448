package io.glusterpress.project;

import java.util.List;
import java.util.Optional;

/**
 * One rectangle of the drawing with a name, a line below it, and rows.
 *
 * @param name what it is called
 * @param note what is said below the name
 * @param tag what else the same host is; empty mostly
 * @param volume the number of the volume whose colour it has, from 0
 * @param rows mounts, replica sets or bricks
 * @param whole all that is in it, for those who point at it
 */
record SvgCard(String name, String note, String tag, Optional<Integer> volume, List<Row> rows, String whole) {

    static final int PADDING = 12;
    static final double NAME_SIZE = 14;
    static final double SMALL_SIZE = 11.5;

    private static final int ROW = 26;
    private static final int INDENT = 24;

    /**
     * One line with the colour of a volume.
     *
     * @param volume the number of the volume, from 0
     * @param set the number of the replica set, from 1; 0 where there is none
     * @param text what it says
     * @param code whether it is a path
     */
    record Row(int volume, int set, String text, boolean code) {}

    /** The width that shows everything. */
    double wantedWidth() {
        double widest = Math.max(SvgText.width(name, NAME_SIZE) * 1.06, SvgText.monospacedWidth(note, SMALL_SIZE));
        widest = Math.max(widest, SvgText.width(tag, SMALL_SIZE));
        for (Row row : rows) {
            widest = Math.max(widest, INDENT + 8 + SvgText.monospacedWidth(row.text, SMALL_SIZE));
        }
        return widest + 2 * PADDING;
    }

    int height() {
        return headHeight() + rows.size() * ROW + (rows.isEmpty() ? 0 : 6);
    }

    /** The middle of a row, from the top of the card. */
    int rowMiddle(int row) {
        return headHeight() + row * ROW + ROW / 2 - 2;
    }

    private int headHeight() {
        return tag.isEmpty() ? 50 : 67;
    }

    void draw(StringBuilder out, int x, int y, int width) {
        double room = width - 2.0 * PADDING;
        out.append("<g>\n<title>").append(SvgText.escaped(whole)).append("</title>\n");
        SvgPaint border = volume.map(SvgPaint::line).orElse(SvgPaint.EDGE);
        SvgPaint inside = volume.map(SvgPaint::tint).orElse(SvgPaint.CARD);
        rect(out, x, y, width, height(), 8, SvgPaint.attributes(inside, border) + " stroke-width=\"1.5\"");
        text(out, x + PADDING, y + 22, "name", SvgPaint.INK, SvgText.cut(name, NAME_SIZE * 1.06, room));
        text(out, x + PADDING, y + 40, "code", SvgPaint.SOFT, SvgText.cutMonospaced(note, SMALL_SIZE, room));
        if (!tag.isEmpty()) {
            text(out, x + PADDING, y + 57, "small", SvgPaint.SOFT, SvgText.cut(tag, SMALL_SIZE, room));
        }
        for (int i = 0; i < rows.size(); i++) {
            row(out, rows.get(i), x, y + rowMiddle(i), width);
        }
        out.append("</g>\n");
    }

    private static void row(StringBuilder out, Row row, int x, int middle, int width) {
        rect(out, x + 6, middle - 11, width - 12, 22, 5, SvgPaint.attributes(SvgPaint.tint(row.volume)));
        SvgPaint solid = SvgPaint.solid(row.volume);
        int centre = x + PADDING + 7;
        out.append("<circle cx=\"")
                .append(centre)
                .append("\" cy=\"")
                .append(middle)
                .append("\" r=\"");
        out.append(row.set == 0 ? 4 : 8)
                .append('"')
                .append(SvgPaint.attributes(solid))
                .append("/>\n");
        if (row.set > 0) {
            out.append("<text x=\"").append(centre).append("\" y=\"").append(middle + 4);
            out.append("\" font-family=\"").append(SvgGraph.SANS).append("\" font-size=\"11\" font-weight=\"700\"");
            out.append(" text-anchor=\"middle\"")
                    .append(SvgPaint.attributes(SvgPaint.NUMBER))
                    .append('>');
            out.append(row.set).append("</text>\n");
        }
        double room = width - PADDING - INDENT - 8.0;
        String shown =
                row.code ? SvgText.cutMonospaced(row.text, SMALL_SIZE, room) : SvgText.cut(row.text, SMALL_SIZE, room);
        text(out, x + PADDING + INDENT, middle + 4, row.code ? "code" : "small", SvgPaint.INK, shown);
    }

    static void rect(StringBuilder out, int x, int y, int width, int height, int radius, String attributes) {
        out.append("<rect x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" width=\"")
                .append(width);
        out.append("\" height=\"")
                .append(height)
                .append("\" rx=\"")
                .append(radius)
                .append('"');
        out.append(attributes).append("/>\n");
    }

    static void text(StringBuilder out, int x, int y, String kind, SvgPaint paint, String text) {
        out.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\" font-family=\"");
        out.append(kind.equals("code") ? SvgGraph.MONOSPACED : SvgGraph.SANS).append("\" font-size=\"");
        out.append(kind.equals("name") ? "14\" font-weight=\"600" : "11.5").append('"');
        out.append(SvgPaint.attributes(paint))
                .append('>')
                .append(SvgText.escaped(text))
                .append("</text>\n");
    }
}
