package io.glusterpress.deployment;

import io.glusterpress.ansible.Ending;
import io.glusterpress.ansible.FailureCause;
import io.glusterpress.ansible.HostResult;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.ansible.TaskFailure;
import io.glusterpress.ansible.TaskResult;
import io.glusterpress.ansible.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results of rehearsals that never were, for the tests of what is written about them. */
final class Rehearsals {

    private static final HostResult APP1 = new HostResult("app1", 3, 1, 0, 0, 0, Duration.ofSeconds(4));

    private Rehearsals() {}

    static TaskResult change(String host, String task) {
        return new TaskResult(host, "Storage", task, TaskStatus.CHANGED, Duration.ofSeconds(1), "");
    }

    static RunResult run(int exitCode, long millis, List<TaskResult> tasks, List<TaskFailure> failures) {
        return new RunResult(
                Ending.FINISHED,
                exitCode,
                Duration.ofMillis(millis),
                List.of(APP1),
                tasks,
                failures,
                Optional.empty(),
                Map.of());
    }

    private static RunResult drill() {
        var statistics = new LinkedHashMap<String, Map<String, Object>>();
        statistics.put("gluster2", report(0.31, "10.132.0.11:/srv/a"));
        statistics.put("gluster1", report("1.2", "10.132.0.12:/srv/a"));
        return new RunResult(
                Ending.FINISHED,
                0,
                Duration.ofSeconds(83),
                List.of(APP1),
                List.of(),
                List.of(),
                Optional.empty(),
                statistics);
    }

    private static Map<String, Object> report(Object stall, String brick) {
        return Map.of(
                "gluster_server_drill_report",
                Map.of(
                        "server",
                        "unused",
                        "longest_stall_seconds",
                        stall,
                        "healed_after_seconds",
                        4,
                        "served",
                        List.of(Map.of("brick", brick, "reads", 12, "bytes_read", 4096, "bytes_written", 0))));
    }

    static RehearsalResult passed() {
        var results = new ArrayList<PhaseResult>();
        for (var phase : RehearsalPhase.values()) {
            var run = switch (phase) {
                case DEPLOY -> run(0, 61_250, List.of(change("app1", "Mount"), change("app1", "Copy")), List.of());
                case FAILOVER -> drill();
                default -> run(0, 2_040, List.of(), List.of());
            };
            results.add(PhaseJudge.judge(phase, run, false));
        }
        return new RehearsalResult("ashleyrich", results);
    }

    static RehearsalResult failed() {
        var failure = new TaskFailure(
                "app1",
                "Clients",
                "fstab : Mount \"it\"",
                "no <route> & \u001b[31mred\u0000\uD83D\uDE00\r\nsecond line",
                FailureCause.TASK,
                Optional.empty());
        var results = new ArrayList<PhaseResult>();
        for (var phase : RehearsalPhase.values()) {
            if (phase.compareTo(RehearsalPhase.DEPLOY) < 0 || phase == RehearsalPhase.REMOVE) {
                results.add(PhaseJudge.judge(phase, run(0, 500, List.of(), List.of()), false));
            } else if (phase == RehearsalPhase.DEPLOY) {
                results.add(PhaseJudge.judge(phase, run(2, 1_500, List.of(), List.of(failure)), false));
            } else {
                results.add(PhaseResult.notRun(phase));
            }
        }
        return new RehearsalResult("ashleyrich", results);
    }
}
