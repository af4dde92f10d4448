package io.glusterpress.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the texts in Java: every concatenation, with {@code …} for what is no literal. */
final class JavaMessages {

    private static final Pattern TOKEN = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)+'"
                    + "|->|[A-Za-z_$][A-Za-z0-9_$]*|\\d+|\\S",
            Pattern.DOTALL);

    private static final Set<String> ENDS =
            Set.of(",", ";", "?", ":", "{", "}", "->", "=", "return", "throw", "new", "case");

    private final String file;
    private final List<String> tokens = new ArrayList<>();
    private final List<Text> found = new ArrayList<>();
    private int next;

    /**
     * A text in an argument list.
     *
     * @param message the text
     * @param callee the method or constructor, or empty
     */
    record Text(Message message, String callee) {}

    private JavaMessages(String file) {
        this.file = file;
    }

    static List<Text> in(String file, String source) {
        var reader = new JavaMessages(file);
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            if (!token.group().startsWith("//") && !token.group().startsWith("/*")) {
                reader.tokens.add(token.group());
            }
        }
        while (reader.next < reader.tokens.size()) {
            reader.list("");
        }
        return reader.found;
    }

    /** Reads up to the bracket that closes the list. */
    private void list(String callee) {
        var text = new StringBuilder();
        while (next < tokens.size()) {
            String token = tokens.get(next++);
            if (token.equals(")") || token.equals("]")) {
                add(text, callee);
                return;
            }
            if (token.equals("(") || token.equals("[")) {
                value(text);
                list(next > 1 ? tokens.get(next - 2) : "");
            } else if (ENDS.contains(token)) {
                add(text, callee);
            } else if (token.startsWith("\"")) {
                text.append(literal(token));
            } else if (!token.equals("+")) {
                value(text);
            }
        }
        add(text, callee);
    }

    private void add(StringBuilder text, String callee) {
        found.add(new Text(Message.of(file, text.toString()), callee));
        text.setLength(0);
    }

    private static void value(StringBuilder text) {
        if (!text.toString().endsWith(Message.VALUE)) {
            text.append(Message.VALUE);
        }
    }

    private static String literal(String token) {
        if (token.startsWith("\"\"\"")) {
            return token.substring(3, token.length() - 3).stripIndent();
        }
        return Message.unescaped(token.substring(1, token.length() - 1));
    }
}
