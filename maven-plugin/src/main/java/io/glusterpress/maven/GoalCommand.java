package io.glusterpress.maven;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The command line for a goal of this plugin, as short as the POM allows. */
final class GoalCommand {

    static final String PLUGIN = "io.glusterpress:gluster-maven-plugin";

    private final @Nullable MavenProject project;
    private final @Nullable PluginDescriptor plugin;
    private final List<File> topologyFiles;
    private final File outputDirectory;
    private final @Nullable File templateDirectory;

    GoalCommand(
            @Nullable MavenProject project,
            @Nullable PluginDescriptor plugin,
            List<File> topologyFiles,
            File outputDirectory,
            @Nullable File templateDirectory) {
        this.project = project;
        this.plugin = plugin;
        this.topologyFiles = topologyFiles;
        this.outputDirectory = outputDirectory;
        this.templateDirectory = templateDirectory;
    }

    String of(String goal) {
        if (project != null && project.getPlugin(PLUGIN) != null) {
            return "mvn gluster:" + goal;
        }
        var command =
                new StringBuilder("mvn " + PLUGIN + (plugin == null ? "" : ":" + plugin.getVersion()) + ":" + goal);
        if (!isUsual()) {
            command.append(" -Dgluster.topologyFile").append(topologyFiles.size() == 1 ? "=" : "s=");
            command.append(topologyFiles.stream().map(File::getPath).collect(Collectors.joining(",")));
            command.append(" -Dgluster.outputDirectory=").append(outputDirectory);
        }
        if (templateDirectory != null) {
            command.append(" -Dgluster.templateDirectory=").append(templateDirectory);
        }
        return command.toString();
    }

    private boolean isUsual() {
        var first = topologyFiles.get(0).getAbsoluteFile();
        return topologyFiles.size() == 1
                && first.getName().equals("gluster.yml")
                && outputDirectory.getAbsoluteFile().equals(new File(first.getParentFile(), "generated-roles"));
    }
}
