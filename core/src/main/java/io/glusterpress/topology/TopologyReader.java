package io.glusterpress.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a topology file: text to YAML nodes, nodes to what the file may hold, and that to a checked topology. */
final class TopologyReader {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private TopologyReader() {}

    static Topology read(Path file) {
        SourceText source = new TopologyFile(file).read();
        YamlNode top = YamlDocument.read(source);
        NodePositions positions = new NodePositions(source);
        Problems problems = new Problems(positions);
        Optional<JsonNode> tree = new NodeReader(positions, problems).read(top, TopologyShape.FILE, KeyPath.TOP);
        return TopologyCheck.check(
                bind(tree.orElseGet(JsonNodeFactory.instance::objectNode)), problems, file.toString());
    }

    private static TopologySpec bind(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, TopologySpec.class);
        } catch (JsonProcessingException shapesDiffer) {
            throw new IllegalStateException("TopologyShape allows what TopologySpec does not hold", shapesDiffer);
        }
    }
}
