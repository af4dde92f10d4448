package io.glusterpress.deployment;

import io.glusterpress.ansible.Ending;
import io.glusterpress.ansible.HostResult;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.ansible.SummaryTable;
import io.glusterpress.ansible.TaskFailure;
import io.glusterpress.ansible.TaskResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run did, in words: what failed where and why, what was and was not changed, and what to do next. */
public final class Report {

    private final Action action;
    private final RunResult result;
    private final List<String> parts = new ArrayList<>();

    private Report(Action action, RunResult result) {
        this.action = action;
        this.result = result;
    }

    /**
     * Tells what a run did.
     *
     * @param action what was run
     * @param result what came of it
     * @return a text of some lines, without a line end after the last one
     */
    public static String of(Action action, RunResult result) {
        var report = new Report(action, result);
        if (result.success()) {
            report.tellSuccess();
        } else {
            report.tellFailure();
        }
        return String.join("\n\n", report.parts);
    }

    private void tellSuccess() {
        String time = SummaryTable.time(result.duration());
        int changes = result.changes().size();
        switch (action) {
            case PLAN ->
                parts.add(
                        changes == 0
                                ? "Nothing would be changed on "
                                        + count(result.hosts().size(), "host") + "."
                                : count(changes, "change") + " would be made:\n" + changesByHost());
            case DEPLOY ->
                parts.add(
                        changes == 0
                                ? "Nothing had to be changed, which took " + time + " to find out."
                                : "Deployed with " + count(changes, "change") + " in " + time + ".");
            case VERIFY -> parts.add("The deployment is healthy, which took " + time + " to prove.");
            case FAILOVER -> parts.add("The failover drill passed in " + time + ".");
            case ROLLBACK -> parts.add("Rolled back with " + count(changes, "change") + " in " + time + ".");
        }
    }

    private void tellFailure() {
        parts.add(headline());
        result.failures().forEach(failure -> parts.add(FailureText.of(failure)));
        if (!result.hosts().isEmpty()) {
            parts.add(changed());
        }
        parts.add(whatToDo());
    }

    private String headline() {
        String time = SummaryTable.time(result.duration());
        if (result.ending() == Ending.TIMED_OUT) {
            return "The " + noun() + " took longer than it was allowed to, and was stopped after " + time + ".";
        }
        if (result.ending() == Ending.INTERRUPTED) {
            return "The " + noun() + " was interrupted after " + time + " and stopped.";
        }
        if (!result.failures().isEmpty()) {
            return "The " + noun() + " failed on " + String.join(", ", failedHosts()) + ".";
        }
        if (result.exitCode() == 0 && result.error().isEmpty()) {
            return "The " + noun() + " reached no host: nothing in the inventory matches the limit and the tags.";
        }
        return "The " + noun() + " failed: ansible-playbook ended with exit code " + result.exitCode() + "."
                + result.error()
                        .map(error -> "\n" + error.indent(2).stripTrailing())
                        .orElse("");
    }

    private String changed() {
        if (action.readOnly()) {
            return "Nothing was changed: a " + noun() + " only looks.";
        }
        var unchanged = result.hosts().stream()
                .map(HostResult::host)
                .filter(host -> changesOn(host).isEmpty())
                .toList();
        if (unchanged.size() == result.hosts().size()) {
            return "Nothing was changed on any host.";
        }
        return "Changed before that:\n" + changesByHost()
                + (unchanged.isEmpty() ? "" : "\nNot changed: " + String.join(", ", unchanged) + ".")
                + (failedHosts().isEmpty()
                        ? ""
                        : "\nThe tasks after the failed one did not run on " + String.join(", ", failedHosts()) + ".");
    }

    private String whatToDo() {
        String goal = action.name().toLowerCase(Locale.ROOT) + " again";
        String again = result.ending() == Ending.FINISHED ? "Mend that and run " + goal : "Run " + goal;
        return switch (action) {
            case PLAN, VERIFY -> again + ".";
            case DEPLOY, ROLLBACK ->
                again + ": what is done stays done, and it goes on from there."
                        + (result.ending() == Ending.FINISHED
                                ? ""
                                : " A site that was held still is let go by that run, or by a timer of its own host.");
            case FAILOVER ->
                "A server that the drill had stopped is started again by its own timer. " + again
                        + ", once verify finds the deployment healthy.";
        };
    }

    private String noun() {
        return switch (action) {
            case PLAN -> "plan";
            case DEPLOY -> "deployment";
            case VERIFY -> "verification";
            case FAILOVER -> "failover drill";
            case ROLLBACK -> "rollback";
        };
    }

    private List<String> failedHosts() {
        return result.failures().stream()
                .map(TaskFailure::host)
                .distinct()
                .sorted()
                .toList();
    }

    private String changesByHost() {
        return result.hosts().stream()
                .filter(host -> !changesOn(host.host()).isEmpty())
                .map(host -> "  " + host.host() + "\n"
                        + changesOn(host.host()).stream()
                                .map(task -> "    " + task)
                                .collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private List<String> changesOn(String host) {
        return result.changes().stream()
                .filter(task -> task.host().equals(host))
                .map(TaskResult::task)
                .distinct()
                .toList();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
