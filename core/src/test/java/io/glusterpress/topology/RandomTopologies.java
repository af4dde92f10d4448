package io.glusterpress.topology;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Valid topologies over the whole model, with names that YAML 1.1 twists and characters that few people use. */
final class RandomTopologies {

    /** Words that some reader of YAML takes for a number, a date, true, false or nothing. */
    static final List<String> TWISTED = List.of(
            "on",
            "off",
            "yes",
            "no",
            "y",
            "n",
            "true",
            "false",
            "null",
            "nan",
            "1e3",
            "12e03",
            "0x1f",
            "0o17",
            "0b11",
            "0755",
            "08",
            "1_000",
            "1",
            "0",
            "2024-01-02",
            "190-20-30",
            "1-2",
            "e",
            "x");

    private static final List<String> TWISTED_FILES = List.of(
            ".inf",
            ".nan",
            "+.inf",
            "1.5",
            "1.",
            ".5",
            "+1",
            "+12e3",
            "6.02e+23",
            "NULL",
            "On",
            "TRUE",
            "1_0.5",
            "...",
            "@",
            "+");

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LETTERS = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final Random random;
    private final ObjectNode topology = JsonNodeFactory.instance.objectNode();
    private final List<String> servers = new ArrayList<>();
    private final List<String> clients = new ArrayList<>();

    private RandomTopologies(Random random) {
        this.random = random;
    }

    /** Returns a topology as it stands in a file. */
    static ObjectNode next(Random random) {
        return new RandomTopologies(random).make();
    }

    private ObjectNode make() {
        topology.put("name", name(LOWER, "_-", 20));
        ssh();
        maybe(topology, "os", anyOf(HostsCheck.DISTRIBUTIONS));
        hosts();
        int volumes = 1 + random.nextInt(3);
        List<String> names = volumes(volumes);
        if (random.nextInt(4) > 0) {
            sites(names);
        }
        return topology;
    }

    private void ssh() {
        ObjectNode ssh = topology.putObject("ssh");
        String user = random.nextBoolean()
                ? anyOf(List.of("on", "no", "NULL", "y", "_1", "a.b-c", "e1"))
                : "u" + text(LETTERS + "_.-", 8);
        ssh.put("user", user);
        if (random.nextInt(3) == 0) {
            ssh.put("port", 1 + random.nextInt(SshCheck.LAST_PORT));
        }
        maybe(ssh, "private_key_file", (random.nextBoolean() ? "~/" : "/") + ".k" + text(LETTERS + "_.@+-", 8));
        maybe(
                ssh,
                "jump_host",
                anyOf(List.of("", user + "@"))
                        + anyOf(List.of("bastion", "on", "1e3", "10.0.0.1", "[2001:db8::1]"))
                        + anyOf(List.of("", ":22", ":65535")));
    }

    private void hosts() {
        int count = 2 + random.nextInt(5);
        int more = random.nextInt(3);
        ObjectNode hosts = topology.putObject("hosts");
        Set<String> taken =
                new HashSet<>(Set.of("all", "ungrouped", "localhost", "gluster_servers", "gluster_clients"));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count + more; i++) {
            String name = name(LETTERS, "_.-", 30);
            while (!taken.add(name.toLowerCase(Locale.ROOT))) {
                name = "h" + i + name;
            }
            names.add(name.length() > 64 ? name.substring(0, 64) : name);
            host(hosts.putObject(names.get(i)), i);
        }
        servers.addAll(names.subList(0, count));
        names.stream().filter(it -> random.nextInt(3) == 0).forEach(clients::add);
        clients.addAll(clients.isEmpty() ? List.of(names.get(names.size() - 1)) : List.of());
        servers.forEach(topology.putArray("servers")::add);
        clients.forEach(topology.putArray("clients")::add);
    }

    private void host(ObjectNode host, int number) {
        String ipv4 = "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + number;
        if (random.nextBoolean()) {
            host.put("address", ipv4);
        } else {
            host.put(
                    "address",
                    anyOf(List.of(
                            "2001:db8::" + number,
                            "Host" + number + ".Example.COM",
                            "1e" + number + ".x",
                            "192.168.1." + number,
                            "0x" + number + "f")));
            host.put("private_address", ipv4);
        }
        maybe(host, "os", anyOf(HostsCheck.DISTRIBUTIONS));
    }

    private List<String> volumes(int count) {
        ObjectNode volumes = topology.putObject("volumes");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = name(LETTERS + "_", "-", 30);
            while (names.contains(name) || AllowList.VOLUME.reserved().contains(name)) {
                name = "v" + i + name;
            }
            names.add(name);
            ObjectNode volume = volumes.putObject(name);
            bricks(volume, "/data/" + i + "/" + file());
            volume.put("mount", "/srv/www/" + i + "/" + file());
            if (random.nextBoolean()) {
                volume.put("force", random.nextBoolean());
            }
            maybe(volume, "freshness", random.nextInt(61) + "s");
        }
        return names;
    }

    private void bricks(ObjectNode volume, String path) {
        int replica = servers.size() > 2 && random.nextBoolean() ? 3 : 2;
        volume.put("replica", replica);
        if (servers.size() % replica == 0 && random.nextBoolean()) {
            volume.put("bricks", path);
            return;
        }
        ObjectNode byHost = volume.putObject("bricks");
        int last = servers.size() - servers.size() % replica;
        servers.subList(0, random.nextBoolean() ? last : replica).forEach(it -> byHost.put(it, path));
    }

    private void sites(List<String> volumes) {
        ObjectNode sites = topology.putObject("sites");
        boolean shared = random.nextInt(4) == 0;
        for (int i = 0; i < volumes.size(); i++) {
            ObjectNode site =
                    sites.putObject(name(LOWER, "-", 12) + anyOf(List.of("", ".on", ".1e3", ".example.com")) + "." + i);
            site.put("volume", volumes.get(shared ? 0 : i));
            if (!shared && random.nextBoolean()) {
                copyFrom(site, "/home/u/" + i + "/" + file());
            }
            maybe(site, "root", file());
            maybe(site, "logs", file() + "/" + file());
        }
    }

    private void copyFrom(ObjectNode site, String path) {
        if (clients.size() == 1 && random.nextBoolean()) {
            site.put("copy_from", path);
        } else {
            site.putObject("copy_from").put("host", anyOf(clients)).put("path", path);
        }
    }

    /** Returns a name that starts with a letter or a digit and ends with one. */
    private String name(String ends, String inside, int longest) {
        if (random.nextBoolean()) {
            List<String> words = TWISTED.stream()
                    .filter(it -> it.chars().allMatch(c -> (ends + inside).indexOf(c) >= 0))
                    .toList();
            return anyOf(words);
        }
        String last = String.valueOf(ends.charAt(random.nextInt(ends.length())));
        return LOWER.charAt(random.nextInt(LOWER.length())) + text(ends + inside, longest) + last;
    }

    private String file() {
        String name = switch (random.nextInt(3)) {
            case 0 -> anyOf(TWISTED);
            case 1 -> anyOf(TWISTED_FILES);
            default -> "." + text(LETTERS + "._@+-", 12) + "f";
        };
        return name.equals("..") || name.equals(".") ? "f" : name;
    }

    private String text(String characters, int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest); i > 0; i--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }

    private void maybe(ObjectNode object, String key, String value) {
        if (random.nextInt(3) == 0) {
            object.put(key, value);
        }
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
