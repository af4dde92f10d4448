package io.glusterpress.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a topology as a file that reads back as the same topology; what has its default is left out. */
final class TopologyText {

    private static final int LONGEST_LINE = 100;

    private final Topology topology;
    private final Notes notes;
    private final StringBuilder out = new StringBuilder();

    private TopologyText(Topology topology, Notes notes) {
        this.topology = topology;
        this.notes = notes;
    }

    static String of(Topology topology, Notes notes) {
        return new TopologyText(topology, notes).write();
    }

    private String write() {
        out.append(notes.above(""));
        key("name", 0, YamlScalar.of(topology.name()));
        ssh();
        Optional<String> os = sharedOs();
        optional("os", 0, os.map(YamlScalar::of));
        hosts(os.isEmpty());
        key("servers", 0, list("servers", topology.servers()));
        key("clients", 0, list("clients", topology.clients()));
        key("volumes", 0, "");
        topology.volumes().forEach(this::volume);
        if (topology.sites().isEmpty()) {
            out.append(notes.insteadOf("sites"));
        } else {
            key("sites", 0, "");
            topology.sites().forEach(this::site);
        }
        return out.toString();
    }

    private void ssh() {
        Ssh ssh = topology.ssh();
        key("ssh", 0, "");
        key("ssh.user", 2, YamlScalar.of(ssh.user()));
        optional("ssh.port", 2, unless(ssh.port() == SshCheck.DEFAULT_PORT, String.valueOf(ssh.port())));
        optional("ssh.private_key_file", 2, ssh.privateKeyFile().map(YamlScalar::of));
        optional("ssh.jump_host", 2, ssh.jumpHost().map(YamlScalar::of));
    }

    /** The distribution that every host has, if there is one. */
    private Optional<String> sharedOs() {
        List<Optional<String>> all =
                topology.hosts().stream().map(Host::os).distinct().toList();
        return all.size() == 1 ? all.get(0) : Optional.empty();
    }

    private void hosts(boolean withOs) {
        key("hosts", 0, "");
        for (Host host : topology.hosts()) {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("address", host.address());
            if (!host.privateAddress().equals(host.address())) {
                values.put("private_address", host.privateAddress());
            }
            host.os().filter(it -> withOs).ifPresent(it -> values.put("os", it));
            line(2, YamlScalar.of(host.name()), flow(values));
        }
    }

    private static String flow(Map<String, String> values) {
        return values.entrySet().stream()
                .map(it -> it.getKey() + ": " + YamlScalar.of(it.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String list(String key, List<Host> hosts) {
        List<String> names = hosts.stream().map(Host::name).map(YamlScalar::of).toList();
        String flow = "[" + String.join(", ", names) + "]";
        return key.length() + ": ".length() + flow.length() <= LONGEST_LINE
                ? flow
                : names.stream().collect(Collectors.joining("\n  - ", "\n  - ", ""));
    }

    private void volume(Volume volume) {
        line(2, YamlScalar.of(volume.name()), "");
        key("volumes.replica", 4, String.valueOf(volume.replica()));
        bricks(volume.bricks());
        optional("volumes.force", 4, unless(!volume.force(), "true"));
        key("volumes.mount", 4, YamlScalar.of(volume.mount()));
        optional(
                "volumes.freshness",
                4,
                unless(
                        volume.freshnessSeconds() == VolumesCheck.DEFAULT_FRESHNESS_SECONDS,
                        volume.freshnessSeconds() + "s"));
    }

    private void bricks(List<Brick> bricks) {
        String first = bricks.get(0).path();
        List<Brick> everywhere = topology.servers().stream()
                .map(it -> new Brick(it.name(), first))
                .toList();
        boolean same = bricks.equals(everywhere);
        key("volumes.bricks", 4, same ? YamlScalar.of(first) : "");
        if (!same) {
            bricks.forEach(it -> line(6, YamlScalar.of(it.host()), YamlScalar.of(it.path())));
        }
    }

    private void site(Site site) {
        line(2, YamlScalar.of(site.name()), "");
        key("sites.volume", 4, YamlScalar.of(site.volume()));
        optional("sites.copy_from", 4, site.copyFrom().map(this::copySource));
        optional("sites.root", 4, unless(site.root().equals(SitesCheck.DEFAULT_ROOT), YamlScalar.of(site.root())));
        optional("sites.logs", 4, unless(site.logs().equals(SitesCheck.DEFAULT_LOGS), YamlScalar.of(site.logs())));
    }

    private String copySource(CopySource source) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("host", source.host());
        values.put("path", source.path());
        return topology.clients().size() == 1 ? YamlScalar.of(source.path()) : flow(values);
    }

    private static Optional<String> unless(boolean isDefault, String value) {
        return isDefault ? Optional.empty() : Optional.of(value);
    }

    private void optional(String path, int indent, Optional<String> value) {
        if (value.isPresent()) {
            key(path, indent, value.get());
        } else {
            out.append(notes.insteadOf(path));
        }
    }

    private void key(String path, int indent, String value) {
        out.append(notes.above(path));
        line(indent, path.substring(path.indexOf('.') + 1), value);
    }

    private void line(int indent, String key, String value) {
        boolean below = value.isEmpty() || value.startsWith("\n");
        out.append(" ".repeat(indent)).append(key).append(below ? ":" : ": ").append(value);
        out.append('\n');
    }

    /** The comments of a topology file. */
    interface Notes {

        /** No comments. */
        Notes NONE = new Notes() {
            @Override
            public String above(String path) {
                return "";
            }

            @Override
            public String insteadOf(String path) {
                return "";
            }
        };

        /** Returns the lines above a key, or, for no key, at the top of the file. */
        String above(String path);

        /** Returns the lines that stand where an optional key was left out. */
        String insteadOf(String path);
    }
}
