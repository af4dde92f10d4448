package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** Where the keys and values of one file are. */
final class NodePositions implements Positions {

    private final SourceText source;
    private final Map<KeyPath, Position> values = new HashMap<>();
    private final Map<KeyPath, Position> keys = new HashMap<>();

    NodePositions(SourceText source) {
        this.source = source;
    }

    void value(KeyPath path, Node node) {
        values.putIfAbsent(path, at(node));
    }

    void key(KeyPath path, Node node) {
        keys.putIfAbsent(path, at(node));
    }

    Position at(Node node) {
        return source.between(node.getStartMark(), node.getEndMark());
    }

    InvalidTopology wholeFileIsWrong(String message, String advice) {
        return source.invalid(source.wholeFile(), message, advice);
    }

    @Override
    public Optional<Position> ofValue(KeyPath path) {
        return Optional.of(Default.to(values.get(path), keyOrAbove(path)));
    }

    @Override
    public Optional<Position> ofKey(KeyPath path) {
        return Optional.of(keyOrAbove(path));
    }

    @Override
    public Optional<Position> of(See see) {
        return Optional.ofNullable(see.isKey() ? keys.get(see.key()) : values.get(see.key()));
    }

    private Position keyOrAbove(KeyPath path) {
        for (KeyPath at = path; ; at = at.parent()) {
            Position found = keys.get(at);
            if (found != null) {
                return found;
            }
            if (at.isTop()) {
                return source.wholeFile();
            }
        }
    }
}
