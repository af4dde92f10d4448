package io.glusterpress.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.glusterpress.topology.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives scalars their type.
 *
 * <p>What YAML 1.1 and YAML 1.2 read differently, or read as something that nobody means ({@code on}, {@code 0755},
 * {@code 1:20}), is reported instead of guessed.
 */
final class ScalarReader {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");
    private static final Pattern BIG_NUMBER = Pattern.compile("-?[1-9][0-9]{9,}");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Set<String> YES = Set.of("yes", "on", "y");
    private static final Set<String> NO = Set.of("no", "off", "n");

    private static final Map<WordType, String> OTHER_THAN_TEXT = Map.of(
            WordType.WHOLE_NUMBER, "a number",
            WordType.NUMBER, "a number",
            WordType.TRUE_OR_FALSE, "true or false",
            WordType.DATE, "a date",
            WordType.NOTHING, "no value");

    private final Problems problems;

    ScalarReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns what YAML takes a word for that was meant as text; nothing for text. */
    static Optional<String> readAs(Scalar node) {
        return Optional.ofNullable(OTHER_THAN_TEXT.get(node.type()));
    }

    static String quoted(Scalar node) {
        return "write it in quotes: " + Shown.quoted(node.value());
    }

    Optional<JsonNode> read(Scalar node, Shape shape, KeyPath path) {
        if (node.type() == WordType.NOTHING) {
            return wrong(path, node, "there is no value", shape.advice());
        }
        if (shape instanceof Shape.Text) {
            return text(node, path);
        }
        if (shape instanceof Shape.WholeNumber number) {
            return wholeNumber(node, number, path);
        }
        if (shape instanceof Shape.TrueOrFalse) {
            return trueOrFalse(node, path);
        }
        String shown = Shown.value(node.value());
        if (shape instanceof Shape.TextList) {
            List<String> items = Stream.of(node.value().split("[,;\\s]+"))
                    .filter(it -> !it.isEmpty())
                    .map(Shown::value)
                    .limit(10)
                    .toList();
            return wrong(path, node, shown + " is no list", "write it as one: [" + String.join(", ", items) + "]");
        }
        return wrong(
                path,
                node,
                shown + " is no mapping",
                asOnlyValue(node, shape).map(it -> "write " + it).orElseGet(shape::advice));
    }

    /** Returns the mapping that was probably meant: the one value that has to be there stands in its place. */
    private static Optional<String> asOnlyValue(Scalar node, Shape shape) {
        return shape instanceof Shape.Keys keys && readAs(node).isEmpty()
                ? keys.only(node.value()).map(key -> "{" + key + ": " + node.value() + "}")
                : Optional.empty();
    }

    private Optional<JsonNode> text(Scalar node, KeyPath path) {
        Optional<String> readAs = readAs(node);
        if (readAs.isPresent()) {
            problems.ambiguous(
                    path,
                    node.value(),
                    Shown.value(node.value()) + " is read as " + readAs.get() + ", not as text",
                    quoted(node));
        }
        return Optional.of(TextNode.valueOf(node.value()));
    }

    private Optional<JsonNode> wholeNumber(Scalar node, Shape.WholeNumber shape, KeyPath path) {
        String written = node.value();
        String example = shape.advice();
        boolean digits = WHOLE_NUMBER.matcher(written).matches();
        if (node.type() == WordType.TEXT && digits) {
            return wrong(path, node, '"' + written + "\" is text, not a number", "write it without quotes: " + written);
        }
        if (node.type() == WordType.WHOLE_NUMBER && digits) {
            return Optional.of(IntNode.valueOf(Integer.parseInt(written)));
        }
        if (BIG_NUMBER.matcher(written).matches()) {
            return wrong(path, node, Shown.value(written) + " is too large", example);
        }
        String how =
                node.type() == WordType.WHOLE_NUMBER ? " is no whole number in plain digits" : " is no whole number";
        return wrong(path, node, Shown.value(written) + how, example);
    }

    private Optional<JsonNode> trueOrFalse(Scalar node, KeyPath path) {
        String written = node.value();
        @Nullable
        Boolean value = TRUE.matcher(written).matches()
                ? Boolean.TRUE
                : FALSE.matcher(written).matches() ? Boolean.FALSE : null;
        if (value != null && node.type() == WordType.TRUE_OR_FALSE) {
            return Optional.of(BooleanNode.valueOf(value));
        }
        String lower = written.toLowerCase(Locale.ROOT);
        String shown = Shown.value(written);
        if (value != null) {
            return wrong(
                    path, node, '"' + written + "\" is text, not true or false", "write it without quotes: " + lower);
        }
        String advice = YES.contains(lower) ? "write true" : NO.contains(lower) ? "write false" : "write true or false";
        return wrong(path, node, shown + " is neither true nor false", advice);
    }

    private Optional<JsonNode> wrong(KeyPath path, Scalar node, String message, String advice) {
        problems.unreadable(path, node.value(), message, advice);
        return Optional.empty();
    }
}
