package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.ansible.Ending;
import io.glusterpress.ansible.FailureCause;
import io.glusterpress.ansible.HostResult;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.ansible.TaskFailure;
import io.glusterpress.ansible.TaskResult;
import io.glusterpress.ansible.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static HostResult host(String name) {
        return new HostResult(name, 3, 1, 0, 0, 0, Duration.ofSeconds(4));
    }

    private static TaskResult change(String host, String task) {
        return new TaskResult(host, "Storage", task, TaskStatus.CHANGED, Duration.ofSeconds(1), "");
    }

    private static RunResult success(TaskResult... tasks) {
        return new RunResult(
                Ending.FINISHED,
                0,
                Duration.ofSeconds(63),
                List.of(host("app1"), host("gluster1")),
                List.of(tasks),
                List.of(),
                Optional.empty(),
                Map.of());
    }

    private static RunResult failure(Ending ending, int code, List<TaskResult> tasks, List<TaskFailure> failures) {
        return new RunResult(
                ending,
                code,
                Duration.ofSeconds(63),
                List.of(host("app1"), host("gluster1"), host("gluster2")),
                tasks,
                failures,
                Optional.empty(),
                Map.of());
    }

    private static final TaskFailure MOUNT = new TaskFailure(
            "app1",
            "Clients",
            "fstab : Mount the volume",
            "mount failed\nsee the log",
            FailureCause.TASK,
            Optional.empty());

    @Test
    void tellsWhatAPlanWouldChange() {
        var result = success(
                change("gluster1", "Install the server"),
                change("app1", "Install the client"),
                change("gluster1", "Start the service"));

        assertThat(Report.of(Action.PLAN, result)).isEqualTo("""
                        3 changes would be made:
                          app1
                            Install the client
                          gluster1
                            Install the server
                            Start the service""");
        assertThat(Report.of(Action.PLAN, success())).isEqualTo("Nothing would be changed on 2 hosts.");
    }

    @Test
    void tellsThatItWentWell() {
        var one = success(change("app1", "Mount"));

        assertThat(Report.of(Action.DEPLOY, one)).isEqualTo("Deployed with 1 change in 1 min 03 s.");
        assertThat(Report.of(Action.DEPLOY, success()))
                .isEqualTo("Nothing had to be changed, which took 1 min 03 s to find out.");
        assertThat(Report.of(Action.VERIFY, success()))
                .isEqualTo("The deployment is healthy, which took 1 min 03 s to prove.");
        assertThat(Report.of(Action.FAILOVER, one)).isEqualTo("The failover drill passed in 1 min 03 s.");
        assertThat(Report.of(Action.ROLLBACK, one)).isEqualTo("Rolled back with 1 change in 1 min 03 s.");
    }

    @Test
    void tellsWhatFailedWhatWasChangedAndWhatToDo() {
        var unreachable = new TaskFailure(
                "gluster2",
                "Look",
                "Look at the host",
                "Host key verification failed.",
                FailureCause.UNKNOWN_HOST_KEY,
                Optional.of("Add it:\n  ssh-keyscan"));
        var result = failure(
                Ending.FINISHED,
                2,
                List.of(change("gluster1", "Install the server"), change("app1", "Install the client")),
                List.of(unreachable, MOUNT));

        assertThat(Report.of(Action.DEPLOY, result)).isEqualTo("""
                        The deployment failed on app1, gluster2.

                        gluster2: Look at the host (play Look)
                          Host key verification failed.
                          Add it:
                            ssh-keyscan

                        app1: fstab : Mount the volume (play Clients)
                          mount failed
                          see the log

                        Changed before that:
                          app1
                            Install the client
                          gluster1
                            Install the server
                        Not changed: gluster2.
                        The tasks after the failed one did not run on app1, gluster2.

                        Mend that and run deploy again: what is done stays done, and it goes on from there.""");
    }

    @Test
    void tellsThatNothingWasChanged() {
        var result = failure(Ending.FINISHED, 2, List.of(), List.of(MOUNT));

        assertThat(Report.of(Action.DEPLOY, result)).contains("\n\nNothing was changed on any host.\n\n");
        assertThat(Report.of(
                        Action.PLAN, failure(Ending.FINISHED, 2, List.of(change("app1", "Mount")), List.of(MOUNT))))
                .isEqualTo("""
                        The plan failed on app1.

                        app1: fstab : Mount the volume (play Clients)
                          mount failed
                          see the log

                        Nothing was changed: a plan only looks.

                        Mend that and run plan again.""");
    }

    @Test
    void tellsThatItWasStopped() {
        var changes = List.of(change("app1", "Mount"));

        assertThat(Report.of(Action.DEPLOY, failure(Ending.TIMED_OUT, 143, changes, List.of())))
                .isEqualTo("""
                        The deployment took longer than it was allowed to, and was stopped after 1 min 03 s.

                        Changed before that:
                          app1
                            Mount
                        Not changed: gluster1, gluster2.

                        Run deploy again: what is done stays done, and it goes on from there. \
                        A site that was held still is let go by that run, or by a timer of its own host.""");
        assertThat(Report.of(Action.FAILOVER, failure(Ending.INTERRUPTED, 143, changes, List.of())))
                .startsWith("The failover drill was interrupted after 1 min 03 s and stopped.")
                .endsWith("A server that the drill had stopped is started again by its own timer. Run"
                        + " failover again, once verify finds the deployment healthy.");
    }

    @Test
    void tellsThatNoHostWasReached() {
        var result = new RunResult(
                Ending.FINISHED, 0, Duration.ZERO, List.of(), List.of(), List.of(), Optional.empty(), Map.of());

        assertThat(Report.of(Action.VERIFY, result)).isEqualTo("""
                        The verification reached no host: nothing in the inventory matches the limit and the tags.

                        Mend that and run verify again.""");
    }

    @Test
    void tellsWhatAnsibleComplainedAbout() {
        var result = new RunResult(
                Ending.FINISHED,
                4,
                Duration.ZERO,
                List.of(),
                List.of(),
                List.of(),
                Optional.of("ERROR! Syntax Error\n  line 3"),
                Map.of());

        assertThat(Report.of(Action.ROLLBACK, result)).isEqualTo("""
                        The rollback failed: ansible-playbook ended with exit code 4.
                          ERROR! Syntax Error
                            line 3

                        Mend that and run rollback again: what is done stays done, and it goes on from there.""");
    }
}
