package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunMojoTest {

    private static final String GENERATE = "mvn io.glusterpress:gluster-maven-plugin:generate";

    @TempDir
    Path root;

    private Workplace workplace;

    @BeforeEach
    void makeWorkplace() throws IOException {
        workplace = new Workplace(root);
    }

    private DeployMojo deploy() {
        return workplace.prepare(new DeployMojo());
    }

    private void generate() throws Exception {
        workplace.prepare(new GenerateMojo()).execute();
        workplace.log.infos.clear();
        workplace.log.warnings.clear();
    }

    static Stream<Arguments> goals() {
        return Stream.of(
                Arguments.of(new PlanMojo(), "playbooks/site.yml", "Nothing would be changed on 1 host."),
                Arguments.of(new DeployMojo(), "playbooks/site.yml", "Nothing had to be changed, which took"),
                Arguments.of(new VerifyMojo(), "playbooks/verify.yml", "The deployment is healthy, which took"),
                Arguments.of(new FailoverMojo(), "playbooks/failover.yml", "The failover drill passed in"),
                Arguments.of(new RollbackMojo(), "playbooks/rollback.yml", "Rolled back with 0 changes in"));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void runsItsPlaybookAndTellsTheResult(RunMojo mojo, String playbook, String summary) throws Exception {
        generate();

        workplace.prepare(mojo).execute();

        assertThat(workplace.arguments()).endsWith(playbook);
        assertThat(workplace.arguments().contains("--check")).isEqualTo(mojo instanceof PlanMojo);
        assertThat(workplace.log.infos)
                .containsSequence(
                        "PLAY [Everything]",
                        "host  ok  changed  failed  unreachable   time",
                        "app1   1        0       0            0  0.0 s");
        assertThat(workplace.log.infos).last().asString().startsWith(summary);
    }

    @Test
    void passesEveryPropertyOn() throws Exception {
        generate();
        var mojo = deploy();
        mojo.inventory = workplace.file("hosts.yml");
        mojo.becomePasswordFile = workplace.file("become");
        mojo.vaultPasswordFiles = List.of(workplace.file("vault"), workplace.file("other-vault"));
        mojo.limit = "gluster1,app1";
        mojo.tags = "storage, cutover";
        mojo.timeout = "30m";

        mojo.execute();

        assertThat(workplace.arguments())
                .containsExactly(
                        "--inventory=" + root.resolve("hosts.yml"),
                        "--limit=gluster1,app1",
                        "--tags=storage,cutover",
                        "--become-password-file=" + root.resolve("become"),
                        "--vault-password-file=" + root.resolve("vault"),
                        "--vault-password-file=" + root.resolve("other-vault"),
                        "playbooks/site.yml");
    }

    @Test
    void refusesWhatWasNeverWritten() {
        assertThatThrownBy(() -> deploy().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no project in " + workplace.output() + " yet. Write it: " + GENERATE
                        + "\nOr let this goal write it first: -Dgluster.generate=true");
        assertThat(workplace.started()).isFalse();
    }

    @Test
    void refusesWhatIsOutOfDate() throws Exception {
        generate();
        Files.delete(workplace.output().resolve("ansible.cfg"));

        assertThatThrownBy(() -> deploy().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(workplace.output() + " is out of date with " + workplace.topology()
                        + ":\n  missing: ansible.cfg\nBring it up to date and look at what changed: " + GENERATE
                        + "\nOr let this goal write it first: -Dgluster.generate=true");
        assertThat(workplace.started()).isFalse();
    }

    @Test
    void writesTheProjectFirstWhenToldTo() throws Exception {
        var mojo = deploy();
        mojo.generate = true;

        mojo.execute();

        assertThat(workplace.output().resolve("ansible.cfg")).isRegularFile();
        assertThat(workplace.started()).isTrue();
    }

    @Test
    void runsWhatPeopleEditedAndSaysSo() throws Exception {
        generate();
        Files.writeString(workplace.output().resolve("ansible.cfg"), "[defaults]\n");

        deploy().execute();

        assertThat(workplace.log.warnings).contains("edited, and run as it is: ansible.cfg");
        assertThat(workplace.started()).isTrue();
    }

    @Test
    void failsWithTheReportOfTheRun() throws Exception {
        generate();
        workplace.ansible("""
                {"event":"result","status":"changed","host":"gluster1","play":"Storage","task":"Install","seconds":2,"message":""}
                {"event":"result","status":"failed","host":"app1","play":"Storage","task":"Install","seconds":1,"message":"Missing sudo password"}
                {"event":"stats","hosts":{"gluster1":{"ok":1,"changed":1},"app1":{"failures":1}}}""", 2);

        assertThatThrownBy(() -> deploy().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                        The deployment failed on app1.

                        app1: Install (play Storage)
                          Missing sudo password
                          sudo on this host asks for a password: give it in a file, as the become password file.

                        Changed before that:
                          gluster1
                            Install
                        Not changed: app1.
                        The tasks after the failed one did not run on app1.

                        Mend that and run deploy again: what is done stays done, and it goes on from there.

                        Name the become password file: -Dgluster.become.passwordFile=FILE""");
        assertThat(workplace.log.infos)
                .endsWith(
                        "host      ok  changed  failed  unreachable   time",
                        "app1       0        0       1            0  1.0 s",
                        "gluster1   1        1       0            0  2.0 s");
    }

    @Test
    void saysHowToNameAVaultPassword() throws Exception {
        generate();
        Files.writeString(workplace.executable(), """
                #!/bin/sh
                echo '[ERROR]: Attempting to decrypt but no vault secrets found.' >&2
                exit 4
                """);

        assertThatThrownBy(() -> deploy().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageEndingWith("\n\nName the vault password file: -Dgluster.vault.passwordFiles=FILE");
    }

    @Test
    void namesATimeThatIsNone() {
        var mojo = deploy();
        mojo.timeout = "soon";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "gluster.timeout is soon, which is no time: write hours, minutes, seconds, as in 90s, 30m or"
                                + " 1h30m.");
    }

    @Test
    void namesAnExecutableThatIsNotThere() throws Exception {
        generate();
        var mojo = deploy();
        mojo.ansibleExecutable = "/opt/ansible-playbook";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("There is no program /opt/ansible-playbook: ");
    }

    @Test
    void findsAnExecutableFromTheDirectoryOfThePom() throws Exception {
        generate();
        var mojo = deploy();
        mojo.basedir = root.toFile();
        mojo.ansibleExecutable = "bin/ansible-playbook";

        mojo.execute();

        assertThat(workplace.started()).isTrue();
    }

    @Test
    void neverLetsAnUncheckedExceptionOut() throws Exception {
        generate();
        var mojo = deploy();
        mojo.ansibleExecutable = "\0";

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("This is a bug in the plugin, please report it: ");
    }
}
