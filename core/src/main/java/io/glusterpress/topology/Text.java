package io.glusterpress.topology;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no value may be, whatever it is for. */
final class Text {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\{%|\\{#");

    private Text() {}

    /** Reports a value that is harmful anywhere, and returns whether it is harmless. */
    static boolean check(Problems problems, KeyPath key, String value) {
        Optional<Flaw> flaw = flawOf(value);
        flaw.ifPresent(it -> problems.error(key, value, it.message(), it.advice()));
        return flaw.isEmpty();
    }

    /** Reports a name that stands where a key does, and returns whether it is harmless. */
    static boolean checkName(Problems problems, KeyPath key, String name) {
        Optional<Flaw> flaw = flawOf(name);
        flaw.ifPresent(it -> problems.errorAtKey(key, name, it.message(), it.advice()));
        return flaw.isEmpty();
    }

    private static Optional<Flaw> flawOf(String value) {
        if (value.isEmpty()) {
            return Optional.of(new Flaw("the value is empty", "write one"));
        }
        String shown = Shown.value(value);
        Optional<Integer> invisible =
                value.codePoints().filter(Shown::isInvisible).boxed().findFirst();
        if (invisible.isPresent()) {
            String name = String.format("U+%04X", invisible.get());
            return Optional.of(new Flaw(shown + " has the invisible character " + name, "remove it"));
        }
        Matcher template = TEMPLATE.matcher(value);
        if (template.find()) {
            return Optional.of(new Flaw(
                    shown + " has " + template.group() + ", which Ansible would run as a template",
                    "write the value itself"));
        }
        if (value.startsWith("-")) {
            return Optional.of(new Flaw(
                    shown + " starts with a dash, which commands take for an option", "write it without the dash"));
        }
        return Optional.empty();
    }

    private record Flaw(String message, String advice) {}
}
