package io.glusterpress.project;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a project is written.
 *
 * @param force whether files that people edited are overwritten; files that are no longer generated are kept even so
 * @param topologyFile the file that the topology came from; it may lie in the output directory under any name
 */
public record WriteOptions(boolean force, Optional<Path> topologyFile) {

    /**
     * Returns options that keep edited files.
     *
     * @return the defaults
     */
    public static WriteOptions defaults() {
        return new WriteOptions(false, Optional.empty());
    }

    /**
     * Returns these options with edited files overwritten, or kept.
     *
     * @param force whether files that people edited are overwritten
     * @return the new options
     */
    public WriteOptions withForce(boolean force) {
        return new WriteOptions(force, topologyFile);
    }

    /**
     * Returns these options with the place of the topology file.
     *
     * @param file the file that the topology came from
     * @return the new options
     */
    public WriteOptions withTopologyFile(Path file) {
        return new WriteOptions(force, Optional.of(file));
    }
}
