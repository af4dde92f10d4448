package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Related;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;

/** What is wrong where the parser gave up, in the words of people who write YAML. */
final class SyntaxMistake {

    private static final Pattern NO_TOKEN = Pattern.compile("found character '(.*?)' that cannot start any token.*");
    private static final Pattern FOUND = Pattern.compile("(?s).*(?:but found|but got) '?(.*?)'?");
    private static final Pattern CONFLICT = Pattern.compile("(?m)^(<<<<<<<|>>>>>>>)( |$)");

    private final SourceText source;
    private final String problem;
    private final String context;
    private final String found;
    private final Mark mark;
    private final Mark opened;
    private final @Nullable Event last;

    /**
     * Takes what the parser says.
     *
     * @param last the last event before it gave up
     */
    SyntaxMistake(SourceText source, MarkedYAMLException broken, @Nullable Event last) {
        this.source = source;
        this.problem = Default.to(broken.getProblem(), "");
        this.context = Default.to(broken.getContext(), "");
        this.mark = broken.getProblemMark();
        this.opened = Default.to(broken.getContextMark(), mark);
        this.last = last;
        Matcher matcher = FOUND.matcher(problem);
        this.found = matcher.matches() ? matcher.group(1) : "";
    }

    InvalidTopology asInvalidTopology() {
        return mergeConflict().orElseGet(this::ofToken);
    }

    private InvalidTopology ofToken() {
        if (problem.equals("mapping values are not allowed here") || problem.equals("could not find expected ':'")) {
            return new ColonMistake(source).asInvalidTopology(mark, opened);
        }
        Matcher character = NO_TOKEN.matcher(problem);
        if (character.matches()) {
            return character(character.group(1));
        }
        return switch (context) {
            case "while scanning a quoted scalar" ->
                source.invalid(
                        at(opened, 1),
                        "this quote is not closed",
                        "write another " + source.character(opened) + " at the end of the value");
            case "while scanning a double-quoted scalar" -> escape();
            case "while scanning an alias", "while scanning an anchor" ->
                source.invalid(
                        at(opened, 1),
                        source.character(opened) + " starts an alias or an anchor, and no name follows",
                        "write it in quotes: " + Shown.quoted(source.wordAt(opened)));
            case "while scanning a tag" -> tag(opened);
            case "while scanning a block scalar" ->
                source.invalid(
                        at(opened, 1),
                        "a text of several lines starts here, which no value may be",
                        "write the value in one line");
            case "while scanning a directive" -> directive(opened);
            case "while parsing a flow sequence", "while parsing a flow mapping" ->
                new BracketMistake(source).asInvalidTopology(mark, opened, found);
            case "while parsing a block mapping", "while parsing a block collection" -> afterValue();
            default -> other();
        };
    }

    private InvalidTopology other() {
        if (problem.startsWith("found undefined tag handle")) {
            return tag(mark);
        }
        if (problem.contains("YAML directive") || problem.contains("incompatible YAML document")) {
            return directive(mark);
        }
        if (problem.startsWith("expected '<document start>'")) {
            return source.text().startsWith("%")
                    ? directive(null)
                    : source.invalid(at(mark, 1), "the file goes on after its end (...)", "remove the line with ...");
        }
        if (problem.equals("sequence entries are not allowed here")) {
            return source.invalid(
                    at(mark, 1),
                    "a list may not start in the line of its key",
                    "write it in brackets: " + "[" + source.restAfter(mark, 1) + "]");
        }
        if (problem.equals("mapping keys are not allowed here")) {
            return source.invalid(at(mark, 1), "no value may start with ?", "write the value in quotes");
        }
        if (found.equals(",")) {
            return source.invalid(at(mark, 1), "nothing stands before this comma", "remove it");
        }
        if (found.equals("}") || found.equals("]")) {
            return source.invalid(at(mark, 1), "nothing opens this " + found, "remove it");
        }
        return source.invalid(
                at(mark, 1),
                "this is no YAML (" + problem.lines().findFirst().orElse("") + ")",
                "mend the syntax here or just above");
    }

    /** Something stands where a key should, after a value. */
    private InvalidTopology afterValue() {
        if (found.equals("}") || found.equals("]")) {
            return source.invalid(at(mark, 1), "nothing opens this " + found, "remove it");
        }
        if (found.equals("?") || (found.equals("-") && mark.getColumn() == opened.getColumn())) {
            String among = found.equals("-") ? "a list item stands among keys" : "a key stands among list items";
            return source.invalid(
                    at(mark, 1),
                    among,
                    "write a list below its key, or as key: [a, b]",
                    new Related(source.firstWord(opened.getLine() + 1), found.equals("-") ? "the keys" : "the list"));
        }
        if (found.startsWith("<block ")) {
            return indentation();
        }
        if (last instanceof ScalarEvent scalar && !scalar.isPlain()) {
            Mark start = scalar.getStartMark();
            Mark end = scalar.getEndMark();
            String quote = source.character(start);
            if (start.getLine() != end.getLine()) {
                return source.invalid(
                        at(start, 1),
                        "this quote is not closed in its line",
                        "write another " + quote + " at the end of the value",
                        new Related(source.before(end), "closed only here"));
            }
            return source.invalid(
                    source.toEndOfLine(mark),
                    "text stands after the closing quote",
                    quote.equals("'")
                            ? "write one pair of quotes around the whole value, and '' for each ' in it"
                            : "write one pair of quotes around the whole value, and \\\" for each \" in it");
        }
        if (last != null && last.getEndMark().getLine() == mark.getLine()) {
            return source.invalid(source.toEndOfLine(mark), "text stands after the end of the value", "remove it");
        }
        return source.invalid(
                source.toEndOfLine(mark),
                "there is neither a key nor a value in this line",
                "write it as key: value, or remove it");
    }

    private InvalidTopology indentation() {
        int line = mark.getLine() + 1;
        int above = source.lineAbove(line);
        String spaces = mark.getColumn() == 1 ? "1 space" : mark.getColumn() + " spaces";
        return source.invalid(
                source.firstWord(line),
                "this line is indented by " + spaces + ", which fits no line above",
                "indent it as much as the keys that it belongs to",
                new Related(source.firstWord(above), "indented by " + source.indentOf(above)));
    }

    private InvalidTopology character(String character) {
        if (character.startsWith("\\t")) {
            int indent = source.indentOf(mark.getLine() + 1);
            return mark.getColumn() > indent
                    ? source.invalid(at(mark, 1), "there is a tab in the place of a space", "write a space")
                    : source.invalid(
                            at(mark, 1), "there is a tab, which YAML does not take for indentation", "use spaces");
        }
        return source.invalid(
                at(mark, 1),
                "no value may start with " + character,
                "write the value in quotes: " + Shown.quoted(source.wordAt(mark)));
    }

    private InvalidTopology escape() {
        Position backslash = source.backslashBefore(mark);
        return source.invalid(
                backslash,
                SourceText.wordOf(backslash) + " is no character that double quotes know",
                "write the value in single quotes, or \\\\ for one backslash");
    }

    private InvalidTopology tag(Mark at) {
        return source.invalid(
                at(at, 1),
                "a tag stands here, which cannot be read",
                "write the plain value, in quotes if it starts with !");
    }

    private InvalidTopology directive(@Nullable Mark at) {
        return source.invalid(
                at == null ? source.at(1, 1, 1) : at(at, 1),
                "a directive stands here, which cannot be read",
                "remove the line that starts with %");
    }

    private Optional<InvalidTopology> mergeConflict() {
        return source.lineOf(CONFLICT)
                .map(it -> source.invalid(
                        source.firstWord(it),
                        "a merge that is not finished left its marks in the file",
                        "choose one side, and remove the lines <<<<<<<, ======= and >>>>>>>"));
    }

    private Position at(Mark at, int length) {
        return source.at(at.getLine() + 1, at.getColumn() + 1, length);
    }
}
