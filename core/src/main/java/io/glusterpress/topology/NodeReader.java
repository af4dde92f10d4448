package io.glusterpress.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glusterpress.topology.Shape.Keys;
import io.glusterpress.topology.Shape.Named;
import io.glusterpress.topology.Shape.TextList;
import io.glusterpress.topology.Shape.TextOr;
import io.glusterpress.topology.YamlNode.Entry;
import io.glusterpress.topology.YamlNode.Mapping;
import io.glusterpress.topology.YamlNode.Scalar;
import io.glusterpress.topology.YamlNode.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns YAML nodes into the JSON tree that a shape allows, and reports everything that the shape does not. */
final class NodeReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final NodePositions positions;
    private final Problems problems;
    private final ScalarReader scalars;

    NodeReader(NodePositions positions, Problems problems) {
        this.positions = positions;
        this.problems = problems;
        this.scalars = new ScalarReader(problems);
    }

    /** Returns the value, or nothing when it was reported. */
    Optional<JsonNode> read(YamlNode node, Shape shape, KeyPath path) {
        positions.value(path, node);
        if (node.foreignTag().isPresent()) {
            String tag = Shown.key(node.foreignTag().get());
            return wrong(path, "the tag " + tag + " stands here", "write the plain value");
        }
        if (shape instanceof TextOr either) {
            if (node instanceof Scalar) {
                return read(node, either.text(), path);
            }
            if (node instanceof Mapping) {
                return read(node, either.mapping(), path);
            }
        }
        if (node instanceof Scalar scalar) {
            return scalars.read(scalar, shape, path);
        }
        if (node instanceof Mapping mapping) {
            return mapping(mapping, shape, path);
        }
        if (node instanceof Sequence sequence && shape instanceof TextList list) {
            return Optional.of(list(sequence, list, path));
        }
        return wrong(path, "a list stands here", shape.advice());
    }

    private Optional<JsonNode> mapping(Mapping node, Shape shape, KeyPath path) {
        if (shape instanceof Keys keys) {
            Optional<Scalar> wrapper = path.isTop() ? wrapper(node, keys) : Optional.empty();
            if (wrapper.isPresent()) {
                return wrapped(wrapper.get(), path);
            }
            return Optional.of(mapping(node, shape, path, key -> known(keys, key, path)));
        }
        if (shape instanceof Named named) {
            return Optional.of(mapping(node, shape, path, key -> named(named, key, path)));
        }
        if (isTemplate(node)) {
            return wrong(path, "{{ starts an Ansible template, which no value may have here", "write the value itself");
        }
        return wrong(path, "a mapping stands here", shape.advice());
    }

    /** Returns the key that everything was indented below, if none of the keys is known and those below it are. */
    private static Optional<Scalar> wrapper(Mapping node, Keys keys) {
        if (known(node, keys) > 0) {
            return Optional.empty();
        }
        return node.entries().stream()
                .filter(entry -> entry.value() instanceof Mapping below && known(below, keys) > 1)
                .flatMap(entry -> entry.key() instanceof Scalar key ? Stream.of(key) : Stream.empty())
                .findFirst();
    }

    private static long known(Mapping node, Keys keys) {
        return node.entries().stream()
                .filter(entry ->
                        entry.key() instanceof Scalar key && keys.shapes().containsKey(key.value()))
                .count();
    }

    private Optional<JsonNode> wrapped(Scalar key, KeyPath path) {
        KeyPath at = path.key(key.value());
        positions.key(at, key);
        problems.errorAtKey(
                at,
                key.value(),
                "the keys of the topology stand below " + Shown.value(key.value()),
                "remove this line, and move what is below it to the left");
        problems.misspelt(path);
        return Optional.empty();
    }

    private ObjectNode mapping(Mapping node, Shape parent, KeyPath path, Function<Scalar, @Nullable Shape> shapeOf) {
        ObjectNode object = JSON.objectNode();
        Set<String> names = new HashSet<>();
        for (Entry entry : node.entries()) {
            if (!(entry.key() instanceof Scalar key)) {
                KeyPath at = path.key("?");
                positions.key(at, entry.key());
                problems.errorAtKey(at, "", "the key is a list or a mapping", "write a word");
                continue;
            }
            String name = key.value();
            if (!names.add(name)) {
                problems.errorAt(
                        key.position(),
                        path.key(name),
                        name,
                        Shown.value(name) + " is written twice",
                        "keep one of the two",
                        See.key(path.key(name), "first written here"));
                continue;
            }
            positions.key(path.key(name), key);
            @Nullable Shape shape = shapeOf.apply(key);
            if (shape != null) {
                boolean isLeftEmpty = parent instanceof Keys keys && keys.isOptional(name) && isNothing(entry.value());
                Optional<JsonNode> value = isLeftEmpty
                        ? leftEmpty(entry.value(), shape, path.key(name), name)
                        : read(entry.value(), shape, path.key(name));
                // An entry that could not be read still has its name, which others may refer to.
                object.set(name, value.orElseGet(() -> emptyValue(shape)));
            }
        }
        return object;
    }

    private static boolean isNothing(YamlNode node) {
        return node instanceof Scalar scalar
                && scalar.type() == WordType.NOTHING
                && scalar.foreignTag().isEmpty();
    }

    private Optional<JsonNode> leftEmpty(YamlNode node, Shape shape, KeyPath path, String name) {
        positions.value(path, node);
        return wrong(path, "there is no value", shape.advice() + ", or remove " + name);
    }

    private @Nullable Shape known(Keys keys, Scalar key, KeyPath path) {
        String name = key.value();
        @Nullable Shape shape = keys.shapes().get(name);
        if (shape != null) {
            return shape;
        }
        if (key.isMergeKey()) {
            problems.errorAtKey(
                    path.key(name), name, "<< merges keys, which this file cannot do", "write the keys themselves");
        } else if (keys.shapes().containsKey(name.split("=", 2)[0].strip())) {
            String[] parts = name.split("=", 2);
            String known = parts[0].strip();
            problems.errorAtKey(
                    path.key(name),
                    name,
                    "there is = in place of the colon in " + Shown.value(name),
                    "write " + known + ": " + Shown.value(parts[1].strip()));
            problems.misspelt(path.key(known));
        } else if (keys.shapes().containsKey(name.split(":", 2)[0])) {
            String[] parts = name.split(":", 2);
            problems.errorAtKey(
                    path.key(name),
                    name,
                    "there is no space after the colon in " + Shown.value(name),
                    "write " + parts[0] + ": " + Shown.value(parts[1]));
            problems.misspelt(path.key(parts[0]));
        } else {
            Optional<Flaw> flaw = Text.flawOf(name);
            List<String> nearest = problems.nearest(name, keys.shapes().keySet());
            problems.errorAtKey(
                    path.key(name),
                    name,
                    flaw.map(Flaw::message).orElse(Shown.value(name) + " is no key here"),
                    flaw.map(Flaw::advice)
                            .orElseGet(
                                    () -> Nearest.advice(nearest, keys.shapes().keySet())));
            nearest.forEach(it -> problems.misspelt(path.key(it)));
        }
        return null;
    }

    private @Nullable Shape named(Named named, Scalar key, KeyPath path) {
        if (key.isMergeKey()) {
            problems.errorAtKey(
                    path.key("<<"), "<<", "<< merges keys, which this file cannot do", "write the keys themselves");
            problems.misspelt(path);
            return null;
        }
        Optional<String> readAs = ScalarReader.readAs(key);
        if (readAs.isPresent()) {
            problems.errorAtKey(
                    path.key(key.value()),
                    key.value(),
                    Shown.value(key.value()) + " is read as " + readAs.get() + ", not as a name",
                    ScalarReader.quoted(key));
        }
        return named.each();
    }

    private static JsonNode emptyValue(Shape shape) {
        return shape instanceof Keys || shape instanceof Named ? JSON.objectNode() : JSON.nullNode();
    }

    private ArrayNode list(Sequence node, TextList list, KeyPath path) {
        ArrayNode array = JSON.arrayNode();
        List<YamlNode> items = node.items();
        Shape item = new Shape.Text("gluster1", list.each());
        for (int i = 0; i < items.size(); i++) {
            array.add(read(items.get(i), item, path.item(i)).orElse(JSON.nullNode()));
        }
        return array;
    }

    /** Tells whether the mapping is what YAML makes of {@code {{ x }}}. */
    private static boolean isTemplate(Mapping node) {
        return node.entries().size() == 1 && node.entries().get(0).key() instanceof Mapping;
    }

    private Optional<JsonNode> wrong(KeyPath path, String message, String advice) {
        problems.unreadable(path, "", message, advice);
        return Optional.empty();
    }
}
