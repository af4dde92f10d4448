package io.glusterpress.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a rehearsal did.
 *
 * @param name the name of the deployment
 * @param phases all phases, those that were not run too
 */
public record RehearsalResult(String name, List<PhaseResult> phases) {

    /**
     * Copies the list.
     *
     * @param name the name of the deployment
     * @param phases all phases
     */
    public RehearsalResult {
        phases = List.copyOf(phases);
    }

    /**
     * Tells whether every phase passed.
     *
     * @return true for success
     */
    public boolean success() {
        return phases.stream().allMatch(phase -> phase.outcome() == PhaseOutcome.PASSED);
    }

    /**
     * Returns the phases that failed or were stopped.
     *
     * @return empty after success; otherwise the first of them is why the rehearsal ended
     */
    public List<PhaseResult> problems() {
        return phases.stream().filter(phase -> phase.problem().isPresent()).toList();
    }

    /**
     * Returns the time that all phases took.
     *
     * @return the sum
     */
    public Duration duration() {
        return phases.stream().map(PhaseResult::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Returns the longest stall that a client saw.
     *
     * @return the time; empty where none was measured
     */
    public Optional<Duration> longestStall() {
        return phases.stream().flatMap(phase -> phase.longestStall().stream()).max(Duration::compareTo);
    }
}
