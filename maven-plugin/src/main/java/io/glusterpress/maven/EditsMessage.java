package io.glusterpress.maven;

import io.glusterpress.deployment.DriftText;
import io.glusterpress.project.Drift;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the files that people edited, shows the difference, and gives the commands of the three ways out. */
final class EditsMessage {

    private static final int NAMED = 5;
    private static final String PROPOSAL = "templates";

    private final File directory;
    private final @Nullable File templates;
    private final String generate;

    /**
     * @param directory the output directory
     * @param templates the template directory, if there is one
     * @param generate the command that generates the project
     */
    EditsMessage(File directory, @Nullable File templates, String generate) {
        this.directory = directory;
        this.templates = templates;
        this.generate = generate;
    }

    String of(Drift drift) {
        var paths = new ArrayList<>(drift.edited());
        paths.addAll(drift.conflicts());
        paths.sort(null);
        var text = new StringBuilder("Files in " + directory + " were edited");
        text.append(drift.conflicts().isEmpty() ? ":\n" : ", and those in conflict are generated differently since:\n");
        text.append(DriftText.of(drift)).append('\n');
        text.append("Above, - is what is there and + what is generated. Decide for each file:\n");
        text.append("  keep yours:  ").append(command("keep", paths)).append('\n');
        text.append("  take ours:   ").append(command("take", paths)).append('\n');
        text.append("  make yours a template of your own, which is generated from then on:\n");
        text.append("               ").append(command("move", paths));
        text.append(templates == null ? " -Dgluster.templateDirectory=" + PROPOSAL : "")
                .append('\n');
        text.append("Paths are separated by commas; a directory stands for all below it, and . for all of the above.");
        if (templates == null) {
            text.append("\nA template directory is named from then on: in the POM," + " <templateDirectory>${basedir}/"
                    + PROPOSAL + "</templateDirectory>.");
        }
        return text.toString();
    }

    private String command(String way, List<String> paths) {
        String list = paths.size() > NAMED ? "." : String.join(",", paths);
        return generate + GoalCommand.option("gluster." + way, list);
    }
}
