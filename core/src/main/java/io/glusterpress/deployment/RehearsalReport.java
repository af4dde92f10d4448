package io.glusterpress.deployment;

import io.glusterpress.ansible.SummaryTable;
import java.util.ArrayList;
import java.util.Locale;

/** What a rehearsal showed, in words: that all is well, or what failed and what to do next. */
public final class RehearsalReport {

    private RehearsalReport() {}

    /**
     * Tells what a rehearsal showed.
     *
     * @param result what it did
     * @return a text of some lines, without a line end after the last one
     */
    public static String of(RehearsalResult result) {
        if (result.success()) {
            return "The rehearsal passed in " + SummaryTable.time(result.duration()) + "."
                    + result.longestStall()
                            .map(stall -> String.format(
                                    Locale.ROOT,
                                    " The longest stall that a client saw was %.2f s.",
                                    stall.toMillis() / 1000.0))
                            .orElse("");
        }
        var parts = new ArrayList<String>();
        result.problems().forEach(phase -> parts.add(phase.problem().orElse("")));
        parts.add("Only containers were touched, no host of yours." + (removed(result) ? " They are removed." : ""));
        return String.join("\n\n", parts);
    }

    private static boolean removed(RehearsalResult result) {
        return result.phases().stream()
                .anyMatch(phase -> phase.phase() == RehearsalPhase.REMOVE && phase.outcome() == PhaseOutcome.PASSED);
    }
}
