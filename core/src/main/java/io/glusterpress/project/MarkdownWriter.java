package io.glusterpress.project;

import java.util.Optional;

/** Writes values as Markdown that a table cell can hold, for templates as {@code $md}. */
public final class MarkdownWriter {

    private static final String ESCAPED = "\\`*|<>[]&";

    MarkdownWriter() {}

    /**
     * Writes a value as text in which nothing is markup.
     *
     * @param value the value, or an {@link Optional}, which when empty is no text
     * @return the text, on one line
     */
    public String cell(Object value) {
        String text = line(value);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ESCAPED.indexOf(c) >= 0 || (c == '_' && !insideWord(text, i))) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    /**
     * Writes a value as code.
     *
     * @param value the value, or an {@link Optional}, which when empty is no text
     * @return the value between backticks, on one line; nothing if it is empty
     */
    public String code(Object value) {
        String text = line(value).replace("|", "\\|");
        if (text.isEmpty()) {
            return "";
        }
        String fence = "`";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence.length() == 1 ? fence + text + fence : fence + " " + text + " " + fence;
    }

    private static String line(Object value) {
        Object inner = value instanceof Optional<?> optional
                ? optional.map(Object.class::cast).orElse("")
                : value;
        return inner.toString().replaceAll("\\R", " ").strip();
    }

    private static boolean insideWord(String text, int index) {
        return index > 0
                && index < text.length() - 1
                && Character.isLetterOrDigit(text.charAt(index - 1))
                && Character.isLetterOrDigit(text.charAt(index + 1));
    }
}
