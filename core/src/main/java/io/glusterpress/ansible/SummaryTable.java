package io.glusterpress.ansible;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The counts of a run as a table, one line a host. */
public final class SummaryTable {

    private SummaryTable() {}

    /**
     * Renders the table.
     *
     * @param hosts the counts, in the order of the lines
     * @return a line with the names of the columns, and one for each host; without line ends or trailing blanks
     */
    public static List<String> of(List<HostResult> hosts) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("host", "ok", "changed", "failed", "unreachable", "time"));
        for (var host : hosts) {
            rows.add(List.of(
                    host.host(),
                    Integer.toString(host.ok()),
                    Integer.toString(host.changed()),
                    Integer.toString(host.failed()),
                    Integer.toString(host.unreachable()),
                    time(host.time())));
        }
        int[] widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /**
     * Renders a time for people: {@code 4.2 s}, {@code 2 min 03 s}.
     *
     * @param time the time, not negative
     * @return the text
     */
    public static String time(Duration time) {
        long tenths = (time.toMillis() + 50) / 100;
        if (tenths < 600) {
            return String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10);
        }
        long seconds = (time.toMillis() + 500) / 1000;
        return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder(row.get(0))
                .append(" ".repeat(widths[0] - row.get(0).length()));
        for (int column = 1; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(" ".repeat(widths[column] - cell.length() + 2)).append(cell);
        }
        return line.toString();
    }
}
