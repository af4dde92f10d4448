package io.glusterpress.topology;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * The hosts, volumes and sites of one deployment: immutable, and always valid.
 *
 * <p>Lists are in the order in which they were written.
 */
public final class Topology {

    private final String name;
    private final Ssh ssh;
    private final List<Host> hosts;
    private final List<Host> servers;
    private final List<Host> clients;
    private final List<Volume> volumes;
    private final List<Site> sites;
    private final List<Problem> warnings;

    Topology(
            String name,
            Ssh ssh,
            List<Host> hosts,
            List<Host> servers,
            List<Host> clients,
            List<Volume> volumes,
            List<Site> sites,
            List<Problem> warnings) {
        this.name = name;
        this.ssh = ssh;
        this.hosts = List.copyOf(hosts);
        this.servers = List.copyOf(servers);
        this.clients = List.copyOf(clients);
        this.volumes = List.copyOf(volumes);
        this.sites = List.copyOf(sites);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads a topology file.
     *
     * @param file in YAML; messages call it as it is given here
     * @return the topology, which is valid
     * @throws InvalidTopology with every mistake and its position, also when the file is missing or is no YAML
     */
    public static Topology read(Path file) {
        return TopologyReader.read(file);
    }

    /**
     * Starts a topology in Java.
     *
     * @return a builder with nothing in it
     */
    public static TopologyBuilder builder() {
        return new TopologyBuilder();
    }

    /** {@return the name of the topology, which is its inventory's too} */
    public String name() {
        return name;
    }

    /** {@return how Ansible reaches the hosts} */
    public Ssh ssh() {
        return ssh;
    }

    /** {@return all machines} */
    public List<Host> hosts() {
        return hosts;
    }

    /**
     * {@return the host of this name}
     *
     * @param name the name in the topology
     * @throws IllegalArgumentException when there is no host of this name
     */
    public Host host(String name) {
        return named(hosts, Host::name, name, "host");
    }

    /** {@return the trusted storage pool} */
    public List<Host> servers() {
        return servers;
    }

    /** {@return the machines that mount the volumes; a server may be one too} */
    public List<Host> clients() {
        return clients;
    }

    /** {@return all volumes} */
    public List<Volume> volumes() {
        return volumes;
    }

    /**
     * {@return the volume of this name}
     *
     * @param name the name in the topology
     * @throws IllegalArgumentException when there is no volume of this name
     */
    public Volume volume(String name) {
        return named(volumes, Volume::name, name, "volume");
    }

    /** {@return all sites} */
    public List<Site> sites() {
        return sites;
    }

    /** {@return what is accepted, and better done otherwise} */
    public List<Problem> warnings() {
        return warnings;
    }

    /**
     * Writes the topology as a topology file.
     *
     * @return the text in YAML, from which {@link #read} makes the same topology; what has its default is left out
     */
    public String toYaml() {
        return TopologyText.of(this, TopologyText.Notes.NONE);
    }

    /** {@return the name and how many there are of everything, on one line} */
    @Override
    public String toString() {
        return name + ": "
                + Shown.list(
                        List.of(
                                count(servers.size(), "server"),
                                count(clients.size(), "client"),
                                count(volumes.size(), "volume"),
                                count(sites.size(), "site")),
                        "and");
    }

    private static String count(int number, String what) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + what + (number == 1 ? "" : "s");
    }

    private static <T> T named(List<T> all, Function<T, String> nameOf, String name, String kind) {
        return all.stream()
                .filter(it -> nameOf.apply(it).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + kind + " " + name + "; there is "
                        + Shown.list(all.stream().map(nameOf).toList(), "and")));
    }
}
