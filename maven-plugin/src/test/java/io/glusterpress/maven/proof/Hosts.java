package io.glusterpress.maven.proof;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The hosts of the example topology as containers that Molecule makes, reached over SSH as a user who needs a password for sudo.
 *
 * <p>They go when this is closed, and when the virtual machine ends before that.
 */
final class Hosts implements AutoCloseable {

    static final String USER = "ashley";

    private static final String PASSWORD = "correct horse battery staple";

    /** What a killed brick leaves half done waits for the daemons' next look, a minute later. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final UserProject project;
    private final Path ansibleHome;
    private final Map<String, String> containers = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Thread hook = new Thread(this::destroy, "remove the containers");

    private Hosts(Path directory) {
        remove(directory);
        project = new UserProject(directory);
        try {
            // below it are ssh's sockets, whose paths may not be long
            ansibleHome = Files.createTempDirectory("gp");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        project.with("ANSIBLE_HOME", ansibleHome.toString());
        project.with("ANSIBLE_SSH_COMMON_ARGS", "-o UserKnownHostsFile=" + knownHosts());
        project.with(
                "MOLECULE_EPHEMERAL_DIRECTORY", directory.resolve("molecule").toString());
        project.with("MOLECULE_COMMAND_BORDERS", "false");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts hosts as the tutorial finds them: two bare servers, and an app server with a site. */
    static Hosts start(String name) {
        var hosts = new Hosts(Checkout.work(name));
        try {
            hosts.project.topology(Example.topology());
            hosts.project.mvn("generate").succeeded();
            hosts.molecule("destroy");
            hosts.molecule("create");
            hosts.readInventory();
            hosts.letUserIn();
            hosts.project.topology(hosts.topology());
            hosts.project.mvn("generate").succeeded();
            return hosts;
        } catch (RuntimeException | Error e) {
            hosts.close();
            throw e;
        }
    }

    UserProject project() {
        return project;
    }

    String address(String host) {
        return Objects.requireNonNull(addresses.get(host), host);
    }

    Path knownHosts() {
        return project.path("known_hosts");
    }

    /** The example's topology on these hosts. */
    String topology() {
        return Example.topology(addresses, key());
    }

    /** The option that names the file with the password for sudo. */
    String password() {
        return "-Dgluster.become.passwordFile=" + project.path("sudo-password");
    }

    /** Learns the hosts' SSH keys, as a user who has compared them. */
    void trust() {
        var command = new ArrayList<>(List.of("ssh-keyscan", "-T", "30"));
        command.addAll(addresses.values());
        String keys = Program.of(command).run().succeeded().output();
        project.write(
                "known_hosts",
                keys.lines().filter(line -> !line.startsWith("#")).collect(joining("\n", "", "\n")));
    }

    /** Runs a script of bash as root on a host. */
    Outcome exec(String host, String script, String... arguments) {
        var command = new ArrayList<>(
                List.of("docker", "exec", "--interactive", container(host), "bash", "-euo", "pipefail", "-s"));
        command.add("--");
        command.addAll(List.of(arguments));
        return Program.of(command).run(script);
    }

    /** Starts a script of Python as root on a host. */
    RunningProgram python(String host, String script, String... arguments) {
        var command = new ArrayList<>(List.of("docker", "exec", "--interactive", container(host), "python3", "-"));
        command.addAll(List.of(arguments));
        var running = Program.of(command).start(line -> {});
        running.write(script);
        return running;
    }

    /** Takes a host away as a cut cable and a lost power supply do: without a word to anybody. */
    void silence(String host) {
        exec(host, "ip link set eth0 down").succeeded();
        docker("kill", host);
    }

    void stop(String... names) {
        var command = new ArrayList<>(List.of("docker", "stop"));
        for (String name : names) {
            command.add(container(name));
        }
        Program.of(command).run().succeeded();
    }

    /** Starts a host; it is still booting when this returns. */
    void boot(String host) {
        docker("start", host);
    }

    void awaitBoot(String host) {
        awaitThat(host, "[[ $(systemctl is-system-running --wait) =~ running|degraded ]]");
    }

    /** Waits until a script succeeds on a host. */
    void awaitThat(String host, String script) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var outcome = exec(host, script);
        while (outcome.status() != 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "Not within " + PATIENCE + " on " + host + ": " + script + "\n" + outcome.output());
            }
            outcome = exec(host, "sleep 0.2\n" + script);
        }
    }

    /** Waits until the app server is connected to every brick again, and nothing waits to be healed on any of them. */
    void awaitHealthy() {
        awaitThat(
                Example.APP,
                "[ $(cat " + Example.MOUNT + "/.meta/graphs/active/" + Example.VOLUME
                        + "-client-*/private | grep --count '^connected = 1$') = " + Example.SERVERS.size() + " ]");
        awaitThat(
                Example.SERVERS.get(0),
                "gluster volume heal " + Example.VOLUME + " info | awk '{ print } /^Number of entries:/ { bricks++;"
                        + " if ($4 != 0 || $4 == \"-\") waiting = 1 } END { exit waiting || bricks != "
                        + Example.SERVERS.size() + " }'");
    }

    private void docker(String verb, String host) {
        Program.of("docker", verb, container(host)).run().succeeded();
    }

    private String container(String host) {
        return Objects.requireNonNull(containers.get(host), host);
    }

    private void molecule(String command) {
        Program.of(Checkout.PROGRAMS.resolve("molecule").toString(), command)
                .in(project.project())
                .with(project.environment())
                .run()
                .succeeded();
    }

    private void readInventory() {
        for (String host : Example.HOSTS) {
            var text = read(project.path("molecule/rehearsal/host_vars/" + host + ".yml"));
            containers.put(host, value(text, "ansible_host"));
            addresses.put(host, value(text, "gluster_address"));
        }
    }

    private void letUserIn() {
        Program.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key().toString())
                .run()
                .succeeded();
        String publicKey = read(Path.of(key() + ".pub")).strip();
        for (String host : Example.HOSTS) {
            exec(host, """
                            install -d -m 0700 -o "$1" -g "$1" "/home/$1/.ssh"
                            echo "$2" > "/home/$1/.ssh/authorized_keys"
                            echo "$1:$3" | chpasswd
                            """, USER, publicKey, PASSWORD).succeeded();
        }
        project.write("sudo-password", PASSWORD + "\n");
        try {
            Files.setPosixFilePermissions(project.path("sudo-password"), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path key() {
        return project.path("id_ed25519");
    }

    @Override
    public void close() {
        try {
            destroy();
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void destroy() {
        molecule("destroy");
        remove(ansibleHome);
    }

    private static String value(String yaml, String key) {
        var matcher = Pattern.compile("(?m)^" + key + ": (\\S+)$").matcher(yaml);
        if (!matcher.find()) {
            throw new AssertionError("no " + key + " in\n" + yaml);
        }
        return matcher.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
