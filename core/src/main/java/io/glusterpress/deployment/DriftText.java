package io.glusterpress.deployment;

import io.glusterpress.project.Drift;
import java.util.ArrayList;
import java.util.List;

/** A difference between a directory and its project as text: the files, and what differs in them. */
public final class DriftText {

    private static final int SHOWN = 20;

    private DriftText() {}

    /**
     * Renders the difference.
     *
     * @param drift what a write would change, and what people edited
     * @return a line for each file, and the diff; empty where there is no difference
     */
    public static String of(Drift drift) {
        var lines = new ArrayList<String>();
        add(lines, "missing", drift.missing());
        add(lines, "changed", drift.changed());
        add(lines, "obsolete", drift.obsolete());
        add(lines, "edited", drift.edited());
        add(lines, "conflict", drift.conflicts());
        if (!drift.diff().isEmpty()) {
            lines.add(drift.diff().stripTrailing());
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String what, List<String> paths) {
        paths.stream().limit(SHOWN).forEach(path -> lines.add("  " + what + ": " + path));
        if (paths.size() > SHOWN) {
            lines.add("  " + what + ": and " + (paths.size() - SHOWN) + " more");
        }
    }
}
