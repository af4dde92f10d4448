package io.glusterpress.ansible;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run of ansible-playbook did.
 *
 * @param ending how the process came to its end
 * @param exitCode the exit code of ansible-playbook: 0 for success, 2 for failed hosts, 4 for unreachable ones
 * @param duration the time from start to end
 * @param hosts the counts of each host that took part, in the order of their names
 * @param tasks the result of each task on each host, in the order in which they came
 * @param failures the failures that were neither ignored nor rescued, in the order in which they came
 * @param error what ansible-playbook complained about on its error output, where it failed without a task's failure
 * @param statistics what the playbooks told with set_stats for each host, in the order in which it came; values are of
 *     the kinds that JSON has
 */
public record RunResult(
        Ending ending,
        int exitCode,
        Duration duration,
        List<HostResult> hosts,
        List<TaskResult> tasks,
        List<TaskFailure> failures,
        Optional<String> error,
        Map<String, Map<String, Object>> statistics) {

    /**
     * Copies the lists.
     *
     * @param ending how the process came to its end
     * @param exitCode the exit code
     * @param duration the time from start to end
     * @param hosts the counts of each host
     * @param tasks the result of each task on each host
     * @param failures the failures that count
     * @param error the complaint of ansible-playbook
     * @param statistics what the playbooks told with set_stats
     */
    public RunResult {
        hosts = List.copyOf(hosts);
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
        statistics = Collections.unmodifiableMap(new LinkedHashMap<>(statistics));
    }

    /**
     * Tells whether the run came to its end, on at least one host, and nothing failed.
     *
     * <p>A run that matched no host exits with 0 and did nothing: that is no success.
     *
     * @return true for success
     */
    public boolean success() {
        return ending == Ending.FINISHED && exitCode == 0 && !hosts.isEmpty();
    }

    /**
     * Returns the first failure that was neither ignored nor rescued.
     *
     * @return the failure, empty where no task failed
     */
    public Optional<TaskFailure> firstFailure() {
        return failures.stream().findFirst();
    }

    /**
     * Returns the tasks that changed something; in check mode, that would.
     *
     * @return the results, in the order in which they came
     */
    public List<TaskResult> changes() {
        return tasks.stream()
                .filter(task -> task.status() == TaskStatus.CHANGED)
                .toList();
    }
}
