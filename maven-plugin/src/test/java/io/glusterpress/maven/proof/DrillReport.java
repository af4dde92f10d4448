package io.glusterpress.maven.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the failover drill has told of one server.
 *
 * @param server the server that was away
 * @param stall the longest time in seconds that a read or write took meanwhile
 * @param served what each brick served
 */
record DrillReport(String server, double stall, List<Brick> served) {

    private static final Pattern REPORT = Pattern.compile(
            "longest_stall_seconds: (?<stall>[0-9.]+)\\s+rounds: [0-9]+\\s+served:(?<served>.*?)server: (?<server>\\S+)",
            Pattern.DOTALL);
    private static final Pattern BRICK =
            Pattern.compile("brick: (\\S+)\\s+bytes_read: ([0-9]+)\\s+bytes_written: ([0-9]+)\\s+reads: ([0-9]+)");

    /**
     * What a brick served.
     *
     * @param name the brick
     * @param reads how many reads
     * @param bytes how many bytes were read
     */
    record Brick(String name, long reads, long bytes) {

        static Brick of(MatchResult match) {
            return new Brick(match.group(1), Long.parseLong(match.group(4)), Long.parseLong(match.group(2)));
        }
    }

    static List<DrillReport> in(Outcome outcome) {
        var reports = new ArrayList<DrillReport>();
        var matcher = REPORT.matcher(outcome.text());
        while (matcher.find()) {
            var served = BRICK.matcher(matcher.group("served"))
                    .results()
                    .map(Brick::of)
                    .toList();
            reports.add(new DrillReport(matcher.group("server"), Double.parseDouble(matcher.group("stall")), served));
        }
        return reports;
    }
}
