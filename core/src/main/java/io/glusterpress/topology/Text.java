package io.glusterpress.topology;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no value may be, whatever it is for. */
final class Text {

    /** No value of a topology is longer than a path may be. */
    static final int LONGEST = 1_024;

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\{%|\\{#");

    private Text() {}

    static Optional<Flaw> flawOf(String value) {
        if (value.isEmpty()) {
            return Flaw.of("the text is empty", "write something, or remove the key");
        }
        String shown = Shown.value(value);
        if (value.length() > LONGEST) {
            return Flaw.of(
                    shown + " has " + value.length() + " characters", "write at most " + LONGEST + " characters");
        }
        OptionalInt invisible = value.codePoints().filter(Shown::isInvisible).findFirst();
        if (value.contains("\n")) {
            return Flaw.of(shown + " has a line break", "write the value in one line");
        }
        if (value.contains("\t")) {
            return Flaw.of(shown + " has a tab", "remove it");
        }
        if (invisible.isPresent()) {
            return Flaw.of(
                    shown + " has the hidden character " + HiddenCharacters.nameOf(invisible.getAsInt()), "remove it");
        }
        Matcher template = TEMPLATE.matcher(value);
        if (template.find()) {
            return Flaw.of(
                    shown + " has " + template.group() + ", which Ansible would run as a template",
                    "write the value itself");
        }
        if (value.startsWith("-")) {
            return Flaw.of(
                    shown + " starts with a dash, which commands take for an option", "write it without the dash");
        }
        return Optional.empty();
    }
}
