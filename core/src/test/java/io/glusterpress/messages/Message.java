package io.glusterpress.messages;

import java.util.regex.Pattern;

/**
 * A text that users can meet, with {@code …} where a value stands.
 *
 * @param file where it is written
 * @param text the text on one line
 */
record Message(String file, String text) {

    static final String VALUE = "…";

    private static final Pattern FORMAT = Pattern.compile("%%|%(?:\\([a-z_]+\\))?[-+0-9.]*[sdrXfi]");

    private static final Pattern WORD = Pattern.compile("(?<!\\S)[(\"]?[A-Za-z][A-Za-z']*[.,;:)\"]*(?!\\S)");

    private static final int WORDS = 3;

    /** Puts {@code …} in the place of values. */
    static Message of(String file, String written) {
        String text = FORMAT.matcher(written).replaceAll(it -> it.group().equals("%%") ? "%" : VALUE);
        return new Message(
                file, text.replaceAll("\\s+", " ").replaceAll("…+", VALUE).strip());
    }

    /** Resolves what is written with a backslash, as far as messages have it. */
    static String unescaped(String literal) {
        return literal.replaceAll("\\\\[ntr]", " ").replaceAll("\\\\(.)", "$1");
    }

    /** Whether it is a sentence or a part of one, and not a word for the machine. */
    boolean isSaid() {
        return WORD.matcher(text).results().count() >= WORDS;
    }

    /** Whether it starts in the middle of a sentence: it may be said as a part of another message only. */
    boolean isPart() {
        return !Character.isUpperCase(text.charAt(0));
    }

    @Override
    public String toString() {
        return file + ": " + text;
    }
}
