package io.glusterpress.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The command line for a goal of this plugin on the same project, to be pasted where Maven was started. */
final class GoalCommand {

    static final String PLUGIN = "io.glusterpress:gluster-maven-plugin";

    /** What says which project is meant. */
    private static final List<String> PLACES = List.of(
            "gluster.topologyFile", "gluster.topologyFiles", "gluster.outputDirectory", "gluster.templateDirectory");

    private final @Nullable MavenProject project;
    private final @Nullable PluginDescriptor plugin;
    private final Properties given;
    private final File start;

    /**
     * @param project the project, if there is a POM
     * @param plugin this plugin
     * @param given the properties of the command line
     * @param start the directory where Maven was started
     */
    GoalCommand(@Nullable MavenProject project, @Nullable PluginDescriptor plugin, Properties given, File start) {
        this.project = project;
        this.plugin = plugin;
        this.given = given;
        this.start = start;
    }

    String of(String goal) {
        var command = new StringBuilder("mvn");
        var pom = project == null ? null : project.getFile();
        if (pom != null && !pom.getAbsoluteFile().equals(new File(start, "pom.xml").getAbsoluteFile())) {
            var path =
                    from(start.getAbsoluteFile().toPath(), pom.getAbsoluteFile().toPath());
            command.append(" -f ").append(quoted(path.toString()));
        }
        if (project != null && project.getPlugin(PLUGIN) != null) {
            command.append(" gluster:").append(goal);
        } else {
            command.append(' ').append(PLUGIN);
            command.append(plugin == null ? "" : ":" + plugin.getVersion())
                    .append(':')
                    .append(goal);
        }
        for (var place : PLACES) {
            var value = given.getProperty(place);
            if (value != null) {
                command.append(option(place, value));
            }
        }
        return command.toString();
    }

    /** An absolute file as seen from an absolute directory; it stays absolute on another drive of Windows. */
    static Path from(Path directory, Path file) {
        return Objects.equals(directory.getRoot(), file.getRoot()) ? directory.relativize(file) : file;
    }

    /** An option for a property, after a space, as a shell takes it. */
    static String option(String property, String value) {
        return " -D" + property + "=" + quoted(value);
    }

    private static String quoted(String text) {
        if (text.matches("[\\w./,:@%+~\\\\-]+") && (File.separatorChar == '\\' || text.indexOf('\\') < 0)) {
            return text;
        }
        return File.separatorChar == '\\' ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
    }
}
