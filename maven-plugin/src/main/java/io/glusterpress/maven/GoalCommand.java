package io.glusterpress.maven;

import java.io.File;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The command line for a goal of this plugin, as short as the POM allows. */
final class GoalCommand {

    private static final String PLUGIN = "io.glusterpress:gluster-maven-plugin";

    private final @Nullable MavenProject project;
    private final @Nullable PluginDescriptor plugin;
    private final File topologyFile;
    private final File outputDirectory;
    private final @Nullable File templateDirectory;

    GoalCommand(
            @Nullable MavenProject project,
            @Nullable PluginDescriptor plugin,
            File topologyFile,
            File outputDirectory,
            @Nullable File templateDirectory) {
        this.project = project;
        this.plugin = plugin;
        this.topologyFile = topologyFile;
        this.outputDirectory = outputDirectory;
        this.templateDirectory = templateDirectory;
    }

    String of(String goal) {
        if (project != null && project.getPlugin(PLUGIN) != null) {
            return "mvn gluster:" + goal;
        }
        var command =
                new StringBuilder("mvn " + PLUGIN + (plugin == null ? "" : ":" + plugin.getVersion()) + ":" + goal);
        var directory = topologyFile.getAbsoluteFile().getParentFile();
        boolean usual = topologyFile.getName().equals("gluster.yml")
                && outputDirectory.getAbsoluteFile().equals(new File(directory, "generated-roles"));
        if (!usual) {
            command.append(" -Dgluster.topologyFile=").append(topologyFile);
            command.append(" -Dgluster.outputDirectory=").append(outputDirectory);
        }
        if (templateDirectory != null) {
            command.append(" -Dgluster.templateDirectory=").append(templateDirectory);
        }
        return command.toString();
    }
}
