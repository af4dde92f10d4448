package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseMojoTest {

    @TempDir
    Path root;

    private Workplace workplace;
    private RehearseMojo mojo;

    @BeforeEach
    void makeWorkplace() throws Exception {
        workplace = new Workplace(root);
        workplace.prepare(new GenerateMojo()).execute();
        workplace.log.infos.clear();
        program("docker", "");
        molecule("echo '{\"event\":\"stats\",\"hosts\":{\"app1\":{\"ok\":1}}}' >>\"$GLUSTERPRESS_EVENTS\"");
        mojo = workplace.prepare(new RehearseMojo());
        mojo.reportDirectory = root.resolve("reports").toFile();
    }

    private void program(String name, String script) throws IOException {
        var file = workplace.executable().resolveSibling(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void molecule(String script) throws IOException {
        program(
                "molecule",
                "if [ \"$1\" = --version ]; then echo 'molecule 26.10.0 using python 3.11'; exit; fi\n" + script);
    }

    /** What was logged, with times, and columns beside them, that are the same on every machine. */
    private List<String> logged() {
        return workplace.log.infos.stream()
                .map(line -> line.replaceAll(" +[0-9]+\\.[0-9] s", " T").replaceAll(" {2,}", "  "))
                .toList();
    }

    @Test
    void showsEachPhaseAndPlayAndTheTable() throws Exception {
        molecule("""
                case "$3" in
                    create) echo 'PLAY [Start [one] container per host] ***' ;;
                    converge) cat <<'END' ;;

                PLAY [Look at every host] ******************************************************

                TASK [Say PLAY [none] ***] *****************************************************
                ok: [app1] => PLAY [none] ***

                PLAY ***************************************************************************

                PLAY [Move the sites] **********************************************************

                PLAY RECAP *********************************************************************
                app1                       : ok=1    changed=0    unreachable=0    failed=0
                END
                esac
                echo '{"event":"stats","hosts":{"app1":{"ok":1}}}' >>"$GLUSTERPRESS_EVENTS"
                """);

        mojo.execute();

        assertThat(logged())
                .containsExactly(
                        "Install the collections ...",
                        "Install the collections: passed after T",
                        "Remove leftovers ...",
                        "Remove leftovers: passed after T",
                        "Start the containers ...",
                        "  Start the containers: Start [one] container per host",
                        "Start the containers: passed after T",
                        "Set up the sites ...",
                        "Set up the sites: passed after T",
                        "Deploy ...",
                        "  Deploy: Look at every host",
                        "  Deploy: Move the sites",
                        "Deploy: passed after T",
                        "Deploy again ...",
                        "  Deploy again: Look at every host",
                        "  Deploy again: Move the sites",
                        "Deploy again: passed after T",
                        "Verify ...",
                        "Verify: passed after T",
                        "Fail over each server ...",
                        "Fail over each server: passed after T",
                        "Verify again ...",
                        "Verify again: passed after T",
                        "Remove the containers ...",
                        "Remove the containers: passed after T",
                        "",
                        "phase  time  result  longest stall",
                        "Install the collections T  passed",
                        "Remove leftovers T  passed",
                        "Start the containers T  passed",
                        "Set up the sites T  passed",
                        "Deploy T  passed, 0 changes",
                        "Deploy again T  passed, nothing changed",
                        "Verify T  passed",
                        "Fail over each server T  passed",
                        "Verify again T  passed",
                        "Remove the containers T  passed",
                        "all T  passed",
                        "",
                        "The rehearsal passed in T.",
                        "JUnit XML, JSON and the output of each phase: " + root.resolve("reports"));
        assertThat(root.resolve("reports/TEST-rehearsal.xml")).isRegularFile();
    }

    @Test
    void failsWithWhatFailed() throws Exception {
        molecule("""
                if [ "$3" = prepare ]; then
                    echo '{"event":"result","status":"failed","host":"app1","play":"Sites","task":"Install nginx","seconds":1,"message":"no mirror"}' >>"$GLUSTERPRESS_EVENTS"
                    exit 2
                fi
                echo '{"event":"stats","hosts":{"app1":{"ok":1}}}' >>"$GLUSTERPRESS_EVENTS"
                """);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                'Set up the sites' failed on app1.

                app1: Install nginx (play Sites)
                  no mirror

                Only containers were touched, no host of yours. They are removed.""");
        assertThat(logged())
                .containsSequence(
                        "Set up the sites ...", "Set up the sites: failed after T", "Remove the containers ...")
                .containsSequence("Deploy again  not run", "Verify  not run")
                .endsWith("", "JUnit XML, JSON and the output of each phase: " + root.resolve("reports"));
    }

    @Test
    void givesThePasswordsOfVaultsToMolecule() throws Exception {
        molecule("""
                echo "$*;$ANSIBLE_VAULT_IDENTITY_LIST" >>"${0%/*}/vaults"
                echo '{"event":"stats","hosts":{"app1":{"ok":1}}}' >>"$GLUSTERPRESS_EVENTS"
                """);
        var first = workplace.file("vault");
        var second = workplace.file("other-vault");
        assertThat(first.setReadable(false, false)).isTrue();
        assertThat(first.setReadable(true)).isTrue();
        assertThat(second.setReadable(true, false)).isTrue();
        mojo.vaultPasswordFiles = List.of(first, second);

        mojo.execute();

        assertThat(Files.readAllLines(workplace.executable().resolveSibling("vaults")))
                .hasSize(10)
                .allSatisfy(line -> assertThat(line)
                        .matches("--base-config \\S+ \\S+ --scenario-name default;default@" + first + ",default@"
                                + second));
        assertThat(workplace.log.warnings)
                .filteredOn(warning -> warning.contains("vault"))
                .containsExactly("The vault password file " + second
                        + " can be read by every user of this machine: run chmod 600 " + second);
    }

    @Test
    void namesAVaultPasswordFileThatIsNotThere() {
        mojo.vaultPasswordFiles = List.of(root.resolve("vault").toFile());

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no vault password file " + root.resolve("vault")
                        + ": make one that holds the password alone, readable by you alone (chmod 600).");
        assertThat(workplace.log.infos).isEmpty();
    }

    @Test
    void saysHowToNameAVaultPassword() throws Exception {
        molecule("""
                if [ "$3" != dependency ]; then
                    echo '[ERROR]: Attempting to decrypt but no vault secrets found.'
                    echo 'CRITICAL Ansible return code was 4' >&2
                    exit 4
                fi
                """);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                'Remove leftovers' failed: molecule destroy ended with exit code 4.
                  [ERROR]: Attempting to decrypt but no vault secrets found.

                Only containers were touched, no host of yours.

                Name the vault password file: -Dgluster.vault.passwordFiles=FILE""");
    }

    @Test
    void saysHowToNameAVaultPasswordThatATaskNeeds() throws Exception {
        molecule("""
                if [ "$3" = prepare ]; then
                    echo '{"event":"result","status":"failed","host":"app1","play":"Sites","task":"Greet","seconds":1,"message":"Attempting to decrypt but no vault secrets found."}' >>"$GLUSTERPRESS_EVENTS"
                    exit 2
                fi
                echo '{"event":"stats","hosts":{"app1":{"ok":1}}}' >>"$GLUSTERPRESS_EVENTS"
                """);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                'Set up the sites' failed on app1.

                app1: Greet (play Sites)
                  Attempting to decrypt but no vault secrets found.

                Only containers were touched, no host of yours. They are removed.

                Name the vault password file: -Dgluster.vault.passwordFiles=FILE""");
    }

    @Test
    void refusesWhatIsOutOfDateBeforeAnythingStarts() throws Exception {
        Files.delete(workplace.output().resolve("ansible.cfg"));

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(workplace.output() + " is out of date with ");
        assertThat(workplace.log.infos).isEmpty();
    }

    @Test
    void saysWhatIsMissingBeforeAnythingStarts() throws Exception {
        program("docker", "echo 'Cannot connect'; exit 1");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The Docker engine does not answer. Start it (sudo systemctl start docker), or name another"
                        + " one (DOCKER_HOST). Docker said: Cannot connect");
        assertThat(workplace.log.infos).isEmpty();
    }

    @Test
    void saysThatMoleculeIsTooOldBeforeAnythingStarts() throws Exception {
        program("molecule", "echo 'molecule 6.0.3 using python 3.11'");

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "Molecule 6.0.3 (" + root.resolve("bin/molecule") + ") is too old: the rehearsal needs 25.9.0"
                                + " or newer. Get one: python3 -m venv .venv && .venv/bin/pip install ansible molecule"
                                + " requests");
        assertThat(workplace.log.infos).isEmpty();
    }

    @Test
    void stopsAtTheLimitOfTime() throws Exception {
        molecule("if [ \"$3\" = create ]; then exec sleep 60; fi\n"
                + "echo '{\"event\":\"stats\",\"hosts\":{\"app1\":{\"ok\":1}}}' >>\"$GLUSTERPRESS_EVENTS\"");
        mojo.timeout = "15s";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageMatching(
                        "'Start the containers' was stopped after [0-9.]+ s, because the rehearsal took longer"
                                + " than it was allowed to\\.\n\nOnly containers were touched, no host of yours\\."
                                + " They are removed\\.");
    }
}
