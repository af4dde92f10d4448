package io.glusterpress.deployment;

import io.glusterpress.ansible.Ending;
import io.glusterpress.ansible.HostResult;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.ansible.SummaryTable;
import io.glusterpress.ansible.TaskFailure;
import io.glusterpress.ansible.TaskResult;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides what became of a phase of a rehearsal, and says what went wrong. */
final class PhaseJudge {

    private static final String LEFT = "Containers may be left. Look for them: docker ps --all --filter"
            + " label=io.glusterpress.rehearsal\nThe next rehearsal of this project removes them.";

    private final RehearsalPhase phase;
    private final RunResult run;

    private PhaseJudge(RehearsalPhase phase, RunResult run) {
        this.phase = phase;
        this.run = run;
    }

    static PhaseResult judge(RehearsalPhase phase, RunResult run, boolean shuttingDown) {
        var judge = new PhaseJudge(phase, run);
        if (judge.passed()) {
            return new PhaseResult(phase, PhaseOutcome.PASSED, Optional.of(run), Optional.empty());
        }
        boolean stopped = shuttingDown || run.ending() != Ending.FINISHED;
        String problem = stopped ? judge.whyStopped(shuttingDown) : judge.whyFailed();
        return new PhaseResult(
                phase,
                stopped ? PhaseOutcome.STOPPED : PhaseOutcome.FAILED,
                Optional.of(run),
                Optional.of(phase == RehearsalPhase.REMOVE ? problem + "\n\n" + LEFT : problem));
    }

    private boolean passed() {
        if (!phase.hasPlaybook()) {
            return run.ending() == Ending.FINISHED && run.exitCode() == 0;
        }
        return run.success()
                && (phase != RehearsalPhase.DEPLOY_AGAIN || run.changes().isEmpty());
    }

    private String whyStopped(boolean shuttingDown) {
        String time = SummaryTable.time(run.duration());
        if (run.ending() == Ending.TIMED_OUT) {
            return quoted() + " was stopped after " + time
                    + ", because the rehearsal took longer than it was allowed to.";
        }
        return quoted() + (shuttingDown ? " was stopped after " : " was interrupted after ") + time + ".";
    }

    private String whyFailed() {
        if (run.success()) {
            return quoted() + " changed what the first deployment should have left as it has to be:\n" + changes();
        }
        if (run.failures().isEmpty()) {
            return quoted() + " failed: molecule " + phase.subcommand() + " ended with exit code " + run.exitCode()
                    + "."
                    + run.error()
                            .map(error -> "\n" + error.indent(2).stripTrailing())
                            .orElse("");
        }
        var parts = new ArrayList<String>();
        parts.add(quoted() + " failed on "
                + run.failures().stream()
                        .map(TaskFailure::host)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "))
                + ".");
        run.failures().forEach(failure -> parts.add(FailureText.of(failure)));
        return String.join("\n\n", parts);
    }

    private String changes() {
        return run.hosts().stream()
                .map(HostResult::host)
                .flatMap(host -> run.changes().stream()
                        .filter(task -> task.host().equals(host))
                        .map(TaskResult::task)
                        .distinct()
                        .map(task -> "  " + host + ": " + task))
                .collect(Collectors.joining("\n"));
    }

    private String quoted() {
        return "'" + phase.title() + "'";
    }
}
