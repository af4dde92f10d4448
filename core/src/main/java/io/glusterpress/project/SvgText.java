package io.glusterpress.project;

/** Text of a drawing: how wide it is at most in any usual font, and how it is cut to fit. */
final class SvgText {

    private static final String WIDE = "mwMWG@%QOD";
    private static final String NARROW = "iljtfI.,:;'|()[]/- ";
    private static final double MONOSPACED = 0.62;

    private SvgText() {}

    /** Returns the width of text in a proportional font, in pixels, rather too large than too small. */
    static double width(String text, double size) {
        return text.chars().mapToDouble(SvgText::share).sum() * size;
    }

    private static double share(int c) {
        if (WIDE.indexOf(c) >= 0) {
            return 0.92;
        }
        if (NARROW.indexOf(c) >= 0) {
            return 0.4;
        }
        return Character.isUpperCase(c) ? 0.74 : 0.62;
    }

    static double monospacedWidth(String text, double size) {
        return text.length() * MONOSPACED * size;
    }

    /** Cuts text in its middle, where names and paths tell the least. */
    static String cut(String text, double size, double room) {
        String shown = text;
        for (int kept = text.length() - 1; width(shown, size) > room && kept > 1; kept--) {
            shown = shortened(text, kept);
        }
        return shown;
    }

    static String cutMonospaced(String text, double size, double room) {
        int most = Math.max(2, (int) (room / (MONOSPACED * size)));
        return text.length() <= most ? text : shortened(text, most - 1);
    }

    private static String shortened(String text, int kept) {
        int end = (kept + 1) / 2;
        String start = text.substring(0, kept - end).replaceAll("[./_-]+$", "");
        return start + "…" + text.substring(text.length() - end).replaceAll("^[./_-]+", "");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
