package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import java.util.Optional;

/** Where keys and values are in the file that a topology came from. */
interface Positions {

    /** The positions of a topology that was built in Java: none. */
    Positions NONE = new Positions() {
        @Override
        public Optional<Position> ofValue(KeyPath key) {
            return Optional.empty();
        }

        @Override
        public Optional<Position> ofKey(KeyPath key) {
            return Optional.empty();
        }

        @Override
        public Optional<Position> of(See see) {
            return Optional.empty();
        }
    };

    /** Returns where the value is; for a key that is not there, where the nearest key above it is. */
    Optional<Position> ofValue(KeyPath key);

    /** Returns where the key itself is; for one that is not there, where the nearest key above it is. */
    Optional<Position> ofKey(KeyPath key);

    /** Returns where something else is, if it is in the file at all. */
    Optional<Position> of(See see);
}
