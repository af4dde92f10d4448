package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.CopyFromSpec;
import io.glusterpress.topology.TopologySpec.SiteSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One site of a {@link TopologyBuilder}. */
public final class SiteBuilder {

    private @Nullable String volume;
    private @Nullable CopyFromSpec copyFrom;
    private @Nullable String root;
    private @Nullable String logs;

    SiteBuilder() {}

    /**
     * Sets the volume that holds the site.
     *
     * @param name the name of the volume
     * @return this builder
     */
    public SiteBuilder volume(String name) {
        volume = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Sets the directory on the only client whose files move to the volume, once.
     *
     * @param path an absolute path
     * @return this builder
     */
    public SiteBuilder copyFrom(String path) {
        copyFrom = CopyFromSpec.onTheOnlyClient(Objects.requireNonNull(path, "path"));
        return this;
    }

    /**
     * Sets the client, and the directory on it, whose files move to the volume, once.
     *
     * @param host the name of the client
     * @param path an absolute path
     * @return this builder
     */
    public SiteBuilder copyFrom(String host, String path) {
        copyFrom = new CopyFromSpec(Objects.requireNonNull(host, "host"), Objects.requireNonNull(path, "path"), true);
        return this;
    }

    /**
     * Sets the web root, relative to the volume's mount; the mount itself when left out.
     *
     * @param path a relative path without {@code ..}
     * @return this builder
     */
    public SiteBuilder root(String path) {
        root = Objects.requireNonNull(path, "path");
        return this;
    }

    /**
     * Sets the log directory, relative to the volume's mount; {@code logs} when left out.
     *
     * @param path a relative path without {@code ..}
     * @return this builder
     */
    public SiteBuilder logs(String path) {
        logs = Objects.requireNonNull(path, "path");
        return this;
    }

    SiteSpec spec() {
        return new SiteSpec(volume, copyFrom, root, logs);
    }
}
