package io.glusterpress.topology;

import java.util.BitSet;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How messages show what people wrote: plain where that is clear, else quoted, escaped and cut. */
final class Shown {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@+~\\[\\]-]+");
    private static final int LONGEST = 80;
    private static final int MOST_LISTED = 12;

    /** Joiners, fillers and variation selectors, which are marks, letters or symbols by their type. */
    private static final BitSet DRAWS_NOTHING = new BitSet();

    static {
        DRAWS_NOTHING.set(0x034F);
        DRAWS_NOTHING.set(0x115F, 0x1161);
        DRAWS_NOTHING.set(0x17B4, 0x17B6);
        DRAWS_NOTHING.set(0x180B, 0x1810);
        DRAWS_NOTHING.set(0x2800);
        DRAWS_NOTHING.set(0x3164);
        DRAWS_NOTHING.set(0xFE00, 0xFE10);
        DRAWS_NOTHING.set(0xFFA0);
        DRAWS_NOTHING.set(0xE0100, 0xE01F0);
    }

    private Shown() {}

    static String value(String written) {
        String cut = cut(written);
        return PLAIN.matcher(cut).matches() ? cut : quoted(written);
    }

    static String quoted(String written) {
        return '"' + escaped(cut(written)) + '"';
    }

    static String key(String written) {
        return written.isEmpty() ? "\"\"" : escaped(cut(written));
    }

    private static String cut(String written) {
        if (written.length() <= LONGEST) {
            return written;
        }
        String start = written.substring(0, Math.min(written.length(), 2 * LONGEST));
        return start.codePointCount(0, start.length()) > LONGEST
                ? start.substring(0, start.offsetByCodePoints(0, LONGEST)) + "..."
                : written;
    }

    /** Returns {@code a}, {@code a and b}, {@code a, b and c}, and of many the first only. */
    static String list(Collection<String> items, String lastWord) {
        if (items.size() > MOST_LISTED) {
            String first = items.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
            return first + " " + lastWord + " " + (items.size() - MOST_LISTED) + " more";
        }
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

    /** Returns a text in which every invisible character is written as {@code <U+202E>}, safe for a terminal. */
    static String visible(String text) {
        if (text.codePoints().noneMatch(Shown::isInvisible)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isInvisible(c)) {
                visible.append(codePoint(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /** Returns a character as {@code <U+202E>}. */
    static String codePoint(int c) {
        return String.format("<U+%04X>", c);
    }

    /** Tells whether a character has no shape of its own, or changes the direction or the shape of others. */
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
                    default -> DRAWS_NOTHING.get(c);
                };
    }
}
