package io.glusterpress.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glusterpress.topology.Shape.Keys;
import io.glusterpress.topology.Shape.Named;
import io.glusterpress.topology.Shape.TextList;
import io.glusterpress.topology.Shape.TextOr;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML nodes into the JSON tree that a shape allows, and reports everything that the shape does not. */
final class NodeReader {

    /** Aliases can make a small file a huge tree; no real topology comes near this. */
    private static final int MOST_NODES = 5_000;

    private static final Set<Tag> STANDARD =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final NodePositions positions;
    private final Problems problems;
    private final ScalarReader scalars;
    private int nodes;

    NodeReader(NodePositions positions, Problems problems) {
        this.positions = positions;
        this.problems = problems;
        this.scalars = new ScalarReader(problems);
    }

    /** Returns the value, or nothing when it was reported. */
    Optional<JsonNode> read(Node node, Shape shape, KeyPath path) {
        positions.value(path, node);
        nodes++;
        if (nodes > MOST_NODES) {
            String message = "the file has more than " + MOST_NODES + " values, counting those that aliases repeat";
            throw positions.wholeFileIsWrong(message, "name a topology file");
        }
        if (hasForeignTag(node, path)) {
            return Optional.empty();
        }
        if (shape instanceof TextOr either) {
            if (node instanceof ScalarNode) {
                return read(node, either.text(), path);
            }
            if (node instanceof MappingNode) {
                return read(node, either.mapping(), path);
            }
        }
        if (node instanceof ScalarNode scalar) {
            return scalars.read(scalar, shape, path);
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, shape, path);
        }
        if (node instanceof SequenceNode sequence && shape instanceof TextList list) {
            return Optional.of(list(sequence, list, path));
        }
        return wrong(path, "a list stands here", shape.advice());
    }

    private Optional<JsonNode> mapping(MappingNode node, Shape shape, KeyPath path) {
        if (shape instanceof Keys keys) {
            return Optional.of(mapping(node, path, key -> known(keys, key, path)));
        }
        if (shape instanceof Named named) {
            return Optional.of(mapping(node, path, key -> named(named, key, path)));
        }
        if (isTemplate(node)) {
            return wrong(path, "{{ starts an Ansible template, which no value may have here", "write the value itself");
        }
        return wrong(path, "a mapping stands here", shape.advice());
    }

    private ObjectNode mapping(MappingNode node, KeyPath path, Function<ScalarNode, @Nullable Shape> shapeOf) {
        ObjectNode object = JSON.objectNode();
        Set<String> names = new HashSet<>();
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                KeyPath at = path.key("?");
                positions.key(at, entry.getKeyNode());
                problems.errorAtKey(at, "", "the key is a list or a mapping", "write a word");
                continue;
            }
            String name = key.getValue();
            if (!names.add(name)) {
                problems.errorAt(
                        positions.at(key),
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
                Optional<JsonNode> value = read(entry.getValueNode(), shape, path.key(name));
                // An entry that could not be read still has its name, which others may refer to.
                object.set(name, value.orElseGet(() -> emptyValue(shape)));
            }
        }
        return object;
    }

    private @Nullable Shape known(Keys keys, ScalarNode key, KeyPath path) {
        String name = key.getValue();
        @Nullable Shape shape = keys.shapes().get(name);
        if (shape != null) {
            return shape;
        }
        if (key.getTag().equals(Tag.MERGE)) {
            problems.errorAtKey(
                    path.key(name), name, "<< merges keys, which this file cannot do", "write the keys themselves");
        } else {
            problems.errorAtKey(
                    path.key(name),
                    name,
                    Shown.value(name) + " is no key here",
                    Nearest.advice(name, keys.shapes().keySet()));
            Nearest.to(name, keys.shapes().keySet()).forEach(it -> problems.misspelt(path.key(it)));
        }
        return null;
    }

    private @Nullable Shape named(Named named, ScalarNode key, KeyPath path) {
        if (key.getTag().equals(Tag.MERGE)) {
            problems.errorAtKey(
                    path.key("<<"), "<<", "<< merges keys, which this file cannot do", "write the keys themselves");
            return null;
        }
        Optional<String> readAs = ScalarReader.readAs(key);
        if (readAs.isPresent()) {
            problems.errorAtKey(
                    path.key(key.getValue()),
                    key.getValue(),
                    Shown.value(key.getValue()) + " is read as " + readAs.get() + ", not as a name",
                    ScalarReader.quoted(key));
        }
        return named.each();
    }

    private static JsonNode emptyValue(Shape shape) {
        return shape instanceof Keys || shape instanceof Named ? JSON.objectNode() : JSON.nullNode();
    }

    private ArrayNode list(SequenceNode node, TextList list, KeyPath path) {
        ArrayNode array = JSON.arrayNode();
        List<Node> items = node.getValue();
        Shape item = new Shape.Text("gluster1", list.each());
        for (int i = 0; i < items.size(); i++) {
            array.add(read(items.get(i), item, path.item(i)).orElse(JSON.nullNode()));
        }
        return array;
    }

    private boolean hasForeignTag(Node node, KeyPath path) {
        Tag tag = node.getTag();
        if (STANDARD.contains(tag)) {
            return false;
        }
        wrong(path, "the tag " + shown(tag) + " stands here", "write the plain value");
        return true;
    }

    private static String shown(Tag tag) {
        String name = tag.getValue();
        return Shown.key(name.startsWith(Tag.PREFIX) ? "!!" + name.substring(Tag.PREFIX.length()) : name);
    }

    /** Tells whether the mapping is what YAML makes of {@code {{ x }}}. */
    private static boolean isTemplate(MappingNode node) {
        return node.getValue().size() == 1 && node.getValue().get(0).getKeyNode() instanceof MappingNode;
    }

    private Optional<JsonNode> wrong(KeyPath path, String message, String advice) {
        problems.unreadable(path, "", message, advice);
        return Optional.empty();
    }
}
