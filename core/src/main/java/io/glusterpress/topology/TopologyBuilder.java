package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.HostSpec;
import io.glusterpress.topology.TopologySpec.SiteSpec;
import io.glusterpress.topology.TopologySpec.SshSpec;
import io.glusterpress.topology.TopologySpec.VolumeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds a topology in Java, with the keys and the checks of the topology file. */
public final class TopologyBuilder {

    private final Map<String, HostSpec> hosts = new LinkedHashMap<>();
    private final List<@Nullable String> servers = new ArrayList<>();
    private final List<@Nullable String> clients = new ArrayList<>();
    private final Map<String, VolumeSpec> volumes = new LinkedHashMap<>();
    private final Map<String, SiteSpec> sites = new LinkedHashMap<>();
    private final List<KeyPath> twice = new ArrayList<>();
    private @Nullable String name;
    private @Nullable String os;
    private @Nullable String sshUser;
    private @Nullable Integer sshPort;
    private @Nullable String sshPrivateKeyFile;
    private @Nullable String sshJumpHost;

    TopologyBuilder() {}

    /**
     * Sets the name of the topology, which is its inventory's too.
     *
     * @param value the name, of {@code a} to {@code z}, digits, {@code _} and {@code -}
     * @return this builder
     */
    public TopologyBuilder name(String value) {
        name = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * Sets the remote user, who may become root by sudo.
     *
     * @param user a POSIX user name
     * @return this builder
     */
    public TopologyBuilder sshUser(String user) {
        sshUser = Objects.requireNonNull(user, "user");
        return this;
    }

    /**
     * Sets the SSH port of every host; 22 when left out.
     *
     * @param port 1 to 65535
     * @return this builder
     */
    public TopologyBuilder sshPort(int port) {
        sshPort = port;
        return this;
    }

    /**
     * Sets the private key on the controller, absolute or below {@code ~/}.
     *
     * @param path the path, which may start with {@code ~/}
     * @return this builder
     */
    public TopologyBuilder sshPrivateKeyFile(String path) {
        sshPrivateKeyFile = Objects.requireNonNull(path, "path");
        return this;
    }

    /**
     * Sets the host that SSH goes through, {@code [user@]host[:port]}.
     *
     * @param jumpHost the host, never an SSH option
     * @return this builder
     */
    public TopologyBuilder sshJumpHost(String jumpHost) {
        sshJumpHost = Objects.requireNonNull(jumpHost, "jumpHost");
        return this;
    }

    /**
     * Sets the distribution of every host that names none itself, such as {@code debian-12}.
     *
     * @param distribution one of debian-12, debian-13, ubuntu-22.04, ubuntu-24.04
     * @return this builder
     */
    public TopologyBuilder os(String distribution) {
        os = Objects.requireNonNull(distribution, "distribution");
        return this;
    }

    /**
     * Adds a host that SSH and Gluster reach at the same address.
     *
     * @param name its name in the inventory
     * @param address the IP address or DNS name
     * @return this builder
     */
    public TopologyBuilder host(String name, String address) {
        return host(name, it -> it.address(address));
    }

    /**
     * Adds a host that SSH reaches at one address and Gluster at the other.
     *
     * @param name its name in the inventory
     * @param address the IP address or DNS name
     * @param privateAddress the IP address or DNS name that Gluster uses
     * @return this builder
     */
    public TopologyBuilder host(String name, String address, String privateAddress) {
        return host(name, it -> it.address(address).privateAddress(privateAddress));
    }

    /**
     * Adds a host.
     *
     * @param name its name in the inventory
     * @param host sets its addresses
     * @return this builder
     */
    public TopologyBuilder host(String name, Consumer<HostBuilder> host) {
        HostBuilder builder = new HostBuilder();
        host.accept(builder);
        return add(hosts, "hosts", name, builder.spec());
    }

    /**
     * Puts a host into the trusted storage pool.
     *
     * @param host the name of the host
     * @return this builder
     */
    public TopologyBuilder server(String host) {
        servers.add(Objects.requireNonNull(host, "host"));
        return this;
    }

    /**
     * Makes a host mount every volume.
     *
     * @param host the name of the host
     * @return this builder
     */
    public TopologyBuilder client(String host) {
        clients.add(Objects.requireNonNull(host, "host"));
        return this;
    }

    /**
     * Adds a volume.
     *
     * @param name its name
     * @param volume sets its replica count, bricks and mount
     * @return this builder
     */
    public TopologyBuilder volume(String name, Consumer<VolumeBuilder> volume) {
        VolumeBuilder builder = new VolumeBuilder(host -> twice.add(KeyPath.of("volumes", name, "bricks", host)));
        volume.accept(builder);
        return add(volumes, "volumes", name, builder.spec());
    }

    /**
     * Adds a site.
     *
     * @param name its name
     * @param site sets its volume and paths
     * @return this builder
     */
    public TopologyBuilder site(String name, Consumer<SiteBuilder> site) {
        SiteBuilder builder = new SiteBuilder();
        site.accept(builder);
        return add(sites, "sites", name, builder.spec());
    }

    /**
     * Checks everything and returns the topology.
     *
     * @return the topology, which is valid
     * @throws InvalidTopology with every mistake, when there is one
     */
    public Topology build() {
        Problems problems = new Problems(Positions.NONE);
        for (KeyPath key : twice) {
            String last = key.steps().get(key.steps().size() - 1);
            problems.error(key, last, Shown.value(last) + " is written twice", "keep one of the two");
        }
        return TopologyCheck.check(spec(), problems, "The topology");
    }

    TopologySpec spec() {
        return new TopologySpec(
                name,
                new SshSpec(sshUser, sshPort, sshPrivateKeyFile, sshJumpHost),
                os,
                hosts.isEmpty() ? null : hosts,
                servers.isEmpty() ? null : servers,
                clients.isEmpty() ? null : clients,
                volumes.isEmpty() ? null : volumes,
                sites.isEmpty() ? null : sites);
    }

    private <T> TopologyBuilder add(Map<String, T> all, String key, String name, T spec) {
        if (all.putIfAbsent(Objects.requireNonNull(name, "name"), spec) != null) {
            twice.add(KeyPath.of(key, name));
        }
        return this;
    }
}
