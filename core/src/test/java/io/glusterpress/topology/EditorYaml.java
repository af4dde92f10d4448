package io.glusterpress.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** What an editor makes of a file before it asks the schema: YAML 1.2 with its core schema, as JSON. */
final class EditorYaml {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private EditorYaml() {}

    /** Returns the file as JSON, or nothing where it is no YAML, or no JSON can say the same. */
    static Optional<JsonNode> read(String text) {
        LoaderOptions loading = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        Yaml yaml = new Yaml(
                new SafeConstructor(loading), new Representer(dumping), dumping, loading, new CoreSchemaResolver());
        try {
            return Optional.of(json(yaml.compose(new StringReader(text))));
        } catch (YAMLException | NoJson broken) {
            return Optional.empty();
        }
    }

    private static JsonNode json(Node node) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple entry : mapping.getValue()) {
                if (object.replace(key(entry.getKeyNode()), json(entry.getValueNode())) != null) {
                    throw new NoJson(); // "the keys must be unique", says the standard
                }
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(it -> array.add(json(it)));
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static String key(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new NoJson();
    }

    private static JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        if (node.getTag().equals(Tag.STR)) {
            return JSON.textNode(value);
        }
        if (node.getTag().equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return JSON.booleanNode(value.equalsIgnoreCase("true"));
        }
        if (node.getTag().equals(Tag.INT)) {
            int radix = value.startsWith("0o") ? 8 : value.startsWith("0x") ? 16 : 10;
            return JSON.numberNode(new BigInteger(radix == 10 ? value : value.substring(2), radix));
        }
        if (node.getTag().equals(Tag.FLOAT)) {
            return JSON.numberNode(1.5);
        }
        throw new NoJson();
    }

    private static final class NoJson extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The core schema of YAML 1.2.2, section 10.3.2. */
    private static final class CoreSchemaResolver extends Resolver {

        private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
        private static final Pattern BOOL = Pattern.compile("true|True|TRUE|false|False|FALSE");
        private static final Pattern INT = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
        private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                + "|[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            if (kind != NodeId.scalar || !implicit) {
                return super.resolve(kind, value, implicit);
            }
            if (NULL.matcher(value).matches()) {
                return Tag.NULL;
            }
            if (BOOL.matcher(value).matches()) {
                return Tag.BOOL;
            }
            if (INT.matcher(value).matches()) {
                return Tag.INT;
            }
            return FLOAT.matcher(value).matches() ? Tag.FLOAT : Tag.STR;
        }
    }
}
