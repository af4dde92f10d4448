package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glusterpress.ansible.InvalidRunOption;
import io.glusterpress.ansible.MoleculeTooOld;
import io.glusterpress.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The phases, with programs that do as they are told. */
@Timeout(120)
class RehearsalTest {

    private static final List<String> ALL = List.of(
            "dependency",
            "destroy",
            "create",
            "prepare",
            "converge",
            "converge",
            "verify",
            "side-effect",
            "verify",
            "destroy");

    private static final int CREATE = 3;
    private static final int DEPLOY_AGAIN = 6;

    @TempDir
    Path root;

    private Programs programs = new Programs(Path.of(System.getProperty("java.io.tmpdir")));
    private Path project = Path.of("");
    private Path reports = Path.of("");

    @BeforeEach
    void makeProject() throws IOException {
        programs = new Programs(Files.createDirectory(root.resolve("bin")));
        project = root.resolve("generated-roles");
        reports = root.resolve("target/rehearsal");
        deployment().write();
    }

    private Deployment deployment() {
        return Deployment.of(topology("ashleyrich")).in(project);
    }

    static Topology topology(String name) {
        return Topology.builder()
                .name(name)
                .sshUser("ashley")
                .host("gluster1", "203.0.113.11")
                .host("gluster2", "203.0.113.12")
                .host("app1", "203.0.113.21")
                .server("gluster1")
                .server("gluster2")
                .client("app1")
                .volume(
                        "files",
                        volume -> volume.replica(2)
                                .brickOnEveryServer("/srv/gluster/files")
                                .mount("/srv/www/files"))
                .build();
    }

    private RehearsalOptions options() {
        return RehearsalOptions.defaults().withExecutable(programs.ansible()).withReportDirectory(reports);
    }

    private static List<PhaseOutcome> outcomes(RehearsalResult result) {
        return result.phases().stream().map(PhaseResult::outcome).toList();
    }

    @Test
    void goesThroughAllPhases() throws IOException {
        programs.onCall(8, 0, """
                {"event":"stats","hosts":{"gluster1":{"ok":9}},"custom":{"gluster1":{"gluster_server_drill_report":{"server":"gluster1","longest_stall_seconds":0.31,"healed_after_seconds":3.5,"served":[]}}}}
                """);
        var heard = new ArrayList<String>();

        var result = deployment().rehearse(options().withListener(new RehearsalListener() {
            @Override
            public void started(RehearsalPhase phase) {
                heard.add("started " + phase.id());
            }

            @Override
            public void printed(RehearsalPhase phase, String line) {
                heard.add(phase.id() + " printed " + line);
            }

            @Override
            public void ended(PhaseResult phase) {
                heard.add("ended " + phase.phase().id() + " " + phase.outcome());
            }

            @Override
            public void finished(RehearsalResult all) {
                heard.add("finished " + all.success() + " " + Files.exists(reports.resolve("TEST-rehearsal.xml")));
            }
        }));

        assertThat(result.success()).isTrue();
        assertThat(programs.subcommands()).isEqualTo(ALL);
        assertThat(heard)
                .startsWith(
                        "started collections", "collections printed molecule dependency", "ended collections PASSED")
                .endsWith("remove printed molecule destroy", "ended remove PASSED", "finished true true")
                .hasSize(31);
        assertThat(result.phases()).extracting(PhaseResult::phase).containsExactly(RehearsalPhase.values());
        assertThat(result.longestStall()).hasValue(Duration.ofMillis(310));
        assertThat(reports.resolve("deploy-again.log")).hasContent("molecule converge");
        assertThat(Files.readString(reports.resolve("TEST-rehearsal.xml"))).contains("tests=\"10\" failures=\"0\"");
        assertThat(Files.readString(reports.resolve("rehearsal.json"))).contains("\"longest_stall_seconds\" : 0.31");
        assertThat(new HashSet<>(programs.states()))
                .hasSize(1)
                .allSatisfy(state -> assertThat(Path.of(state)).doesNotExist());
    }

    @Test
    void givesThePasswordsOfVaultsToEachPhase() throws IOException {
        var file = Files.createFile(root.resolve("vault"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var warnings = new ArrayList<String>();
        var options = options().withVaultPasswordFiles(List.of(file)).withListener(new RehearsalListener() {
            @Override
            public void warned(String message) {
                warnings.add(message);
            }
        });

        deployment().rehearse(options);

        assertThat(programs.vaults()).hasSameSizeAs(ALL).containsOnly("default@" + file);
        assertThat(warnings)
                .containsExactly("The vault password file " + file
                        + " can be read by every user of this machine: run chmod 600 " + file);
    }

    @Test
    void namesAPasswordFileThatIsNotThereBeforeAnythingStarts() {
        var file = root.resolve("vault");

        assertThatThrownBy(() -> deployment().rehearse(options().withVaultPasswordFiles(List.of(file))))
                .isInstanceOf(InvalidRunOption.class)
                .hasMessage("There is no vault password file " + file
                        + ": make one that holds the password alone, readable by you alone (chmod 600).");
        assertThat(programs.subcommands()).isEmpty();
    }

    @Test
    void refusesAMoleculeThatDoesNotKnowTheScenario() {
        programs.version("25.7.0");

        assertThatThrownBy(() -> deployment().rehearse(options()))
                .isInstanceOf(MoleculeTooOld.class)
                .hasMessageStartingWith("Molecule 25.7.0 (" + root.resolve("bin/molecule")
                        + ") is too old: the rehearsal needs 25.9.0 or newer. Get one: ");
        assertThat(programs.subcommands()).isEmpty();
    }

    @Test
    void failsWhenASecondDeploymentChangesSomething() {
        programs.onCall(DEPLOY_AGAIN, 0, """
                {"event":"result","status":"changed","host":"app1","play":"Clients","task":"Mount","seconds":1,"message":""}
                {"event":"stats","hosts":{"app1":{"ok":1,"changed":1}}}
                """);

        var result = deployment().rehearse(options());

        assertThat(result.success()).isFalse();
        assertThat(programs.subcommands())
                .containsExactly("dependency", "destroy", "create", "prepare", "converge", "converge", "destroy");
        assertThat(result.problems())
                .singleElement()
                .satisfies(phase -> assertThat(phase.problem())
                        .hasValue("'Deploy again' changed what the first deployment should have left as it has to be:\n"
                                + "  app1: Mount"));
    }

    @Test
    void removesWhatAFailedStartLeft() {
        programs.onCall(CREATE, 2, """
                {"event":"result","status":"failed","host":"localhost","play":"Start","task":"Make the images","seconds":1,"message":"no room"}
                {"event":"stats","hosts":{"localhost":{"failures":1}}}
                """);

        var result = deployment().rehearse(options());

        assertThat(programs.subcommands()).containsExactly("dependency", "destroy", "create", "destroy");
        assertThat(outcomes(result))
                .startsWith(PhaseOutcome.PASSED, PhaseOutcome.PASSED, PhaseOutcome.FAILED, PhaseOutcome.NOT_RUN)
                .endsWith(PhaseOutcome.NOT_RUN, PhaseOutcome.PASSED);
    }

    @Test
    void removesNothingWhenNothingWasStarted() {
        programs.onCall(1, 1, "");

        var result = deployment().rehearse(options());

        assertThat(programs.subcommands()).containsExactly("dependency");
        assertThat(outcomes(result)).endsWith(PhaseOutcome.NOT_RUN);
    }

    @Test
    void removesTheContainersWhenTheTimeIsOver() {
        programs.onCall(CREATE, "exec sleep 60\n");

        var result = deployment().rehearse(options().withTimeout(Duration.ofSeconds(15)));

        assertThat(outcomes(result)).contains(PhaseOutcome.STOPPED).endsWith(PhaseOutcome.PASSED);
        assertThat(programs.subcommands()).endsWith("create", "destroy");
    }

    @Test
    void removesTheContainersWhenTheThreadIsInterrupted() throws InterruptedException {
        programs.onCall(CREATE, "echo ready\nexec sleep 60\n");
        var ready = new CountDownLatch(1);
        var flag = new AtomicBoolean();
        var outcomes = new ArrayList<PhaseOutcome>();
        var rehearsing = new Thread(() -> {
            outcomes.addAll(outcomes(deployment().rehearse(options().withListener(new RehearsalListener() {
                @Override
                public void printed(RehearsalPhase phase, String line) {
                    if (line.equals("ready")) {
                        ready.countDown();
                    }
                }
            }))));
            flag.set(Thread.currentThread().isInterrupted());
        });
        rehearsing.start();
        ready.await();

        rehearsing.interrupt();
        rehearsing.join();

        assertThat(outcomes).contains(PhaseOutcome.STOPPED).endsWith(PhaseOutcome.PASSED);
        assertThat(flag).isTrue();
        assertThat(programs.subcommands()).endsWith("create", "destroy");
    }

    @Test
    void removesTheContainersWhenTheListenerThrows() {
        var options = options().withListener(new RehearsalListener() {
            @Override
            public void started(RehearsalPhase phase) {
                if (phase == RehearsalPhase.PREPARE) {
                    throw new IllegalStateException("no more");
                }
            }
        });

        assertThatThrownBy(() -> deployment().rehearse(options))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more");
        assertThat(programs.subcommands()).containsExactly("dependency", "destroy", "create", "destroy");
    }

    @Test
    void isRefusedWhileAnotherGoesOn() {
        var options = options().withListener(new RehearsalListener() {
            @Override
            public void started(RehearsalPhase phase) {
                deployment().rehearse(options());
            }
        });

        assertThatThrownBy(() -> deployment().rehearse(options))
                .isInstanceOf(RehearsalInProgress.class)
                .hasMessage(
                        "Another rehearsal of " + project + " is going on, in the same containers. Wait for its end,"
                                + " or rehearse a copy of the project in another directory.");
    }

    @Test
    void leavesTheReportsOfTheOneThatGoesOn() {
        var kept = new ArrayList<Boolean>();
        var options = options().withListener(new RehearsalListener() {
            @Override
            public void ended(PhaseResult phase) {
                if (phase.phase() == RehearsalPhase.COLLECTIONS) {
                    assertThatThrownBy(() -> deployment().rehearse(options())).isInstanceOf(RehearsalInProgress.class);
                    kept.add(Files.exists(reports.resolve("collections.log")));
                }
            }
        });

        deployment().rehearse(options);

        assertThat(kept).containsExactly(true);
    }

    @Test
    void leavesNoReportOfAnEarlierRehearsal() {
        deployment().rehearse(options());
        programs.program("docker", "#!/bin/sh\nexit 1\n");

        assertThatThrownBy(() -> deployment().rehearse(options())).isInstanceOf(DockerNotReady.class);
        assertThat(reports).isEmptyDirectory();
    }

    @Test
    void refusesAProjectThatIsOutOfDate() throws IOException {
        Files.delete(project.resolve("ansible.cfg"));

        assertThatThrownBy(() -> deployment().rehearse(options())).isInstanceOf(OutOfDateProject.class);
        assertThat(programs.subcommands()).isEmpty();
    }
}
