package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.ansible.Ending;
import io.glusterpress.ansible.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people read of a rehearsal: the table and the report. */
class RehearsalTextTest {

    @Test
    void showsEveryPhaseAndEveryServer() {
        assertThat(String.join("\n", RehearsalTable.of(Rehearsals.passed()))).isEqualTo("""
                phase                          time  result                   longest stall
                Install the collections       2.0 s  passed
                Remove leftovers              2.0 s  passed
                Start the containers          2.0 s  passed
                Set up the sites              2.0 s  passed
                Deploy                   1 min 01 s  passed, 2 changes
                Deploy again                  2.0 s  passed, nothing changed
                Verify                        2.0 s  passed
                Fail over each server    1 min 23 s  passed                   1.20 s
                  without gluster2                                            0.31 s
                  without gluster1                                            1.20 s
                Verify again                  2.0 s  passed
                Remove the containers         2.0 s  passed
                all                      2 min 41 s  passed                   1.20 s""");
    }

    @Test
    void showsWhatDidNotRun() {
        assertThat(String.join("\n", RehearsalTable.of(Rehearsals.failed()))).isEqualTo("""
                phase                     time  result   longest stall
                Install the collections  0.5 s  passed
                Remove leftovers         0.5 s  passed
                Start the containers     0.5 s  passed
                Set up the sites         0.5 s  passed
                Deploy                   1.5 s  failed
                Deploy again                    not run
                Verify                          not run
                Fail over each server           not run
                Verify again                    not run
                Remove the containers    0.5 s  passed
                all                      4.0 s  failed""");
    }

    @Test
    void tellsThatItPassed() {
        assertThat(RehearsalReport.of(Rehearsals.passed()))
                .isEqualTo("The rehearsal passed in 2 min 41 s. The longest stall that a client saw was 1.20 s.");
    }

    @Test
    void tellsWhatFailed() {
        assertThat(RehearsalReport.of(Rehearsals.failed())).startsWith("""
                'Deploy' failed on app1.

                app1: fstab : Mount "it" (play Clients)
                  no <route> &""").endsWith("""
                  second line

                Only containers were touched, no host of yours. They are removed.""");
    }

    private static String problem(RehearsalPhase phase, RunResult run, boolean shuttingDown) {
        return PhaseJudge.judge(phase, run, shuttingDown).problem().orElse("none");
    }

    private static RunResult ended(Ending ending, Optional<String> error) {
        return new RunResult(ending, 1, Duration.ofSeconds(63), List.of(), List.of(), List.of(), error, Map.of());
    }

    @Test
    void namesWhatASecondDeploymentChanged() {
        var changes = List.of(
                Rehearsals.change("app1", "Mount"),
                Rehearsals.change("app1", "Mount"),
                Rehearsals.change("app1", "Copy"));
        var result = PhaseJudge.judge(RehearsalPhase.DEPLOY_AGAIN, Rehearsals.run(0, 10, changes, List.of()), false);

        assertThat(result.outcome()).isEqualTo(PhaseOutcome.FAILED);
        assertThat(result.problem()).hasValue("""
                'Deploy again' changed what the first deployment should have left as it has to be:
                  app1: Mount
                  app1: Copy""");
    }

    @Test
    void tellsWhatMoleculeComplainedAbout() {
        assertThat(problem(
                        RehearsalPhase.CREATE, ended(Ending.FINISHED, Optional.of("CRITICAL no such driver")), false))
                .isEqualTo("""
                        'Start the containers' failed: molecule create ended with exit code 1.
                          CRITICAL no such driver""");
    }

    @Test
    void tellsWhyItWasStopped() {
        assertThat(problem(RehearsalPhase.VERIFY, ended(Ending.TIMED_OUT, Optional.empty()), false))
                .isEqualTo(
                        "'Verify' was stopped after 1 min 03 s, because the rehearsal took longer than it was allowed to.");
        assertThat(problem(RehearsalPhase.VERIFY, ended(Ending.INTERRUPTED, Optional.empty()), false))
                .isEqualTo("'Verify' was interrupted after 1 min 03 s.");
        assertThat(problem(RehearsalPhase.VERIFY, ended(Ending.FINISHED, Optional.empty()), true))
                .isEqualTo("'Verify' was stopped after 1 min 03 s.");
    }

    @Test
    void tellsWhereToLookForWhatIsLeft() {
        assertThat(problem(RehearsalPhase.REMOVE, ended(Ending.FINISHED, Optional.empty()), false))
                .isEqualTo("""
                        'Remove the containers' failed: molecule destroy ended with exit code 1.

                        Containers may be left. Look for them: docker ps --all --filter label=io.glusterpress.rehearsal
                        The next rehearsal of this project removes them.""");
    }

    @Test
    void doesNotTakeSilenceForSuccess() {
        var silent = new RunResult(
                Ending.FINISHED, 0, Duration.ZERO, List.of(), List.of(), List.of(), Optional.empty(), Map.of());

        assertThat(PhaseJudge.judge(RehearsalPhase.DEPLOY_AGAIN, silent, false).outcome())
                .isEqualTo(PhaseOutcome.FAILED);
        assertThat(PhaseJudge.judge(RehearsalPhase.COLLECTIONS, silent, false).outcome())
                .isEqualTo(PhaseOutcome.PASSED);
    }
}
