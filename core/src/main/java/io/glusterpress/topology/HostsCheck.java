package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.HostSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Set<String> refused = new HashSet<>();
    private final Set<String> servers;
    private final Set<String> clients;
    private boolean serversAreKnown = true;
    private final Map<String, Use> hostOfAddress = new LinkedHashMap<>();

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

    /** The address that Gluster uses for a host. */
    String gluster(String host) {
        return host(host).privateAddress();
    }

    /** The names in {@code servers}, those of unknown hosts included. */
    Set<String> serverNames() {
        return servers;
    }

    /** Whether every entry of {@code servers} is a host of its own, so that they can be counted. */
    boolean serversAreKnown() {
        return serversAreKnown;
    }

    /** The names in {@code clients}, those of unknown hosts included. */
    Set<String> clientNames() {
        return clients;
    }

    /**
     * Returns why a name is none of a server; nothing when no server is known.
     *
     * @param taken the servers that stand there already
     */
    Optional<Flaw> flawOfServer(String name, Set<String> taken) {
        Set<String> free = new LinkedHashSet<>(servers);
        free.removeAll(taken);
        return flawOfMember(name, "server", servers, free.isEmpty() ? servers : free);
    }

    /** Returns why a name is none of a client; nothing when no client is known. */
    Optional<Flaw> flawOfClient(String name) {
        return flawOfMember(name, "client", clients, clients);
    }

    private Optional<Flaw> flawOfMember(String name, String kind, Set<String> members, Set<String> choice) {
        if (members.isEmpty() || members.contains(name)) {
            return Optional.empty();
        }
        String other = problems.advice(name, choice);
        return hosts.containsKey(name)
                ? Flaw.of(name + " is no " + kind, other + ", or add " + name + " to " + kind + "s")
                : Text.flawOf(name).or(() -> Flaw.of(Shown.value(name) + " is no host", other));
    }

    private Host host(String name) {
        return Default.to(hosts.get(name), new Host(name, "", "", Optional.empty()));
    }

    private void checkHosts(@Nullable Map<String, HostSpec> written) {
        KeyPath top = KeyPath.of("hosts");
        if (written == null || written.isEmpty()) {
            problems.missingOrEmpty(
                    top,
                    written != null,
                    "write every host with its address, such as hosts: {gluster1: {address: 203.0.113.11}}");
            return;
        }
        Map<String, String> folded = new LinkedHashMap<>();
        written.forEach((name, host) -> {
            KeyPath key = top.key(name);
            if (problems.checkKey(key, name, AllowList.HOST.flawOf(name).or(() -> AllowList.flawOfFileName(name)))) {
                String twin = folded.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
                if (twin != null) {
                    problems.errorAtKey(
                            key,
                            name,
                            name + " differs from " + twin + " in case only",
                            "choose another name",
                            See.key(top.key(twin), "the other host"));
                }
            } else {
                refused.add(name);
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
        boolean isWrongKind = forGluster && Addresses.isIpv6(address);
        if (!isWrongKind && !problems.check(key, address, Addresses.flawOf(address))) {
            return;
        }
        if (forGluster && Addresses.isLoopback(address)) {
            problems.error(
                    key,
                    address,
                    address + " is a loopback address, which no other host reaches",
                    "write the private_address that Gluster uses");
            return;
        }
        if (forGluster && !Addresses.isIpv4(address)) {
            problems.error(
                    key,
                    address,
                    Shown.value(address) + " is no IPv4 address, and bricks, mounts and firewall rules need one",
                    "write the private_address that the hosts reach each other by, such as private_address: 10.132.0.11");
        }
        Use first = hostOfAddress.putIfAbsent(Addresses.canonical(address), new Use(host, key));
        if (first != null && !first.host().equals(host)) {
            problems.error(
                    key,
                    address,
                    address + " is an address of " + first.host() + " too",
                    "write the one of " + host,
                    See.value(first.key(), "the address of " + first.host()));
        }
    }

    private void checkOs(KeyPath key, String os) {
        if (!DISTRIBUTIONS.contains(os)) {
            Flaw unknown = new Flaw(
                    Shown.value(os) + " is no distribution that is supported", problems.advice(os, DISTRIBUTIONS));
            problems.check(key, os, Text.flawOf(os).or(() -> Optional.of(unknown)));
        }
    }

    private Set<String> members(String list, @Nullable List<@Nullable String> written, String example) {
        KeyPath top = KeyPath.of(list);
        if (written == null || written.isEmpty()) {
            problems.missingOrEmpty(top, written != null, example);
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        List<String> items = new ArrayList<>(written);
        Map<String, Integer> firstIndex = new HashMap<>();
        Set<String> unlisted = new LinkedHashSet<>(hosts.keySet());
        new HashSet<>(items).forEach(unlisted::remove);
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i);
            boolean isKnown = name != null && hosts.containsKey(name);
            boolean isNew = name == null || names.add(name);
            serversAreKnown &= (isKnown && isNew) || !list.equals("servers");
            if (name == null) {
                continue;
            }
            KeyPath key = top.item(i);
            List<String> words = name.length() > Text.LONGEST ? List.of() : List.of(name.split("[,;\\s]+"));
            firstIndex.putIfAbsent(name, i);
            if (!isNew) {
                problems.error(
                        key,
                        name,
                        Shown.value(name) + " is listed twice",
                        "list it once",
                        See.value(top.item(firstIndex.get(name)), "first listed here"));
            } else if (words.size() > 1 && hosts.keySet().containsAll(words)) {
                problems.error(
                        key, name, "there is no comma in " + Shown.value(name), "write " + String.join(", ", words));
            } else if (!hosts.isEmpty() && !isKnown) {
                Optional<Flaw> flaw = Text.flawOf(name).or(() -> flawOfUnknown(name, unlisted));
                flaw.ifPresent(it -> problems.error(key, name, it.message(), it.advice()));
            }
        }
        return names;
    }

    /** Returns nothing where a host was probably meant whose own name was refused. */
    private Optional<Flaw> flawOfUnknown(String name, Set<String> unlisted) {
        List<String> nearest = problems.nearest(name, unlisted);
        if (nearest.stream().anyMatch(refused::contains)) {
            return Optional.empty();
        }
        return Flaw.of(
                Shown.value(name) + " is no host",
                nearest.isEmpty() ? "add it to hosts" : Nearest.advice(nearest, unlisted));
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

    private record Use(String host, KeyPath key) {}
}
