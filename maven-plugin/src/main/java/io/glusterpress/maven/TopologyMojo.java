package io.glusterpress.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals share that have to do with a topology file. */
abstract class TopologyMojo extends BaseMojo {

    @Parameter(defaultValue = "${basedir}", readonly = true)
    File basedir = new File("").getAbsoluteFile();

    @Parameter(defaultValue = "${project}", readonly = true)
    @Nullable
    MavenProject project;

    @Parameter(defaultValue = "${session.userProperties}", readonly = true)
    Properties userProperties = new Properties();

    @Parameter(defaultValue = "${plugin}", readonly = true)
    @Nullable
    PluginDescriptor plugin;

    /** The topology: hosts, servers, clients, volumes, sites. */
    @Parameter(property = "gluster.topologyFile", defaultValue = "${basedir}/gluster.yml")
    File topologyFile = new File("gluster.yml");

    final void requireTopologyFile() throws MojoFailureException {
        requireFile(topologyFile, "topologyFile");
    }

    /** Says how to come by a topology file where there is none. */
    final void requireFile(File file, String property) throws MojoFailureException {
        if (Files.notExists(file.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            throw new MojoFailureException(
                    "There is no topology file " + file + ". " + whatToName(file, "-Dgluster." + property + "="));
        }
    }

    private String whatToName(File missing, String property) {
        var name = missing.getName();
        var otherEnding =
                name.endsWith(".yml") ? name.replaceFirst("\\.yml$", ".yaml") : name.replaceFirst("\\.yaml$", ".yml");
        var other = missing.toPath().resolveSibling(otherEnding);
        if (Files.isRegularFile(other)) {
            return "There is " + other + "; rename it, or name it: " + property + other;
        }
        return property.endsWith("s=")
                ? "Write one there, run Maven in the directory that has it, or name it: " + property + "FILES"
                : "Write a first one: " + command("init") + ", run Maven in the directory that has yours, or name it: "
                        + property + "FILE";
    }

    /** A bare name is searched on PATH; other relative paths start, as all in a POM do, from its directory. */
    final Optional<Path> program(@Nullable String told) {
        return Optional.ofNullable(told)
                .map(Path::of)
                .map(path -> path.getNameCount() == 1
                        ? path
                        : HomePath.of(basedir.toPath().resolve(path)));
    }

    /** The command that runs another goal on the same topology, to be shown to people. */
    final String command(String goal) {
        return new GoalCommand(project, plugin, userProperties, new File("").getAbsoluteFile()).of(goal);
    }
}
