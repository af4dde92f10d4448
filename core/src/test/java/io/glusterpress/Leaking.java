package io.glusterpress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;

/** Shows a library's types in every way there is, for the test of the rule against it. */
public abstract class Leaking implements Iterable<JsonNode> {

    public static final JsonNode FIELD = MissingNode.getInstance();

    protected Leaking(JsonNode node) {
        hidden(node);
    }

    public abstract void parameter(List<JsonNode> nodes);

    protected abstract Optional<? extends JsonNode> returned();

    public abstract void thrown() throws JsonProcessingException;

    private static void hidden(JsonNode node) {
        node.size();
    }
}
