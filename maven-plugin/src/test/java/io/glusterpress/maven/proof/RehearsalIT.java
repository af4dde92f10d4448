package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example, rehearsed by the goal on Debian 13 from a project of the user's own with secrets in a vault; the proof runs on Debian 12.
 */
@Needs(Needs.What.DOCKER)
class RehearsalIT {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @TempDir
    Path directory;

    private static final String PASSWORD = "the-password-of-the-vault";
    private static final String SECRET = "the-secret-in-the-vault";

    private UserProject user;

    @BeforeEach
    void makeProject() {
        user = new UserProject(directory);
        user.topology(Example.replaced(Example.topology(), "(?m)^hosts:$", "os: debian-13\nhosts:"));
        user.mvn("generate").succeeded();
    }

    /** Puts a variable of the user's own into a vault; nothing of the rehearsal works without its password. */
    private Path encryptAVariable() throws IOException {
        Path password = Files.writeString(user.path("vault-password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        Path secrets = Files.writeString(
                user.project().resolve("inventories/ashleyrich/group_vars/all/secrets.yml"),
                "ansible_become_password: " + SECRET + "\n");
        Program.of(
                        Checkout.PROGRAMS.resolve("ansible-vault").toString(),
                        "encrypt",
                        "--vault-password-file=" + password,
                        secrets.toString())
                .run()
                .succeeded();
        assertThat(secrets).content().startsWith("$ANSIBLE_VAULT;").doesNotContain(SECRET);
        return password;
    }

    private static Outcome docker(String... arguments) {
        return Program.of(
                        Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList())
                .run()
                .succeeded();
    }

    /** What Docker has of this project: containers and networks, by the name that the scenario gives them. */
    private List<String> left() throws IOException, NoSuchAlgorithmException {
        byte[] path = user.project().toRealPath().toString().getBytes(StandardCharsets.UTF_8);
        String name = "name=glusterpress-"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(path))
                        .substring(0, 8);
        return Stream.of(
                        docker("ps", "--all", "--quiet", "--filter", name),
                        docker("network", "ls", "--quiet", "--filter", name))
                .flatMap(outcome -> outcome.output().lines())
                .toList();
    }

    @Test
    void rehearsesTheExampleOnDebian13() throws Exception {
        Path password = encryptAVariable();
        user.mvn("rehearse").failed().says("""
                'Remove leftovers' failed: molecule destroy ended with exit code 4.
                  [ERROR]: Attempting to decrypt but no vault secrets found.

                Only containers were touched, no host of yours.

                Name the vault password file: -Dgluster.vault.passwordFiles=FILE""");

        Outcome rehearsal = user.start("rehearse", line -> {}, "-Dgluster.vault.passwordFiles=" + password)
                .await(PATIENCE)
                .succeeded();

        rehearsal
                .output()
                .lines()
                .dropWhile(line -> !line.contains("longest stall"))
                .forEach(System.out::println);
        rehearsal.find("  Fail over each server: Tell what the drill showed");
        rehearsal.find("phase +time  result +longest stall");
        rehearsal.find("Deploy +[0-9].* s  passed, [1-9][0-9]* changes");
        rehearsal.find("Deploy again +[0-9].* s  passed, nothing changed");
        rehearsal.find("Fail over each server +[0-9].* s  passed +[0-9]+\\.[0-9][0-9] s");
        rehearsal.find("  without gluster1 +[0-9]+\\.[0-9][0-9] s");
        rehearsal.find("  without gluster2 +[0-9]+\\.[0-9][0-9] s");
        rehearsal.find("The rehearsal passed in .* The longest stall that a client saw was .* s\\.");
        Path reports = user.project().resolve("target/rehearsal");
        assertThat(Files.readString(reports.resolve("TEST-rehearsal.xml")))
                .contains("<testsuite name=\"Rehearsal of ashleyrich\" tests=\"10\" failures=\"0\" errors=\"0\""
                        + " skipped=\"0\" ")
                .contains("longest stall without gluster1: ");
        assertThat(Files.readString(reports.resolve("rehearsal.json")))
                .contains("\"success\" : true", "\"server\" : \"gluster1\"", "\"server\" : \"gluster2\"");
        assertThat(Files.readString(reports.resolve("failover.log"))).contains("PLAY [Tell what the drill showed]");
        assertThat(rehearsal.output()).doesNotContain(PASSWORD, SECRET);
        try (var files = Files.list(reports)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain(PASSWORD, SECRET));
        }
        assertThat(left()).isEmpty();
    }

    @Test
    void leavesNothingBehindAfterCtrlC() throws Exception {
        var preparing = new CountDownLatch(1);
        var rehearsal = user.start("rehearse", line -> {
            if (line.contains("Set up the sites ...")) {
                preparing.countDown();
            }
        });
        assertThat(preparing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(left()).hasSize(4);

        rehearsal.interrupt();
        Outcome outcome = rehearsal.await(PATIENCE);

        assertThat(outcome.status()).isEqualTo(128 + 2);
        outcome.find("Set up the sites +[0-9].* s  stopped");
        outcome.find("Remove the containers +[0-9].* s  passed");
        assertThat(left()).isEmpty();
    }
}
