package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Related;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;

/** A key without its colon, a colon without its space, a colon too many, or a line that is indented too far. */
final class ColonMistake {

    private static final Pattern KEY_AND_VALUE = Pattern.compile("\\s*[^:#]+:\\s+[^#\\s].*");
    private static final Pattern NO_SPACE = Pattern.compile("(\\s*(?:- )?)([A-Za-z_][\\w.-]*):([^\\s/].*)");
    private static final Pattern NO_SPACE_AFTER_DASH = Pattern.compile("(\\s*)-([^\\s-].*)");
    private static final Pattern EQUALS_SIGN = Pattern.compile("\\s*([A-Za-z_][\\w.-]*)\\s*(=)\\s*(\\S.*)");
    private static final Pattern TWO_WORDS = Pattern.compile("\\s*([A-Za-z_][\\w.-]*)\\s+(\\S.*)");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\s]+");
    private static final int LONGEST_KEY = 1_024;

    private final SourceText source;

    ColonMistake(SourceText source) {
        this.source = source;
    }

    /**
     * Returns what is wrong.
     *
     * @param mark where the parser gave up: at the colon that it did not expect, or behind the word that has none
     * @param word the word that has no colon
     */
    InvalidTopology asInvalidTopology(Mark mark, Mark word) {
        if (mark != word) {
            return withoutColon(word.getLine() + 1);
        }
        int number = mark.getLine() + 1;
        String line = source.line(number);
        String before = line.substring(0, line.offsetByCodePoints(0, mark.getColumn()));
        if (before.contains(": ") || before.contains(":\t")) {
            return secondColon(mark, line, before);
        }
        if (before.length() > LONGEST_KEY) {
            return source.invalid(
                    source.firstWord(number), "the key has " + before.strip().length() + " characters", "write a word");
        }
        int above = source.lineAbove(number);
        if (above == 0) {
            return secondColon(mark, line, before);
        }
        if (KEY_AND_VALUE.matcher(source.startOf(above)).matches()
                && source.indentOf(number) > source.indentOf(above)) {
            return source.invalid(
                    source.firstWord(number),
                    "this line is indented more than the one above, which has a value already",
                    "indent it like " + Shown.key(SourceText.wordOf(source.firstWord(above))),
                    new Related(source.firstWord(above), "has a value"));
        }
        return withoutColon(above);
    }

    private InvalidTopology secondColon(Mark mark, String line, String before) {
        int colon = before.indexOf(": ");
        String key = before.substring(0, Math.max(0, colon)).strip();
        String value = line.substring(colon + 1).strip();
        return source.invalid(
                source.at(mark.getLine() + 1, mark.getColumn() + 1, 1),
                "there is a second key in the line, or a colon in a value",
                "write " + Shown.key(key) + ": {" + Shown.key(value) + "}, or the value in quotes: " + Shown.key(key)
                        + ": " + Shown.quoted(value));
    }

    private InvalidTopology withoutColon(int number) {
        String line = source.startOf(number);
        Position word = source.firstWord(number);
        Matcher space = NO_SPACE.matcher(line);
        if (space.matches()) {
            int colon = space.end(2) + 1;
            int next = space.group(3).codePointAt(0);
            if (Character.getType(next) == Character.SPACE_SEPARATOR) {
                return source.invalid(
                        source.at(number, line.codePointCount(0, colon) + 1, 1),
                        "there is " + HiddenCharacters.nameOf(next)
                                + " after this colon, which YAML takes for no space",
                        "write " + Shown.key(space.group(2)) + ": "
                                + Shown.key(SPACES.matcher(space.group(3))
                                        .replaceAll(" ")
                                        .strip()));
            }
            return source.invalid(
                    source.at(number, line.codePointCount(0, colon - 1) + 1, 1),
                    "there is no space after this colon",
                    "write " + Shown.key(space.group(2)) + ": " + Shown.key(space.group(3)));
        }
        Matcher equals = EQUALS_SIGN.matcher(line);
        if (equals.matches()) {
            return source.invalid(
                    source.at(number, line.codePointCount(0, equals.start(2)) + 1, 1),
                    "there is = in place of a colon",
                    "write " + Shown.key(equals.group(1)) + ": " + Shown.key(equals.group(3)));
        }
        Matcher dash = NO_SPACE_AFTER_DASH.matcher(line);
        if (dash.matches()) {
            return source.invalid(word, "there is no space after this dash", "write - " + Shown.key(dash.group(2)));
        }
        Matcher words = TWO_WORDS.matcher(line);
        return source.invalid(
                word,
                "there is no colon after this key",
                words.matches()
                        ? "write " + Shown.key(words.group(1)) + ": " + Shown.key(words.group(2))
                        : "write it as key: value, or remove it");
    }
}
