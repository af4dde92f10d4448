package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.HostSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One host of a {@link TopologyBuilder}. */
public final class HostBuilder {

    private @Nullable String address;
    private @Nullable String privateAddress;
    private @Nullable String os;

    HostBuilder() {}

    /** Sets the IP address or DNS name that SSH uses. */
    public HostBuilder address(String ipOrName) {
        address = Objects.requireNonNull(ipOrName, "ipOrName");
        return this;
    }

    /** Sets the IP address or DNS name that Gluster uses; {@link #address} when left out. */
    public HostBuilder privateAddress(String ipOrName) {
        privateAddress = Objects.requireNonNull(ipOrName, "ipOrName");
        return this;
    }

    /** Sets the distribution, such as {@code debian-12}; the topology's when left out. */
    public HostBuilder os(String distribution) {
        os = Objects.requireNonNull(distribution, "distribution");
        return this;
    }

    HostSpec spec() {
        return new HostSpec(address, privateAddress, os);
    }
}
