package io.glusterpress.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the texts with which scripts end, with {@code …} for what the shell puts in. */
final class ShellMessages {

    private static final Pattern END = Pattern.compile("\\b(?:fail|stop \\d|[a-z_]+=(?=\"[^\"]* ))");

    private static final Pattern VALUE = Pattern.compile("\\$\\{[^}]*\\}|\\$[A-Za-z_]+");

    private final String source;
    private int at;

    private ShellMessages(String source, int at) {
        this.source = source;
        this.at = at;
    }

    static List<Message> in(String file, String source) {
        var found = new ArrayList<Message>();
        Matcher end = END.matcher(source);
        while (end.find()) {
            var words = new ShellMessages(source, end.end());
            for (String word = words.word(); !word.isEmpty(); word = words.word()) {
                found.add(Message.of(file, VALUE.matcher(word).replaceAll(Message.VALUE)));
            }
        }
        return found;
    }

    /** Reads the next word in double quotes, with {@code …} for each command in it; empty when another word stands there. */
    private String word() {
        while (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
        if (at >= source.length() || source.charAt(at++) != '"') {
            return "";
        }
        var word = new StringBuilder();
        while (source.charAt(at) != '"') {
            if (source.startsWith("$(", at)) {
                skipCommand();
                word.append(Message.VALUE);
            } else {
                word.append(source.charAt(at++));
            }
        }
        at++;
        return word.toString();
    }

    private void skipCommand() {
        int depth = 0;
        do {
            char it = source.charAt(at++);
            depth += it == '(' ? 1 : it == ')' ? -1 : 0;
        } while (depth > 0 || source.charAt(at - 1) != ')');
    }
}
