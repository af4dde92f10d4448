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
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnsibleTest {

    @TempDir
    Path project;

    private final RecordingProcess process = new RecordingProcess();
    private Path executable = Path.of("");

    @BeforeEach
    void makeProject() throws IOException {
        Files.writeString(project.resolve("site.yml"), "");
        Files.createDirectories(project.resolve("playbooks"));
        Files.writeString(project.resolve("playbooks/site.yml"), "");
        Files.createDirectories(project.resolve("inventories/ashleyrich"));
        executable = project.resolve(".venv/bin/ansible-playbook");
        Files.createDirectories(executable.resolve(".."));
        Files.createFile(
                executable, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    @AfterEach
    void clearInterruptFlag() {
        Thread.interrupted();
    }

    private Ansible ansible() {
        return new Ansible(project, process, Map.of("PATH", "/nowhere", "HOME", "/home/ashley"));
    }

    private Path secret(String name) throws IOException {
        var file = project.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return file;
    }

    @Test
    void runsThePlaybookInItsProject() {
        ansible().run();

        assertThat(process.command().argv()).containsExactly(executable.toString(), "site.yml");
        assertThat(process.command().directory()).isEqualTo(project);
        assertThat(process.timeout()).isEmpty();
    }

    @Test
    void passesEveryOptionAsOneArgument() throws IOException {
        var become = secret("become");
        var vault = secret("vault");
        var otherVault = secret("other vault");

        ansible()
                .playbook("playbooks/site.yml")
                .inventory(Path.of("inventories/ashleyrich"))
                .check()
                .diff()
                .limit("gluster1,app1")
                .tags("storage", "cutover")
                .skipTags("proof")
                .timeout(Duration.ofMinutes(30))
                .becomePasswordFile(become)
                .vaultPasswordFile(vault)
                .vaultPasswordFile(otherVault)
                .run();

        assertThat(process.command().argv())
                .containsExactly(
                        executable.toString(),
                        "--inventory=" + project.resolve("inventories/ashleyrich"),
                        "--limit=gluster1,app1",
                        "--check",
                        "--diff",
                        "--tags=storage,cutover",
                        "--skip-tags=proof",
                        "--become-password-file=" + become,
                        "--vault-password-file=" + vault,
                        "--vault-password-file=" + otherVault,
                        "playbooks/site.yml");
        assertThat(process.timeout()).contains(Duration.ofMinutes(30));
    }

    @Test
    void passesAListOfHostsAsItIs() {
        ansible().inventory(Path.of("localhost,")).run();

        assertThat(process.command().argv())
                .containsExactly(executable.toString(), "--inventory=localhost,", "site.yml");
    }

    @Test
    void passesVariablesThroughAPrivateFileThatIsGoneAfterwards() throws IOException {
        ansible().extraVars(Map.of("motto", "a 'quoted' \"word\" ")).run();

        assertThat(process.command().argv())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("--extra-vars=@")
                .endsWith("/extra_vars.json");
        assertThat(process.variables()).isEqualTo("{\"motto\":\"a 'quoted' \\\"word\\\" \"}");
        assertThat(process.variablesMode()).isEqualTo("rw-------");
        assertThat(process.directoryMode()).isEqualTo("rwx------");
        assertThat(process.runDirectory()).doesNotExist();
    }

    @Test
    void removesItsFilesWhenTheProcessCannotBeStarted() {
        process.failure = Optional.of(new AnsibleNotFound("no"));

        assertThatThrownBy(() -> ansible().extraVars(Map.of("a", 1)).run()).isInstanceOf(AnsibleNotFound.class);
        assertThat(process.runDirectory()).doesNotExist();
    }

    @Test
    void tellsWhatTheEventsTell() {
        process.events = "{\"event\":\"stats\",\"hosts\":{\"app1\":{\"ok\":3,\"changed\":1}}}\n";

        var result = ansible().run();

        assertThat(result.success()).isTrue();
        assertThat(result.hosts()).containsExactly(new HostResult("app1", 3, 1, 0, 0, 0, Duration.ZERO));
    }

    @Test
    void setsTheInterruptFlagAgainAfterAnInterruptedRun() {
        process.exit = new PlaybookProcess.Exit(Ending.INTERRUPTED, 143);

        var result = ansible().run();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(result.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(result.success()).isFalse();
    }

    @Test
    void startsNothingInAnInterruptedThread() {
        Thread.currentThread().interrupt();

        var result = ansible().run();

        assertThat(result.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(process.commands).isEmpty();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void namesAPlaybookThatIsNotThere() {
        assertThatThrownBy(() -> ansible().playbook("playbooks/failover.yml").run())
                .isInstanceOf(InvalidRunOption.class)
                .hasMessage("There is no playbook playbooks/failover.yml in " + project
                        + ": name one by its path below that directory.");
        assertThatThrownBy(() -> ansible().playbook("--version").run())
                .hasMessage("There is no playbook --version in " + project
                        + ": name one by its path below that directory.");
    }

    @Test
    void namesAProjectThatIsNotThere() {
        var nowhere = project.resolve("nowhere");

        assertThatThrownBy(() -> new Ansible(nowhere, process, Map.of()).run())
                .isInstanceOf(InvalidRunOption.class)
                .hasMessage("There is no directory " + nowhere + ": name the one with the playbooks.");
    }

    @Test
    void namesAnInventoryThatIsNotThere() {
        assertThatThrownBy(() -> ansible().inventory(Path.of("hosts.yml")).run())
                .isInstanceOf(InvalidRunOption.class)
                .hasMessage("There is no inventory " + project.resolve("hosts.yml")
                        + ": name a file or directory that lists the hosts.");
    }

    @Test
    void namesAPasswordFileThatIsNotThere() {
        var file = project.resolve("become");

        assertThatThrownBy(() -> ansible().becomePasswordFile(file).run())
                .isInstanceOf(InvalidRunOption.class)
                .hasMessage("There is no become password file " + file
                        + ": make one that holds the password alone, readable by you alone (chmod 600).");
        assertThatThrownBy(() -> ansible().vaultPasswordFile(file).run())
                .hasMessage("There is no vault password file " + file
                        + ": make one that holds the password alone, readable by you alone (chmod 600).");
    }

    @Test
    void warnsOfAPasswordFileThatEverybodyCanRead() throws IOException {
        var lines = new ArrayList<String>();
        var file = secret("become");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        ansible().becomePasswordFile(file).forEachLine(lines::add).run();

        assertThat(lines)
                .containsExactly("[WARNING]: The become password file " + file
                        + " can be read by every user of this machine: run chmod 600 " + file);
    }

    @Test
    void letsAProgramThatPrintsThePasswordBeReadByAll() throws IOException {
        var lines = new ArrayList<String>();
        var file = secret("vault-client");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));

        ansible().vaultPasswordFile(file).forEachLine(lines::add).run();

        assertThat(lines).isEmpty();
    }

    @Test
    void tellsTheErrorOutputOfARunThatFailedWithoutATask() {
        var lines = new ArrayList<String>();
        process.exit = new PlaybookProcess.Exit(Ending.FINISHED, 1);
        process.err = List.of("[WARNING]: provided hosts list is empty", "ERROR! the host is missing", "  somewhere");

        var result = ansible().forEachLine(lines::add).run();

        assertThat(result.error()).contains("ERROR! the host is missing\n  somewhere");
        assertThat(result.success()).isFalse();
        assertThat(lines).hasSize(3);
    }
}
