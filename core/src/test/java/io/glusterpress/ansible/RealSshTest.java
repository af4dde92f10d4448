package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a server of this test's own, on the loopback interface. */
@Tag("ansible")
@Timeout(120)
class RealSshTest {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    @TempDir
    Path directory;

    private int port;
    private @Nullable Process server;

    @BeforeEach
    void startServer() throws Exception {
        var executable = RealAnsible.executable();
        assertThat(executable).isExecutable();
        assumeTrue(Files.isExecutable(SSHD), "skipped: there is no " + SSHD);
        assumeTrue(
                !System.getProperty("user.name").equals("root") || Files.isDirectory(Path.of("/run/sshd")),
                "skipped: root's sshd needs /run/sshd");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                directory.resolve("host_key").toString());
        run(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                directory.resolve("other_key").toString());
        Files.writeString(directory.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                PidFile none
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                """.formatted(port, directory.resolve("host_key")));
        server = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-e",
                        "-f",
                        directory.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        for (int tries = 0;
                tries < 200 && !Files.readString(directory.resolve("sshd.log")).contains("listening");
                tries++) {
            Thread.sleep(20);
        }
        Files.writeString(
                directory.resolve("site.yml"), "- {name: Look, hosts: all, gather_facts: false, tasks: [ping: ]}\n");
        Files.writeString(directory.resolve("hosts.yml"), """
                all:
                  hosts:
                    gluster1:
                      ansible_host: 127.0.0.1
                      ansible_port: %d
                      ansible_user: ashley
                      ansible_ssh_common_args: -o UserKnownHostsFile=%s -o IdentityFile=none -o IdentitiesOnly=yes
                """.formatted(port, knownHosts()));
    }

    @AfterEach
    void stopServer() {
        Optional.ofNullable(server).ifPresent(Process::destroy);
    }

    private Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    private static void run(String... command) throws Exception {
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private void know(String key) throws IOException {
        String[] parts = Files.readString(directory.resolve(key + ".pub")).split(" ", -1);
        Files.writeString(knownHosts(), "[127.0.0.1]:" + port + " " + parts[0] + " " + parts[1] + "\n");
    }

    private TaskFailure failure() {
        var result = Ansible.in(directory)
                .executable(RealAnsible.executable())
                .inventory(Path.of("hosts.yml"))
                .timeout(Duration.ofSeconds(60))
                .run();

        assertThat(result.ending()).isEqualTo(Ending.FINISHED);
        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.hosts())
                .singleElement()
                .satisfies(host -> assertThat(host.unreachable()).isEqualTo(1));
        return result.firstFailure().orElseThrow();
    }

    @Test
    void namesTheCommandThatAddsAnUnknownHostKey() throws Exception {
        var failure = failure();

        assertThat(failure.cause()).isEqualTo(FailureCause.UNKNOWN_HOST_KEY);
        String command = failure.advice()
                .orElse("")
                .lines()
                .reduce((first, last) -> last)
                .orElse("")
                .strip();
        assertThat(command).isEqualTo("ssh-keyscan -p " + port + " -H 127.0.0.1 >> " + knownHosts());

        run("/bin/sh", "-c", command);
        assertThat(failure().cause()).isEqualTo(FailureCause.PERMISSION_DENIED);
    }

    @Test
    void tellsAChangedHostKeyFromAnUnknownOne() throws Exception {
        know("other_key");

        var failure = failure();

        assertThat(failure.cause()).isEqualTo(FailureCause.CHANGED_HOST_KEY);
        assertThat(failure.advice().orElse(""))
                .contains("\n  ssh-keygen -f " + knownHosts() + " -R '[127.0.0.1]:" + port + "'\n");
    }

    @Test
    void saysWhereToLogIn() throws Exception {
        know("host_key");

        var failure = failure();

        assertThat(failure.cause()).isEqualTo(FailureCause.PERMISSION_DENIED);
        assertThat(failure.advice().orElse("")).endsWith("Try it: ssh -p " + port + " ashley@127.0.0.1 true");
    }

    @Test
    void saysHowToTryAConnectionToNobody() throws Exception {
        know("host_key");
        stopServer();
        assertThat(Optional.ofNullable(server).orElseThrow().waitFor(10, TimeUnit.SECONDS))
                .isTrue();

        assertThat(failure().cause()).isEqualTo(FailureCause.NO_CONNECTION);
    }
}
