package io.glusterpress.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glusterpress.topology.Shape.Keys;
import io.glusterpress.topology.Shape.Named;
import io.glusterpress.topology.Shape.Stricter;
import io.glusterpress.topology.Shape.Text;
import io.glusterpress.topology.Shape.TextList;
import io.glusterpress.topology.Shape.TextOr;
import io.glusterpress.topology.Shape.TrueOrFalse;
import io.glusterpress.topology.Shape.WholeNumber;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Turns a shape into a JSON Schema.
 *
 * <p>It is of draft 7, the latest that the YAML extension of VS Code and IntelliJ both know. {@code patternErrorMessage}
 * is an addition of VS Code's: what it says in place of the pattern.
 */
final class SchemaWriter {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int MOST_CHOICES = 9;

    private final Map<String, Form> forms = new TreeMap<>();

    private SchemaWriter() {}

    static String write(Keys file) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("$id", TopologySchema.ID);
        schema.put("title", "Glusterpress topology");
        schema.put("description", "The hosts, volumes and sites of one deployment.");
        SchemaWriter writer = new SchemaWriter();
        schema.setAll(writer.of(file));
        ObjectNode definitions = schema.putObject("definitions");
        writer.forms.forEach((name, form) -> definitions.set(name, definition(form)));
        try {
            return MAPPER.writer(printer()).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentObjectsWith(lines);
        return printer;
    }

    private ObjectNode of(Shape shape) {
        if (shape instanceof Keys keys) {
            return keys(keys);
        }
        if (shape instanceof Named named) {
            return named(named);
        }
        if (shape instanceof TextOr either) {
            ObjectNode schema = JSON.objectNode();
            schema.putArray("anyOf").add(of(either.text())).add(of(either.mapping()));
            return schema;
        }
        if (shape instanceof TextList list) {
            ObjectNode schema = type("array");
            schema.put("minItems", 1).put("uniqueItems", true).set("items", reference(list.each()));
            return schema;
        }
        if (shape instanceof WholeNumber number) {
            return wholeNumber(number);
        }
        return shape instanceof Text text ? reference(text.form()) : type("boolean");
    }

    private ObjectNode keys(Keys keys) {
        ObjectNode schema = type("object");
        ArrayNode required = schema.putArray("required");
        keys.keys().stream().filter(Key::isRequired).forEach(key -> required.add(key.name()));
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        keys.keys().forEach(key -> properties.set(key.name(), of(key)));
        keys.stricter().ifPresent(rule -> add(schema, rule));
        return schema;
    }

    private void add(ObjectNode schema, Stricter rule) {
        schema.putObject("if").putObject("not").putArray("required").add(rule.without());
        schema.putObject("then").putObject("properties").set(rule.key(), reference(rule.form()));
    }

    private ObjectNode of(Key key) {
        ObjectNode schema = JSON.objectNode();
        schema.put("description", description(key));
        if (key.shape() instanceof Text text) {
            // What stands beside $ref is not read, so the reference stands alone.
            schema.putArray("allOf").add(reference(text.form()));
        } else {
            schema.setAll(of(key.shape()));
        }
        key.byDefault().ifPresent(value -> schema.set("default", parsed(value)));
        ArrayNode examples = JSON.arrayNode();
        addExamples(examples, key.shape());
        return examples.isEmpty() ? schema : schema.set("examples", examples);
    }

    /** Returns the meaning as a sentence in plain text, since editors show backquotes as they are. */
    private static String description(Key key) {
        String meaning = key.meaning().substring(0, 1).toUpperCase(Locale.ROOT)
                + key.meaning().substring(1) + ".";
        boolean needsWords = !key.isRequired() && key.byDefault().isEmpty();
        return (needsWords ? meaning + " Default: " + key.absent() + "." : meaning).replace("`", "");
    }

    private ObjectNode named(Named named) {
        ObjectNode schema = type("object");
        if (named.least() > 0) {
            schema.put("minProperties", named.least());
        }
        schema.set("propertyNames", reference(named.names()));
        ObjectNode each = JSON.objectNode();
        if (named.each() instanceof Keys) {
            each.put("title", named.what());
        }
        schema.set("additionalProperties", each.setAll(of(named.each())));
        return schema;
    }

    private ObjectNode reference(Form form) {
        Form other = forms.putIfAbsent(form.name(), form);
        if (other != null && !other.equals(form)) {
            throw new IllegalStateException("two forms have the name " + form.name());
        }
        return JSON.objectNode().put("$ref", "#/definitions/" + form.name());
    }

    private static ObjectNode definition(Form form) {
        ObjectNode schema = type("string");
        if (!form.choices().isEmpty()) {
            ArrayNode values = schema.putArray("enum");
            form.choices().forEach(values::add);
            return schema;
        }
        if (form.longest() > 0) {
            schema.put("maxLength", form.longest());
        }
        return schema.put("pattern", "^" + form.pattern() + "$").put("patternErrorMessage", form.words());
    }

    private static ObjectNode wholeNumber(WholeNumber number) {
        ObjectNode schema = type("integer");
        if (number.most() - number.least() > MOST_CHOICES) {
            return schema.put("minimum", number.least()).put("maximum", number.most());
        }
        ArrayNode values = schema.putArray("enum");
        for (int value = number.least(); value <= number.most(); value++) {
            values.add(value);
        }
        return schema;
    }

    /** Adds an example of every form that a value may have, unless editors offer all values anyway. */
    private static void addExamples(ArrayNode examples, Shape shape) {
        if (shape instanceof TextOr either) {
            addExamples(examples, either.text());
            addExamples(examples, either.mapping());
        } else if (!(shape instanceof TrueOrFalse)) {
            examples.add(parsed(shape.example()));
        }
    }

    private static JsonNode parsed(String yaml) {
        return MAPPER.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml));
    }

    private static ObjectNode type(String name) {
        return JSON.objectNode().put("type", name);
    }
}
