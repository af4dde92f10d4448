package io.glusterpress.maven.proof;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tasks that changed something, or would, as ansible-playbook has printed them. */
final class ChangedTasks {

    private static final Pattern TASK = Pattern.compile("(?:TASK|RUNNING HANDLER) \\[(.*)] \\**");
    private static final Pattern CHANGED = Pattern.compile("changed: \\[([^ \\]]+).*");

    private ChangedTasks() {}

    /** Reads them; the tasks by host. */
    static Map<String, Set<String>> of(Outcome outcome) {
        var changed = new TreeMap<String, Set<String>>();
        String task = "";
        for (String line : outcome.text().lines().toList()) {
            var named = TASK.matcher(line);
            var host = CHANGED.matcher(line);
            if (named.matches()) {
                task = named.group(1);
            } else if (host.matches()) {
                changed.computeIfAbsent(host.group(1), name -> new TreeSet<>()).add(task);
            }
        }
        return changed;
    }
}
