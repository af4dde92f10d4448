package io.glusterpress.topology;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The texts that may stand in one place.
 *
 * @param name what the schema calls it
 * @param words what to write, for people
 * @param pattern what the whole text looks like, in the part of regular expressions that Java and JavaScript read alike
 * @param longest the most characters, or 0 where the pattern itself limits them
 * @param choices all texts that may stand there, where they are few; else empty
 */
record Form(String name, String words, String pattern, int longest, List<String> choices) {

    Form {
        choices = List.copyOf(choices);
    }

    static Form of(String name, String words, String pattern) {
        return new Form(name, words, pattern, 0, List.of());
    }

    static Form oneOf(String name, List<String> choices) {
        return new Form(
                name,
                "write " + Shown.list(choices, "or"),
                anyOf(choices.stream().map(Form::literally).toList()),
                0,
                choices);
    }

    Form atMost(int characters) {
        return new Form(name, words, pattern, characters, choices);
    }

    /** Returns the same form without some of its texts. */
    Form except(Collection<String> texts) {
        return texts.isEmpty() ? this : notMatching(anyOf(sorted(texts)) + "$");
    }

    /** Returns the same form without the texts that start like this. */
    Form notMatching(String start) {
        return new Form(name, words, "(?!" + start + ")" + pattern, longest, choices);
    }

    /** Tells whether a text has this form. */
    boolean allows(String text) {
        return Pattern.matches(pattern, text) && (longest == 0 || text.length() <= longest);
    }

    /** Returns an alternative that is the same on every run, whatever order a set has. */
    static String anyOf(Collection<String> patterns) {
        return "(" + String.join("|", patterns) + ")";
    }

    static Collection<String> sorted(Collection<String> texts) {
        return new TreeSet<>(texts.stream().map(Form::literally).toList());
    }

    private static String literally(String text) {
        return text.replaceAll("[.+]", "\\\\$0");
    }
}
