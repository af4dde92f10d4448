package io.glusterpress.topology;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no value may be, whatever it is for. */
final class Text {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\{%|\\{#");

    private Text() {}

    static Optional<Flaw> flawOf(String value) {
        if (value.isEmpty()) {
            return Flaw.of("the text is empty", "write something, or remove the key");
        }
        String shown = Shown.value(value);
        OptionalInt invisible = value.codePoints().filter(Shown::isInvisible).findFirst();
        if (invisible.isPresent()) {
            return Flaw.of(
                    String.format("%s has the invisible character U+%04X", shown, invisible.getAsInt()), "remove it");
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
