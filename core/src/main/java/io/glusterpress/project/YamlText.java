package io.glusterpress.project;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text as a YAML scalar: plain where YAML 1.1 and 1.2 both read it as the same text, quoted elsewhere. */
final class YamlText {

    /** Where a scalar stands; in flow collections fewer characters are safe. */
    enum Place {
        BLOCK,
        FLOW
    }

    private static final Set<String> WORDS_OF_YAML =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9/_.][A-Za-z0-9 /_.+=~$^()<>?!*&%|@:;,'\"\\\\\\[\\]{}-]*");

    private static final Pattern UNSAFE_IN_FLOW = Pattern.compile("[,\\[\\]{}:?]");

    private static final Pattern NUMBER = Pattern.compile("""
            (?ix) [-+]? (?: 0b [01_]*
              | 0x [0-9a-f_]*
              | 0o? [0-9_]*
              | (?= [_,.]* [0-9] | \\._ ) [0-9_,]* \\.? [0-9_]* (?: e [-+]? [0-9_]* )?
              | [0-9] [0-9_]* (?: : [0-9_]* )+ (?: \\. [0-9_]* )?
              | \\.inf
              | \\.nan )""");

    private static final Pattern DATE = Pattern.compile("[0-9]{2,}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?");

    private YamlText() {}

    static String write(String text, Place place) {
        if (text.contains("{{") || text.contains("{%") || text.contains("{#")) {
            return "!unsafe " + quoted(text);
        }
        return isPlain(text, place) ? text : quoted(text);
    }

    private static boolean isPlain(String text, Place place) {
        return PLAIN.matcher(text).matches()
                && !text.contains(": ")
                && !text.endsWith(":")
                && !text.endsWith(" ")
                && !text.startsWith("...")
                && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT))
                && !NUMBER.matcher(text).matches()
                && !DATE.matcher(text).matches()
                && !(place == Place.FLOW && UNSAFE_IN_FLOW.matcher(text).find());
    }

    private static String quoted(String text) {
        boolean printable = text.codePoints().allMatch(YamlText::isPrintable);
        if (printable && (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0)) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(point -> appendEscaped(out, point));
        return out.append('"').toString();
    }

    private static void appendEscaped(StringBuilder out, int point) {
        switch (point) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPrintable(point)) {
                    out.appendCodePoint(point);
                } else if (point > 0xFF) {
                    out.append(String.format(Locale.ROOT, "\\u%04X", point));
                } else {
                    out.append(String.format(Locale.ROOT, "\\x%02X", point));
                }
            }
        }
    }

    /** Tells whether every reader of YAML, and every person, sees the character as it is; the same on every Java. */
    private static boolean isPrintable(int point) {
        return point >= 0x20
                && !between(point, 0x7F, 0x9F)
                && point != 0xAD
                && !between(point, 0x200B, 0x200F)
                && !between(point, 0x2028, 0x202E)
                && !between(point, 0x2060, 0x206F)
                && !between(point, 0xD800, 0xDFFF)
                && point != 0xFEFF
                && !between(point, 0xFFF9, 0xFFFF);
    }

    private static boolean between(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
