package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Where the keys and values of one file are. */
final class NodePositions implements Positions {

    private final String file;
    private final Map<KeyPath, Position> values = new HashMap<>();
    private final Map<KeyPath, Position> keys = new HashMap<>();

    NodePositions(String file) {
        this.file = file;
    }

    void value(KeyPath path, Node node) {
        values.putIfAbsent(path, at(node.getStartMark()));
    }

    void key(KeyPath path, Node node) {
        keys.putIfAbsent(path, at(node.getStartMark()));
    }

    Position at(Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    Position wholeFile() {
        return new Position(file, 0, 0);
    }

    InvalidTopology wholeFileIsWrong(String message, String advice) {
        return new InvalidTopology(
                file, List.of(new Problem(Severity.ERROR, Optional.of(wholeFile()), "", "", message, advice)));
    }

    @Override
    public Optional<Position> ofValue(KeyPath path) {
        return Optional.of(Default.to(values.get(path), keyOrAbove(path)));
    }

    @Override
    public Optional<Position> ofKey(KeyPath path) {
        return Optional.of(keyOrAbove(path));
    }

    private Position keyOrAbove(KeyPath path) {
        for (KeyPath at = path; ; at = at.parent()) {
            Position found = keys.get(at);
            if (found != null) {
                return found;
            }
            if (at.isTop()) {
                return Default.to(values.get(at), wholeFile());
            }
        }
    }
}
