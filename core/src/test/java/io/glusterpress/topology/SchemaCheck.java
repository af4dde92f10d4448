package io.glusterpress.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The schema, as a validator that knows nothing of Glusterpress reads it. */
final class SchemaCheck {

    private static final Schema SCHEMA =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(TopologySchema.text());

    private SchemaCheck() {}

    /** Returns what the schema says against a topology; nothing when it accepts it. */
    static List<String> errors(JsonNode topology) {
        return SCHEMA.validate(topology).stream().map(Object::toString).toList();
    }

    /** Returns what an editor shows for a file; nothing when the schema accepts it. */
    static List<String> errors(String yaml) {
        return EditorYaml.read(yaml).map(SchemaCheck::errors).orElse(List.of("no YAML"));
    }
}
