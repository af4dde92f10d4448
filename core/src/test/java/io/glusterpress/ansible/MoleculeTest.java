package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .containsEntry("ANSIBLE_NOCOWS", "1")
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
    void namesThePasswordsOfVaultsInTheEnvironmentAlone() throws IOException {
        program(root.resolve("bin/molecule"));
        program(root.resolve("bin/ansible-playbook"));
        var first = root.resolve("vault pass@word");
        var second = work.resolve("../second");

        molecule().vaultPasswordFile(first).vaultPasswordFile(second).run("converge");

        assertThat(process.command().environment())
                .containsEntry(
                        "ANSIBLE_VAULT_IDENTITY_LIST", "default@" + first + ",default@" + root.resolve("second"));
        assertThat(String.join(" ", process.command().argv())).doesNotContain("vault", "second");

        var own = Map.of("PATH", root.resolve("bin").toString(), "ANSIBLE_VAULT_IDENTITY_LIST", "sites@own");
        new Molecule(project, process, own, work).vaultPasswordFile(first).run("converge");

        assertThat(process.command().environment())
                .containsEntry("ANSIBLE_VAULT_IDENTITY_LIST", "sites@own,default@" + first);

        molecule().run("converge");

        assertThat(process.command().environment()).doesNotContainKey("ANSIBLE_VAULT_IDENTITY_LIST");
    }

    @Test
    void looksAtTheFilesOfPasswords() throws IOException {
        var warnings = new ArrayList<String>();
        var file = root.resolve("password");

        assertThatThrownBy(() -> molecule().vaultPasswordFile(file).checkPasswordFiles(warnings::add))
                .isInstanceOf(InvalidRunOption.class)
                .hasMessage("There is no vault password file " + file
                        + ": make one that holds the password alone, readable by you alone (chmod 600).");
        Files.setPosixFilePermissions(Files.createFile(file), PosixFilePermissions.fromString("rw-------"));
        molecule().vaultPasswordFile(file).checkPasswordFiles(warnings::add);
        assertThat(warnings).isEmpty();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        molecule().vaultPasswordFile(file).checkPasswordFiles(warnings::add);
        assertThat(warnings)
                .containsExactly("The vault password file " + file
                        + " can be read by every user of this machine: run chmod 600 " + file);

        var comma = Files.createFile(root.resolve("a,b"));
        assertThatThrownBy(() -> molecule().vaultPasswordFile(comma).checkPasswordFiles(warnings::add))
                .isInstanceOf(InvalidRunOption.class)
                .hasMessage("The vault password file " + comma + " has a comma in its path, and Molecule gets these"
                        + " files in a list with commas: move or rename it.");
        assertThat(process.commands).isEmpty();
    }

    @Test
    void tellsTheErrorOfAnsibleThatMoleculePassesOn() throws IOException {
        program(root.resolve("bin/molecule"));
        program(root.resolve("bin/ansible-playbook"));
        process.exit = new PlaybookProcess.Exit(Ending.FINISHED, 4);
        process.out = List.of("", "PLAY [Remove] *****", "[ERROR]: Attempting to decrypt but no vault secrets found.");
        process.err = List.of("CRITICAL Ansible return code was 4", "ERROR    [default > destroy] Executed: Failed");

        assertThat(molecule().run("destroy").error())
                .hasValue("[ERROR]: Attempting to decrypt but no vault secrets found.");

        process.out = List.of("PLAY [Remove] *****");

        assertThat(molecule().run("destroy").error())
                .hasValue("CRITICAL Ansible return code was 4\nERROR    [default > destroy] Executed: Failed");

        process.err = List.of();

        assertThat(molecule().run("destroy").error()).isEmpty();
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
    void refusesAMoleculeThatIsTooOld() throws IOException {
        var molecule = program(root.resolve("bin/molecule"));
        program(root.resolve("bin/ansible-playbook"));
        program(root.resolve("bin/pip"));
        process.out = List.of("molecule 25.7.0 using python 3.11 ", "    ansible:2.14.18");
        String old = "Molecule 25.7.0 (" + molecule + ") is too old: the rehearsal needs 25.9.0 or newer. Get one: ";

        assertThatThrownBy(() -> molecule().requireVersion("25.9.0"))
                .isInstanceOf(MoleculeTooOld.class)
                .hasMessage(old + "python3 -m venv .venv && .venv/bin/pip install ansible molecule requests");
        assertThat(process.command().argv()).containsExactly(molecule.toString(), "--version");
        assertThat(process.command().environment()).containsEntry("NO_COLOR", "1");
        assertThat(process.timeout()).hasValue(Duration.ofMinutes(1));

        Files.createFile(root.resolve("pyvenv.cfg"));

        assertThatThrownBy(() -> molecule().requireVersion("25.9.0"))
                .hasMessage(old + root.resolve("bin/pip") + " install --upgrade molecule");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "molecule 25.9.0 using python 3.11 ",
                "molecule 25.10.0",
                "molecule 26.10.1.dev3 using python 3.13 ",
                "molecule unknown using python 3.13 ",
                "Traceback (most recent call last):"
            })
    void takesAMoleculeThatIsNotKnownToBeTooOld(String said) throws IOException {
        program(root.resolve("bin/molecule"));
        program(root.resolve("bin/ansible-playbook"));
        process.out = List.of(said);

        molecule().requireVersion("25.9.0");

        assertThat(process.commands).hasSize(1);
    }

    @Test
    void saysThatAnsibleIsMissing() throws IOException {
        program(root.resolve("bin/molecule"));

        assertThatThrownBy(() -> molecule().searchPath())
                .isInstanceOf(AnsibleNotFound.class)
                .hasMessageStartingWith("There is no ansible-playbook on PATH, and no .venv/bin/ansible-playbook in ");
    }
}
