package io.glusterpress.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the texts in Python: every literal, with those that follow each other put together. */
final class PythonMessages {

    private static final Pattern TOKEN = Pattern.compile(
            "#[^\n]*|[a-zA-Z]*\"\"\".*?\"\"\"|[a-zA-Z]*(?:\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')|\\S",
            Pattern.DOTALL);

    private PythonMessages() {}

    static List<Message> in(String file, String source) {
        var found = new ArrayList<Message>();
        var text = new StringBuilder();
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            String it = token.group();
            boolean literal =
                    it.length() > 1 && (it.startsWith("\"") || it.startsWith("'")) && !it.startsWith("\"\"\"");
            if (literal) {
                text.append(
                        Message.unescaped(it.substring(1, it.length() - 1)).replaceAll("\\{\\w*\\}", Message.VALUE));
            } else if (!it.startsWith("#")) {
                found.add(Message.of(file, text.toString()));
                text.setLength(0);
            }
        }
        return found;
    }
}
