package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.SshSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one way from what was written, in a file or in Java, to a valid topology. */
final class TopologyCheck {

    static final int DEFAULT_SSH_PORT = 22;

    private static final KeyPath SSH = KeyPath.of("ssh");
    private static final Pattern DIGITS_AFTER_COLON = Pattern.compile(":[0-9]+$");

    private TopologyCheck() {}

    /**
     * Checks everything and makes the topology.
     *
     * @param problems what was found already, while reading
     * @param called how messages call the topology
     * @throws InvalidTopology with every mistake, when there is one
     */
    static Topology check(TopologySpec spec, Problems problems, String called) {
        checkName(spec.name(), problems);
        Ssh ssh = ssh(spec.ssh(), problems);
        HostsCheck hosts = new HostsCheck(spec, problems);
        List<Volume> volumes = new VolumesCheck(hosts, problems).check(spec.volumes());
        List<Site> sites = new SitesCheck(hosts, volumes, problems).check(spec);
        List<Problem> errors = problems.errors();
        if (!errors.isEmpty()) {
            throw new InvalidTopology(called, errors);
        }
        return new Topology(
                Default.to(spec.name(), ""),
                ssh,
                hosts.hosts(),
                hosts.servers(),
                hosts.clients(),
                volumes,
                sites,
                problems.warnings());
    }

    private static void checkName(@Nullable String name, Problems problems) {
        KeyPath key = KeyPath.of("name");
        if (name == null) {
            problems.missing(key, "write a name for this deployment, such as name: production");
        } else {
            AllowList.TOPOLOGY.check(problems, key, name);
        }
    }

    private static Ssh ssh(@Nullable SshSpec written, Problems problems) {
        SshSpec spec = written == null ? new SshSpec(null, null, null, null) : written;
        if (spec.user() == null) {
            problems.missing(SSH.key("user"), "write the user that Ansible logs in as, such as ssh: {user: ashley}");
        } else {
            AllowList.SSH_USER.check(problems, SSH.key("user"), spec.user());
        }
        if (spec.port() != null) {
            checkPort(problems, SSH.key("port"), spec.port(), spec.port().toString());
        }
        if (spec.privateKeyFile() != null) {
            checkKeyFile(problems, SSH.key("private_key_file"), spec.privateKeyFile());
        }
        if (spec.jumpHost() != null) {
            checkJumpHost(problems, SSH.key("jump_host"), spec.jumpHost());
        }
        return new Ssh(
                Default.to(spec.user(), ""),
                Default.to(spec.port(), DEFAULT_SSH_PORT),
                Optional.ofNullable(spec.privateKeyFile()),
                Optional.ofNullable(spec.jumpHost()));
    }

    private static void checkKeyFile(Problems problems, KeyPath key, String path) {
        if (AllowList.KEY_FILE.check(problems, key, path)
                && (path.contains("/../") || path.endsWith("/..") || path.contains("/./"))) {
            problems.error(key, path, path + " is not in its shortest form", "write the path without . and ..");
        }
    }

    private static void checkJumpHost(Problems problems, KeyPath key, String jumpHost) {
        if (!AllowList.JUMP_HOST.check(problems, key, jumpHost)) {
            return;
        }
        var port = DIGITS_AFTER_COLON.matcher(jumpHost);
        if (port.find()) {
            checkPort(problems, key, Integer.parseInt(port.group().substring(1)), jumpHost);
        }
    }

    private static void checkPort(Problems problems, KeyPath key, int port, String value) {
        if (port < 1 || port > 65_535) {
            problems.error(key, value, port + " is no port", "write a number from 1 to 65535");
        }
    }
}
