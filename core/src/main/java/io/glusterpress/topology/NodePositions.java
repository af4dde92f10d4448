package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the keys and values of one file are. */
final class NodePositions implements Positions {

    private final Position wholeFile;
    private final Map<KeyPath, Position> values = new HashMap<>();
    private final Map<KeyPath, Position> keys = new HashMap<>();

    NodePositions(SourceText source) {
        this.wholeFile = source.wholeFile();
    }

    void value(KeyPath path, YamlNode node) {
        values.putIfAbsent(path, node.position());
    }

    void key(KeyPath path, YamlNode node) {
        keys.putIfAbsent(path, node.position());
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
                return wholeFile;
            }
        }
    }
}
