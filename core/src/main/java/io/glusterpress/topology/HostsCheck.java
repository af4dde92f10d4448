package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.HostSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the hosts, and which of them are servers and clients. */
final class HostsCheck {

    static final List<String> DISTRIBUTIONS = List.of("debian-12", "debian-13", "ubuntu-22.04", "ubuntu-24.04");

    private final Problems problems;
    private final @Nullable String defaultOs;
    private final Map<String, Host> hosts = new LinkedHashMap<>();
    private final Set<String> servers;
    private final Set<String> clients;
    private final Map<String, String> hostOfAddress = new LinkedHashMap<>();

    HostsCheck(TopologySpec spec, Problems problems) {
        this.problems = problems;
        this.defaultOs = spec.os();
        if (defaultOs != null) {
            checkOs(KeyPath.of("os"), defaultOs);
        }
        checkHosts(spec.hosts());
        servers = members(
                "servers",
                spec.servers(),
                "write the hosts of the trusted storage pool, such as servers: [gluster1, gluster2]");
        clients = members("clients", spec.clients(), "write the hosts that mount the volumes, such as clients: [app1]");
        if (!servers.isEmpty() && !clients.isEmpty()) {
            warnOfIdleHosts();
        }
    }

    List<Host> hosts() {
        return List.copyOf(hosts.values());
    }

    List<Host> servers() {
        return servers.stream().map(this::host).toList();
    }

    List<Host> clients() {
        return clients.stream().map(this::host).toList();
    }

    /** The names in {@code servers}, those of unknown hosts included. */
    Set<String> serverNames() {
        return servers;
    }

    /** The names in {@code clients}, those of unknown hosts included. */
    Set<String> clientNames() {
        return clients;
    }

    /** Reports a host that is not in the topology, or not in one of its lists; returns whether it is. */
    boolean checkMember(KeyPath key, String name, String list, Set<String> members, String kind) {
        if (!hosts.containsKey(name)) {
            problems.error(
                    key,
                    name,
                    Shown.value(name) + " is no host",
                    Nearest.advice(name, members.isEmpty() ? hosts.keySet() : members));
            return false;
        }
        if (!members.contains(name)) {
            String choice = members.isEmpty() ? "" : Nearest.advice(name, members) + ", or ";
            problems.error(key, name, name + " is no " + kind, choice + "add " + name + " to " + list);
            return false;
        }
        return true;
    }

    private Host host(String name) {
        return Default.to(hosts.get(name), new Host(name, "", "", Optional.empty()));
    }

    private void checkHosts(@Nullable Map<String, HostSpec> written) {
        KeyPath top = KeyPath.of("hosts");
        if (written == null || written.isEmpty()) {
            problems.missing(
                    top, "write every host with its address, such as hosts: {gluster1: {address: 203.0.113.11}}");
            return;
        }
        Map<String, String> folded = new LinkedHashMap<>();
        written.forEach((name, host) -> {
            KeyPath key = top.key(name);
            if (AllowList.HOST.checkName(problems, key, name)) {
                String twin = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
                if (twin != null) {
                    problems.errorAtKey(
                            key, name, name + " differs from " + twin + " in case only", "choose another name");
                }
            }
            checkHost(key, name, host);
        });
    }

    private void checkHost(KeyPath key, String name, HostSpec host) {
        String address = Default.to(host.address(), "");
        String privateAddress = Default.to(host.privateAddress(), address);
        hosts.put(
                name,
                new Host(
                        name, address, privateAddress, Optional.ofNullable(host.os() == null ? defaultOs : host.os())));
        if (host.os() != null) {
            checkOs(key.key("os"), host.os());
        }
        if (host.address() == null) {
            problems.missing(
                    key.key("address"),
                    "write the IP address or DNS name that SSH uses, such as address: 203.0.113.11");
        } else {
            checkAddress(key.key("address"), name, host.address(), host.privateAddress() == null);
        }
        if (host.privateAddress() != null) {
            checkAddress(key.key("private_address"), name, host.privateAddress(), true);
        }
    }

    private void checkAddress(KeyPath key, String host, String address, boolean forGluster) {
        Addresses.check(problems, key, address).ifPresent(canonical -> {
            if (forGluster && Addresses.isLoopback(canonical)) {
                problems.error(
                        key,
                        address,
                        address + " is this host's own loopback, which no other host reaches",
                        "write the private_address that Gluster uses");
                return;
            }
            String first = hostOfAddress.putIfAbsent(canonical, host);
            if (first != null && !first.equals(host)) {
                problems.error(
                        key, address, address + " is an address of " + first + " too", "write the address of " + host);
            }
        });
    }

    private void checkOs(KeyPath key, String os) {
        if (Text.check(problems, key, os) && !DISTRIBUTIONS.contains(os)) {
            problems.error(
                    key,
                    os,
                    Shown.value(os) + " is no distribution that is supported",
                    Nearest.advice(os, DISTRIBUTIONS));
        }
    }

    private Set<String> members(String list, @Nullable List<@Nullable String> written, String advice) {
        KeyPath top = KeyPath.of(list);
        if (written == null || written.isEmpty()) {
            problems.missing(top, advice);
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        List<String> items = new ArrayList<>(written);
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i);
            if (name == null) {
                continue;
            }
            KeyPath key = top.item(i);
            if (!names.add(name)) {
                problems.error(key, name, Shown.value(name) + " is listed twice", "list it once");
            } else if (!hosts.isEmpty() && !hosts.containsKey(name)) {
                problems.error(key, name, Shown.value(name) + " is no host", Nearest.advice(name, hosts.keySet()));
            }
        }
        return names;
    }

    private void warnOfIdleHosts() {
        for (String name : hosts.keySet()) {
            if (!servers.contains(name) && !clients.contains(name)) {
                problems.warning(
                        KeyPath.of("hosts", name),
                        name,
                        name + " is neither a server nor a client, so nothing is done on it",
                        "add it to servers or clients, or remove it");
            }
        }
    }
}
