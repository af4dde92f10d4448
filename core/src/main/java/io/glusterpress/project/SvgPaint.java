package io.glusterpress.project;

import java.util.List;

/**
 * The colours of a drawing: attributes for light pages, which every program understands, and a style sheet for dark ones.
 *
 * @param name of the class in the style sheet
 * @param property {@code fill} or {@code stroke}
 * @param light the colour on light pages
 * @param dark the colour on dark pages
 */
record SvgPaint(String name, String property, String light, String dark) {

    static final SvgPaint PAGE = new SvgPaint("page", "fill", "#ffffff", "#0d1117");
    static final SvgPaint PANEL = new SvgPaint("panel", "fill", "#f6f8fa", "#161b22");
    static final SvgPaint CARD = new SvgPaint("card", "fill", "#ffffff", "#21262d");
    static final SvgPaint EDGE = new SvgPaint("edge", "stroke", "#c4ccd4", "#484f58");
    static final SvgPaint WIRE = new SvgPaint("wire", "stroke", "#8c959f", "#7d8590");
    static final SvgPaint INK = new SvgPaint("ink", "fill", "#1f2328", "#f0f6fc");
    static final SvgPaint SOFT = new SvgPaint("soft", "fill", "#57606a", "#9da7b3");
    static final SvgPaint NUMBER = new SvgPaint("number", "fill", "#ffffff", "#0d1117");

    private static final List<SvgPaint> NEUTRAL = List.of(PAGE, PANEL, CARD, EDGE, WIRE, INK, SOFT, NUMBER);

    private static final List<String> LIGHT =
            List.of("#1f6feb", "#b35900", "#1a7f37", "#8250df", "#bf3989", "#0f766e", "#b42318", "#6b6b00");
    private static final List<String> DARK =
            List.of("#6cb0ff", "#f0a050", "#56d364", "#c297ff", "#ff80c8", "#4fd1c5", "#ff8a80", "#d4d45a");
    private static final List<String> LIGHT_TINT =
            List.of("#e7f0fe", "#fdf0e1", "#e6f6ea", "#f3ecfd", "#fdeaf4", "#e1f5f3", "#fdeceb", "#f5f5dc");
    private static final List<String> DARK_TINT =
            List.of("#12294a", "#3d2608", "#0f3320", "#2d1d4d", "#47152f", "#0d3330", "#4a1512", "#33330a");

    /** The colour of a volume, by its number from 0; there are eight, and then they come again. */
    static String colour(int volume) {
        return LIGHT.get(volume % LIGHT.size());
    }

    static SvgPaint line(int volume) {
        int i = volume % LIGHT.size();
        return new SvgPaint("line" + i, "stroke", LIGHT.get(i), DARK.get(i));
    }

    static SvgPaint solid(int volume) {
        int i = volume % LIGHT.size();
        return new SvgPaint("solid" + i, "fill", LIGHT.get(i), DARK.get(i));
    }

    static SvgPaint tint(int volume) {
        int i = volume % LIGHT.size();
        return new SvgPaint("tint" + i, "fill", LIGHT_TINT.get(i), DARK_TINT.get(i));
    }

    /** Returns the attributes of an element that has these paints. */
    static String attributes(SvgPaint... paints) {
        StringBuilder names = new StringBuilder();
        StringBuilder colours = new StringBuilder();
        for (SvgPaint paint : paints) {
            names.append(names.isEmpty() ? "" : " ").append(paint.name);
            colours.append(' ')
                    .append(paint.property)
                    .append("=\"")
                    .append(paint.light)
                    .append('"');
        }
        return " class=\"" + names + "\"" + colours;
    }

    /** Returns the style sheet for dark pages, as far as a drawing of so many volumes needs it. */
    static String darkStyle(int volumes) {
        StringBuilder css = new StringBuilder("@media (prefers-color-scheme: dark) {\n");
        NEUTRAL.forEach(paint -> css.append(paint.rule()));
        for (int i = 0; i < Math.min(volumes, LIGHT.size()); i++) {
            css.append(line(i).rule()).append(solid(i).rule()).append(tint(i).rule());
        }
        return css.append("}\n").toString();
    }

    private String rule() {
        return "  ." + name + " { " + property + ": " + dark + " }\n";
    }
}
