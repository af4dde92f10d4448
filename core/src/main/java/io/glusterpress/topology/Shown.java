package io.glusterpress.topology;

import java.util.Collection;
import java.util.regex.Pattern;

/** How messages show what people wrote: plain where that is clear, else quoted, escaped and cut. */
final class Shown {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@+~\\[\\]-]+");
    private static final int LONGEST = 80;

    private Shown() {}

    static String value(String written) {
        String cut = written.length() > LONGEST ? written.substring(0, LONGEST) + "…" : written;
        return PLAIN.matcher(written).matches() ? cut : '"' + escaped(cut) + '"';
    }

    static String key(String written) {
        return written.isEmpty()
                ? "\"\""
                : escaped(written.length() > LONGEST ? written.substring(0, LONGEST) + "…" : written);
    }

    /** Returns {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(Collection<String> items, String lastWord) {
        String joined = String.join(", ", items);
        int comma = joined.lastIndexOf(", ");
        return comma < 0 ? joined : joined.substring(0, comma) + " " + lastWord + joined.substring(comma + 1);
    }

    private static String escaped(String written) {
        StringBuilder text = new StringBuilder();
        written.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                default -> {
                    if (isInvisible(c)) {
                        text.append(String.format("\\u%04x", c));
                    } else {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
        return text.toString();
    }

    /** Tells whether a character has no shape of its own, or changes the direction of others. */
    static boolean isInvisible(int c) {
        return c != ' '
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED -> true;
                    default -> false;
                };
    }
}
