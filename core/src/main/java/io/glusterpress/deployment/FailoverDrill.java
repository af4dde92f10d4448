package io.glusterpress.deployment;

import io.glusterpress.ansible.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the drill showed while one server was away.
 *
 * @param server the name of the host
 * @param longestStall the longest time that a read or write of any client took
 * @param healedAfter the time until the server's bricks were online again and nothing waited to be healed
 * @param served what each brick served meanwhile
 */
public record FailoverDrill(String server, Duration longestStall, Duration healedAfter, List<Brick> served) {

    private static final String REPORT = "gluster_server_drill_report";

    /**
     * What a brick served while a server was away.
     *
     * @param name its host and path: {@code 10.132.0.11:/srv/gluster/files}
     * @param reads how often it was asked for a file or its content
     * @param bytesRead bytes that clients read from it
     * @param bytesWritten bytes that clients wrote to it
     */
    public record Brick(String name, long reads, long bytesRead, long bytesWritten) {}

    /**
     * Copies the list.
     *
     * @param server the name of the host
     * @param longestStall the longest stall
     * @param healedAfter the time until all was healed
     * @param served what each brick served
     */
    public FailoverDrill {
        served = List.copyOf(served);
    }

    /**
     * Reads what a run of the drill told.
     *
     * @param run a run of {@code failover.yml}
     * @return one for each server, in the order in which they went; a server whose drill failed is not among them
     */
    public static List<FailoverDrill> in(RunResult run) {
        var found = new ArrayList<FailoverDrill>();
        run.statistics().forEach((host, told) -> {
            if (told.get(REPORT) instanceof Map<?, ?> report) {
                found.add(new FailoverDrill(
                        host,
                        seconds(report.get("longest_stall_seconds")),
                        seconds(report.get("healed_after_seconds")),
                        bricks(report.get("served"))));
            }
        });
        return found;
    }

    private static List<Brick> bricks(@Nullable Object served) {
        var found = new ArrayList<Brick>();
        if (served instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Map<?, ?> brick) {
                    found.add(new Brick(
                            String.valueOf(brick.get("brick")),
                            number(brick.get("reads")).longValue(),
                            number(brick.get("bytes_read")).longValue(),
                            number(brick.get("bytes_written")).longValue()));
                }
            }
        }
        return found;
    }

    private static Duration seconds(@Nullable Object value) {
        return Duration.ofMillis(Math.round(number(value).doubleValue() * 1000));
    }

    /** Before ansible-core 2.19 templates make strings of numbers. */
    private static Number number(@Nullable Object value) {
        return value instanceof Number number ? number : Double.valueOf(String.valueOf(value));
    }
}
