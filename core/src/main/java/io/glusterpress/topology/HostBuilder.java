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

    /**
     * Sets the IP address or DNS name that SSH uses.
     *
     * @param ipOrName an IPv4 or IPv6 address, or a DNS name, which is not looked up
     * @return this builder
     */
    public HostBuilder address(String ipOrName) {
        address = Objects.requireNonNull(ipOrName, "ipOrName");
        return this;
    }

    /**
     * Sets the IP address or DNS name that Gluster uses; {@link #address} when left out.
     *
     * @param ipOrName an IPv4 or IPv6 address, or a DNS name, which is not looked up
     * @return this builder
     */
    public HostBuilder privateAddress(String ipOrName) {
        privateAddress = Objects.requireNonNull(ipOrName, "ipOrName");
        return this;
    }

    /**
     * Sets the distribution, such as {@code debian-12}; the topology's when left out.
     *
     * @param distribution one of debian-12, debian-13, ubuntu-22.04, ubuntu-24.04
     * @return this builder
     */
    public HostBuilder os(String distribution) {
        os = Objects.requireNonNull(distribution, "distribution");
        return this;
    }

    HostSpec spec() {
        return new HostSpec(address, privateAddress, os);
    }
}
