package io.glusterpress.deployment;

import io.glusterpress.ansible.SummaryTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The phases of a rehearsal as a table: phase, time, result, and the longest stall that a client saw. */
public final class RehearsalTable {

    private static final int TIME = 1;

    private RehearsalTable() {}

    /**
     * Renders the table.
     *
     * @param result what the rehearsal did
     * @return a line with the names of the columns, one for each phase, one for each server of the drill, and one for the
     *     whole; without line ends or trailing blanks
     */
    public static List<String> of(RehearsalResult result) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("phase", "time", "result", "longest stall"));
        for (var phase : result.phases()) {
            rows.add(List.of(phase.phase().title(), time(phase), outcome(phase), stall(phase.longestStall())));
            phase.drills()
                    .forEach(drill -> rows.add(
                            List.of("  without " + drill.server(), "", "", stall(Optional.of(drill.longestStall())))));
        }
        rows.add(List.of(
                "all",
                SummaryTable.time(result.duration()),
                result.success() ? PhaseOutcome.PASSED.text() : PhaseOutcome.FAILED.text(),
                stall(result.longestStall())));
        int[] widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String time(PhaseResult phase) {
        return phase.run().isPresent() ? SummaryTable.time(phase.duration()) : "";
    }

    private static String outcome(PhaseResult phase) {
        int changes = phase.changes().size();
        String text = phase.outcome().text();
        if (phase.outcome() != PhaseOutcome.PASSED) {
            return text;
        }
        return switch (phase.phase()) {
            case DEPLOY -> text + ", " + changes + (changes == 1 ? " change" : " changes");
            case DEPLOY_AGAIN -> text + ", nothing changed";
            default -> text;
        };
    }

    private static String stall(Optional<Duration> stall) {
        return stall.map(time -> String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0))
                .orElse("");
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String blanks = " ".repeat(widths[column] - cell.length());
            line.append(column == TIME ? blanks + cell : cell + blanks).append("  ");
        }
        return line.toString().stripTrailing();
    }
}
