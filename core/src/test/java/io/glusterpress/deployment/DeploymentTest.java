package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glusterpress.ansible.InvalidRunOption;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeploymentTest {

    @TempDir
    Path root;

    private Path directory = Path.of("");
    private Path ansible = Path.of("");

    @BeforeEach
    void makeAnsible() throws IOException {
        directory = root.resolve("generated-roles");
        ansible = root.resolve("ansible-playbook");
        Files.writeString(ansible, """
                #!/bin/sh
                printf '%s\\n' "$@" >"${0%/*}/arguments"
                pwd >"${0%/*}/directory"
                echo 'PLAY [Everything]'
                echo '{"event":"stats","hosts":{"app1":{"ok":1}}}' >>"$GLUSTERPRESS_EVENTS"
                """);
        assertThat(ansible.toFile().setExecutable(true)).isTrue();
    }

    private Deployment deployment() {
        return Deployment.of(TOPOLOGY).in(directory);
    }

    private RunOptions options() {
        return RunOptions.defaults().withExecutable(ansible);
    }

    private List<String> arguments() throws IOException {
        return Files.readAllLines(root.resolve("arguments"));
    }

    private static final Topology TOPOLOGY = topology("/srv/gluster/ashleyrich_com");

    private static Topology topology(String brick) {
        return Topology.builder()
                .name("ashleyrich")
                .sshUser("ashley")
                .host("gluster1", "203.0.113.11", "10.132.0.11")
                .host("gluster2", "203.0.113.12", "10.132.0.12")
                .host("app1", "203.0.113.21", "10.132.0.21")
                .server("gluster1")
                .server("gluster2")
                .client("app1")
                .volume(
                        "ashleyrich_com",
                        volume -> volume.replica(2)
                                .brickOnEveryServer(brick)
                                .force(true)
                                .mount("/home/ashley/ashleyrich_com"))
                .site(
                        "ashleyrich.com",
                        site -> site.volume("ashleyrich_com")
                                .copyFrom("/home/ashley/ashleyrich.com")
                                .root("public"))
                .build();
    }

    @Test
    void runsWhatItWrote() throws IOException {
        var lines = new ArrayList<String>();
        assertThat(deployment().write().written()).contains("playbooks/site.yml", "inventories/ashleyrich/hosts.yml");

        var result = deployment().deploy(options().withOutput(lines::add));

        assertThat(result.success()).isTrue();
        assertThat(arguments())
                .containsExactly("--inventory=" + directory.resolve("inventories/ashleyrich"), "playbooks/site.yml");
        assertThat(Files.readString(root.resolve("directory")).strip()).isEqualTo(directory.toString());
        assertThat(lines).containsExactly("PLAY [Everything]");
    }

    @Test
    void passesTheOptionsOn() throws IOException {
        deployment().write();
        var password = Files.createFile(
                root.resolve("become"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var inventory = Files.createFile(root.resolve("hosts.yml"));

        deployment()
                .plan(options()
                        .withInventory(inventory)
                        .withLimit("gluster_servers")
                        .withTags(List.of("storage", "proof"))
                        .withTimeout(Duration.ofMinutes(1))
                        .withBecomePasswordFile(password)
                        .withVaultPasswordFiles(List.of(password)));

        assertThat(arguments())
                .containsExactly(
                        "--inventory=" + inventory,
                        "--limit=gluster_servers",
                        "--check",
                        "--diff",
                        "--tags=storage,proof",
                        "--become-password-file=" + password,
                        "--vault-password-file=" + password,
                        "playbooks/site.yml");
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void runsThePlaybookOfTheAction(Action action) throws IOException {
        deployment().write();
        BiFunction<Deployment, RunOptions, RunResult> verb = switch (action) {
            case PLAN -> Deployment::plan;
            case DEPLOY -> Deployment::deploy;
            case VERIFY -> Deployment::verify;
            case FAILOVER -> Deployment::failover;
            case ROLLBACK -> Deployment::rollback;
        };

        var result = verb.apply(deployment(), options());

        assertThat(result.success()).isTrue();
        assertThat(arguments()).endsWith(action.playbook());
        assertThat(arguments().contains("--check")).isEqualTo(action == Action.PLAN);
    }

    @Test
    void refusesADirectoryWithoutTheProject() {
        assertThatThrownBy(() -> deployment().deploy(options()))
                .isInstanceOf(OutOfDateProject.class)
                .hasMessageStartingWith(
                        "The project in " + directory + " is not the one that this topology makes. Write"
                                + " it, look at what changes, and run this again.\n  missing: ");
        assertThat(root.resolve("arguments")).doesNotExist();
    }

    @Test
    void refusesTheProjectOfAnotherTopology() throws IOException {
        deployment().write();
        var other = topology("/srv/gluster/other");

        assertThatThrownBy(() -> Deployment.of(other).in(directory).verify(options()))
                .isInstanceOf(OutOfDateProject.class)
                .satisfies(e ->
                        assertThat(((OutOfDateProject) e).drift().changed()).isNotEmpty())
                .satisfies(e -> assertThat(((OutOfDateProject) e).directory()).isEqualTo(directory))
                .hasMessageContaining("\n  changed: inventories/ashleyrich/");
    }

    @Test
    void runsWhatPeopleEdited() throws IOException {
        deployment().write();
        Files.writeString(directory.resolve("ansible.cfg"), "[defaults]\nlibrary = roles\n");

        assertThat(deployment().deploy(options()).success()).isTrue();
        assertThat(deployment().drift().edited()).containsExactly("ansible.cfg");
    }

    @Test
    void runsTheTemplatesOfTheUser() throws IOException {
        var templates = Files.createDirectories(root.resolve("templates/playbooks"));
        Files.writeString(templates.resolve("site.yml"), "- hosts: all\n");
        var own = deployment().withTemplates(templates.resolve(".."));

        own.write();

        assertThat(directory.resolve("playbooks/site.yml")).hasContent("- hosts: all");
        assertThat(own.drift().upToDate()).isTrue();
        assertThat(deployment().drift().changed()).contains("playbooks/site.yml");
    }

    @Test
    void namesAnOptionThatIsWrong() {
        deployment().write();

        assertThatThrownBy(() -> deployment().deploy(options().withInventory(Path.of("inventories/staging"))))
                .isInstanceOf(InvalidRunOption.class)
                .hasMessage("There is no inventory " + directory.resolve("inventories/staging")
                        + ": name a file or directory that lists the hosts.");
    }

    private static Topology named(String name) {
        return TOPOLOGY.name().equals(name)
                ? TOPOLOGY
                : Topology.builder()
                        .name(name)
                        .sshUser("ashley")
                        .host("a", "192.0.2.1")
                        .host("b", "192.0.2.2")
                        .host("c", "192.0.2.3")
                        .server("a")
                        .server("b")
                        .client("c")
                        .volume(
                                "v",
                                volume -> volume.replica(2)
                                        .brickOnEveryServer("/srv/v")
                                        .mount("/srv/mnt"))
                        .build();
    }

    @Test
    void runsOneEnvironmentOfSeveral() throws IOException {
        var all = Deployment.of(List.of(TOPOLOGY, named("staging"))).in(directory);
        all.write();

        assertThat(all.environments()).containsExactly("ashleyrich", "staging");
        assertThatThrownBy(() -> all.deploy(options()))
                .isInstanceOf(NoSuchEnvironment.class)
                .hasMessage("This project has several environments, and a run is for one of them. Name it:"
                        + " ashleyrich or staging.");
        assertThatThrownBy(() -> all.environment("production"))
                .isInstanceOf(NoSuchEnvironment.class)
                .hasMessage("There is no environment production. Name one of these: ashleyrich, staging.");
        assertThat(root.resolve("arguments")).doesNotExist();

        assertThat(all.environment("staging").topology().name()).isEqualTo("staging");
        all.environment("staging").deploy(options());

        assertThat(arguments())
                .containsExactly("--inventory=" + directory.resolve("inventories/staging"), "playbooks/site.yml");
    }
}
