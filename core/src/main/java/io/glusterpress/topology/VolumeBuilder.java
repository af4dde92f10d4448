package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.BricksSpec;
import io.glusterpress.topology.TopologySpec.VolumeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One volume of a {@link TopologyBuilder}. */
public final class VolumeBuilder {

    private final Consumer<String> twice;
    private final Map<String, String> bricks = new LinkedHashMap<>();
    private @Nullable String brickOnEveryServer;
    private @Nullable Integer replica;
    private @Nullable Boolean force;
    private @Nullable String mount;
    private @Nullable String freshness;

    VolumeBuilder(Consumer<String> twice) {
        this.twice = twice;
    }

    /**
     * Sets how many servers hold a copy of each file, 2 or 3.
     *
     * @param count 2 or 3
     * @return this builder
     */
    public VolumeBuilder replica(int count) {
        replica = count;
        return this;
    }

    /**
     * Puts a brick at the same absolute path on every server.
     *
     * @param path an absolute path
     * @return this builder
     */
    public VolumeBuilder brickOnEveryServer(String path) {
        brickOnEveryServer = Objects.requireNonNull(path, "path");
        return this;
    }

    /**
     * Adds a brick; each run of {@link #replica} bricks is one replica set.
     *
     * @param host the name of the server
     * @param path an absolute path
     * @return this builder
     */
    public VolumeBuilder brick(String host, String path) {
        if (bricks.putIfAbsent(Objects.requireNonNull(host, "host"), Objects.requireNonNull(path, "path")) != null) {
            twice.accept(host);
        }
        return this;
    }

    /**
     * Sets whether a brick may lie on the root file system; not when left out.
     *
     * @param allowed {@code true} where the brick has no disk of its own
     * @return this builder
     */
    public VolumeBuilder force(boolean allowed) {
        force = allowed;
        return this;
    }

    /**
     * Sets the absolute path where every client mounts the volume.
     *
     * @param path an absolute path
     * @return this builder
     */
    public VolumeBuilder mount(String path) {
        mount = Objects.requireNonNull(path, "path");
        return this;
    }

    /**
     * Sets the longest time for which a client may see an old version of a file, 0 to 60 seconds; 2 when left out.
     *
     * @param seconds 0 to 60
     * @return this builder
     */
    public VolumeBuilder freshnessSeconds(int seconds) {
        freshness = seconds + "s";
        return this;
    }

    VolumeSpec spec() {
        boolean noBricks = brickOnEveryServer == null && bricks.isEmpty();
        BricksSpec written = noBricks ? null : new BricksSpec(brickOnEveryServer, bricks.isEmpty() ? null : bricks);
        return new VolumeSpec(replica, written, force, mount, freshness);
    }
}
