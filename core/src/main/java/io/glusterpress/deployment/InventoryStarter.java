package io.glusterpress.deployment;

import io.glusterpress.ansible.InvalidInventory;
import io.glusterpress.ansible.Inventory;
import io.glusterpress.topology.Topology;
import io.glusterpress.topology.TopologyBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes hosts, servers, clients and the way to log in from an inventory of Ansible that people have already. */
public final class InventoryStarter {

    private static final List<String> SERVER_GROUPS =
            List.of("gluster_servers", "gluster", "glusterfs", "gluster_nodes", "storage", "storage_servers");
    private static final List<String> CLIENT_GROUPS = List.of(
            "gluster_clients",
            "app",
            "apps",
            "app_servers",
            "appservers",
            "web",
            "webservers",
            "web_servers",
            "wordpress");

    private static final List<String> PRIVATE_ADDRESSES =
            List.of("gluster_address", "private_address", "private_ip", "private_ipv4");

    private static final Pattern JUMP = Pattern.compile("(?:-J\\s*|-o\\s*[\"']?ProxyJump[= ])[\"']?([^\\s\"']+)[\"']?");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{|\\{%|\\{#");

    private final Inventory inventory;

    /**
     * Prepares the taking.
     *
     * @param inventory the inventory
     */
    public InventoryStarter(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * Returns a builder with what the inventory says.
     *
     * @param serverGroup the group of the servers; the first of the usual names that is there when empty
     * @param clientGroup the group of the clients; the first of the usual names that is there when empty
     * @return a builder that lacks a name, volumes and sites
     * @throws MissingGroup when there is no group of servers or clients
     * @throws InvalidInventory when a value is a template, encrypted or not the same on all hosts
     */
    public TopologyBuilder builder(Optional<String> serverGroup, Optional<String> clientGroup) {
        List<String> servers = group("servers", serverGroup, SERVER_GROUPS);
        List<String> clients = group("clients", clientGroup, CLIENT_GROUPS);
        Set<String> hosts = new LinkedHashSet<>(servers);
        hosts.addAll(clients);
        TopologyBuilder topology = Topology.builder();
        for (String host : hosts) {
            Optional<String> privateAddress = first(host, PRIVATE_ADDRESSES);
            topology.host(host, it -> {
                it.address(
                        first(host, List.of("ansible_host", "ansible_ssh_host")).orElse(host));
                privateAddress.ifPresent(it::privateAddress);
            });
        }
        servers.forEach(topology::server);
        clients.forEach(topology::client);
        addLogin(topology, hosts);
        return topology;
    }

    private void addLogin(TopologyBuilder topology, Set<String> hosts) {
        shared(hosts, List.of("ansible_user", "ansible_ssh_user")).ifPresent(topology::sshUser);
        shared(hosts, List.of("ansible_port", "ansible_ssh_port")).ifPresent(it -> topology.sshPort(port(it)));
        shared(hosts, List.of("ansible_ssh_private_key_file", "ansible_private_key_file"))
                .ifPresent(topology::sshPrivateKeyFile);
        shared(hosts, List.of("ansible_ssh_common_args")).ifPresent(it -> topology.sshJumpHost(jumpHost(it)));
    }

    private List<String> group(String part, Optional<String> told, List<String> usual) {
        List<String> names = told.map(List::of).orElse(usual);
        return names.stream()
                .map(name -> inventory.groups().getOrDefault(name, List.of()))
                .filter(hosts -> !hosts.isEmpty())
                .findFirst()
                .orElseThrow(() -> new MissingGroup(
                        "The inventory " + inventory.source() + " has no hosts in " + String.join(", ", names)
                                + ": name the group of the " + part + ". It has " + groupNames() + ".",
                        part.equals("servers")));
    }

    private String groupNames() {
        return inventory.groups().entrySet().stream()
                .filter(it -> !it.getValue().isEmpty() && !it.getKey().equals("all"))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    /** The first of some variables that a host has, which must be a plain value. */
    private Optional<String> first(String host, List<String> names) {
        for (String name : names) {
            Optional<String> value = inventory.variable(host, name);
            if (value.isPresent()) {
                requirePlain(host, name, value.get());
                return value;
            }
        }
        return Optional.empty();
    }

    private void requirePlain(String host, String name, String value) {
        if (value.contains("__ansible_vault")) {
            throw new InvalidInventory(name + " of " + host + " is encrypted with Ansible Vault, and a topology file is"
                    + " not: leave it out of " + inventory.source() + ", or write gluster.yml by hand.");
        }
        if (TEMPLATE.matcher(value).find()) {
            throw new InvalidInventory(name + " of " + host + " is the template " + value
                    + ", which Ansible fills in only when it runs: write its value into " + inventory.source()
                    + ", or write gluster.yml by hand.");
        }
    }

    /** A value that all hosts have in common. */
    private Optional<String> shared(Set<String> hosts, List<String> names) {
        Map<Optional<String>, String> found = new LinkedHashMap<>();
        hosts.forEach(host -> found.putIfAbsent(first(host, names), host));
        if (found.size() > 1) {
            List<String> values = new ArrayList<>();
            found.forEach((value, host) -> values.add(host + " has " + value.orElse("none")));
            throw new InvalidInventory(names.get(0) + " differs: " + String.join(", ", values)
                    + ". A topology has one way to log in to all hosts: give them the same in " + inventory.source()
                    + ", or leave it out there and use ~/.ssh/config.");
        }
        return found.keySet().iterator().next();
    }

    private int port(String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new InvalidInventory("ansible_port is " + value + " in " + inventory.source()
                    + ", which is no number: write one from 1 to 65535.");
        }
        return Integer.parseInt(value);
    }

    private String jumpHost(String arguments) {
        Matcher jump = JUMP.matcher(arguments.strip());
        String rest = jump.replaceAll("").strip();
        if (!rest.isEmpty() || !jump.reset().find()) {
            throw new InvalidInventory("ansible_ssh_common_args in " + inventory.source() + " has " + arguments
                    + ", and a topology has nothing but a jump host (-J HOST or -o ProxyJump=HOST): put the rest into"
                    + " ~/.ssh/config, and leave it out there.");
        }
        return jump.group(1);
    }
}
