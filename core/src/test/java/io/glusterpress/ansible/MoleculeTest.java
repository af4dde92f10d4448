package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoleculeTest {

    @TempDir
    Path root;

    private final RecordingProcess process = new RecordingProcess();
    private Path work = Path.of("");
    private Path project = Path.of("");

    @BeforeEach
    void makeDirectories() throws IOException {
        work = root.resolve("work");
        project = Files.createDirectories(work.resolve("ops/generated-roles"));
    }

    private Molecule molecule() {
        return new Molecule(
                project,
                process,
                Map.of("PATH", root.resolve("bin") + ":" + root.resolve("sbin"), "HOME", "/home/a"),
                work);
    }

    private static Path program(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void runsOneStepWithTheEventsOfItsPlaybooks() throws IOException {
        var ansible = program(root.resolve("opt/ansible-playbook"));
        var molecule = program(root.resolve("opt/molecule"));
        process.events = """
                {"event":"result","status":"changed","host":"app1","play":"P","task":"T","seconds":1,"message":""}
                {"event":"stats","hosts":{"app1":{"ok":1,"changed":1}},"custom":{"app1":{"measured":{"seconds":0.5}}}}
                """;

        var result = molecule()
                .ansible(ansible)
                .scenario("staging")
                .state(root.resolve("state"))
                .timeout(Duration.ofMinutes(3))
                .run("converge");

        var steps = process.runDirectory().resolve("molecule-steps.yml");
        assertThat(process.command().argv())
                .containsExactly(
                        molecule.toString(),
                        "--base-config",
                        steps.toString(),
                        "converge",
                        "--scenario-name",
                        "staging");
        assertThat(process.command().directory()).isEqualTo(project);
        assertThat(process.timeout()).hasValue(Duration.ofMinutes(3));
        assertThat(process.command().environment())
                .containsEntry("PATH", root.resolve("opt") + ":" + root.resolve("bin") + ":" + root.resolve("sbin"))
                .containsEntry("MOLECULE_PROJECT_DIRECTORY", project.toString())
                .containsEntry(
                        "MOLECULE_EPHEMERAL_DIRECTORY", root.resolve("state").toString())
                .containsEntry("MOLECULE_COMMAND_BORDERS", "false")
                .containsEntry("NO_COLOR", "1")
                .containsEntry("HOME", "/home/a");
        assertThat(result.success()).isTrue();
        assertThat(result.changes()).hasSize(1);
        assertThat(result.statistics()).isEqualTo(Map.of("app1", Map.of("measured", Map.of("seconds", 0.5))));
    }

    @Test
    void prefersTheMoleculeBesideTheAnsibleThatIsNamed() throws IOException {
        var ansible = program(root.resolve("opt/ansible-playbook"));
        program(work.resolve(".venv/bin/molecule"));

        assertThat(molecule().ansible(ansible).searchPath())
                .startsWith(root.resolve("opt"), work.resolve(".venv/bin"), root.resolve("bin"));

        program(root.resolve("opt/molecule"));

        assertThat(molecule().ansible(ansible).searchPath()).startsWith(root.resolve("opt"), root.resolve("bin"));
    }

    @Test
    void takesTheAnsibleBesideTheMoleculeThatIsFound() throws IOException {
        program(root.resolve("bin/molecule"));
        program(root.resolve("bin/ansible-playbook"));

        assertThat(molecule().searchPath()).containsExactly(root.resolve("bin"), root.resolve("sbin"));

        program(work.resolve("ops/.venv/bin/molecule"));

        assertThat(molecule().searchPath())
                .containsExactly(root.resolve("bin"), work.resolve("ops/.venv/bin"), root.resolve("sbin"));

        program(work.resolve("ops/.venv/bin/ansible-playbook"));

        assertThat(molecule().searchPath())
                .containsExactly(work.resolve("ops/.venv/bin"), root.resolve("bin"), root.resolve("sbin"));
    }

    @Test
    void saysHowToGetIt() throws IOException {
        var ansible = program(root.resolve("opt/ansible-playbook"));
        String rest = "no molecule on PATH, and no .venv/bin/molecule in " + project + " or above it, up to " + work
                + ". Install it: python3 -m venv .venv && .venv/bin/pip install ansible molecule requests";

        assertThatThrownBy(() -> molecule().run("create"))
                .isInstanceOf(MoleculeNotFound.class)
                .hasMessage("There is " + rest);
        assertThatThrownBy(() -> molecule().ansible(ansible).searchPath())
                .isInstanceOf(MoleculeNotFound.class)
                .hasMessage("There is no molecule beside " + ansible + ", " + rest);
        assertThat(process.commands).isEmpty();
    }

    @Test
    void saysThatAnsibleIsMissing() throws IOException {
        program(root.resolve("bin/molecule"));

        assertThatThrownBy(() -> molecule().searchPath())
                .isInstanceOf(AnsibleNotFound.class)
                .hasMessageStartingWith("There is no ansible-playbook on PATH, and no .venv/bin/ansible-playbook in ");
    }
}
