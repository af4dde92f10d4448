package io.glusterpress.deployment;

import io.glusterpress.ansible.RunResult;
import io.glusterpress.ansible.TaskResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a phase of a rehearsal did.
 *
 * @param phase which one
 * @param outcome what became of it
 * @param run what its playbooks did; empty where it did not start
 * @param problem what went wrong, in words for people; empty where it passed or did not start
 */
public record PhaseResult(
        RehearsalPhase phase, PhaseOutcome outcome, Optional<RunResult> run, Optional<String> problem) {

    static PhaseResult notRun(RehearsalPhase phase) {
        return new PhaseResult(phase, PhaseOutcome.NOT_RUN, Optional.empty(), Optional.empty());
    }

    static PhaseResult stopped(RehearsalPhase phase, String problem) {
        return new PhaseResult(phase, PhaseOutcome.STOPPED, Optional.empty(), Optional.of(problem));
    }

    /**
     * Returns the time from start to end.
     *
     * @return the time, zero where it did not start
     */
    public Duration duration() {
        return run.map(RunResult::duration).orElse(Duration.ZERO);
    }

    /**
     * Returns the tasks that changed something.
     *
     * @return the results, in the order in which they came
     */
    public List<TaskResult> changes() {
        return run.map(RunResult::changes).orElse(List.of());
    }

    /**
     * Returns what the drill showed of each server that was taken away.
     *
     * @return one for each server, in the order in which they went; empty for all other phases
     */
    public List<FailoverDrill> drills() {
        return run.map(FailoverDrill::in).orElse(List.of());
    }

    /**
     * Returns the longest stall that a client saw.
     *
     * @return the time; empty where none was measured
     */
    public Optional<Duration> longestStall() {
        return drills().stream().map(FailoverDrill::longestStall).max(Duration::compareTo);
    }
}
