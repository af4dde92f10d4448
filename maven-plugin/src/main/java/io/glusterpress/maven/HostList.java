package io.glusterpress.maven;

import io.glusterpress.topology.TopologyBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Hosts as people write them on a command line: {@code gluster1=203.0.113.11,gluster2=203.0.113.12/10.132.0.12}. */
final class HostList {

    private final TopologyBuilder topology;
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, String> withoutAddress = new LinkedHashMap<>();

    HostList(TopologyBuilder topology) {
        this.topology = topology;
    }

    void servers(String property, @Nullable String text) {
        for (String entry : entries(text)) {
            topology.server(host(property, entry));
        }
    }

    void clients(String property, @Nullable String text) {
        for (String entry : entries(text)) {
            topology.client(host(property, entry));
        }
    }

    /** Refuses a host that has its address in neither list. */
    void requireAddresses() throws MojoFailureException {
        for (var entry : withoutAddress.entrySet()) {
            String name = entry.getKey();
            if (!addresses.containsKey(name)) {
                throw new MojoFailureException(entry.getValue() + " has " + name + " without an address: write " + name
                        + "=ADDRESS, or " + name + "=ADDRESS/PRIVATE_ADDRESS.");
            }
        }
    }

    private static String[] entries(@Nullable String text) {
        return text == null || text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*");
    }

    private String host(String property, String entry) {
        String[] parts = entry.split("=", 2);
        String name = parts[0];
        if (parts.length == 1) {
            withoutAddress.putIfAbsent(name, property);
        } else if (!parts[1].equals(addresses.put(name, parts[1]))) {
            String[] both = parts[1].split("/", 2);
            topology.host(name, host -> {
                host.address(both[0]);
                if (both.length == 2) {
                    host.privateAddress(both[1]);
                }
            });
        }
        return name;
    }
}
