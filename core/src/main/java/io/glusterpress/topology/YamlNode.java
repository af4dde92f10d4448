package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import java.util.List;
import java.util.Optional;

/** A part of a YAML document and where it stands; for what an alias repeats, where the alias stands. */
sealed interface YamlNode {

    Position position();

    /** Returns a tag that was written and is none of plain YAML, as it is known. */
    Optional<String> foreignTag();

    /** Returns the same, all of it at another place. */
    YamlNode at(Position place);

    /**
     * A word.
     *
     * @param type what YAML takes it for
     */
    record Scalar(Position position, Optional<String> foreignTag, String value, WordType type) implements YamlNode {
        @Override
        public Scalar at(Position place) {
            return new Scalar(place, foreignTag, value, type);
        }

        boolean isMergeKey() {
            return type == WordType.MERGE;
        }
    }

    record Mapping(Position position, Optional<String> foreignTag, List<Entry> entries) implements YamlNode {
        @Override
        public Mapping at(Position place) {
            List<Entry> there = entries.stream()
                    .map(it -> new Entry(it.key().at(place), it.value().at(place)))
                    .toList();
            return new Mapping(place, foreignTag, there);
        }
    }

    record Sequence(Position position, Optional<String> foreignTag, List<YamlNode> items) implements YamlNode {
        @Override
        public Sequence at(Position place) {
            return new Sequence(
                    place, foreignTag, items.stream().map(it -> it.at(place)).toList());
        }
    }

    record Entry(YamlNode key, YamlNode value) {}
}
