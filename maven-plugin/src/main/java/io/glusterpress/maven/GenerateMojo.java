package io.glusterpress.maven;

import io.glusterpress.deployment.Deployment;
import io.glusterpress.project.WriteOptions;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the Ansible project of the topology.
 *
 * <p>Files that people edited stay as they are, and are named with the three ways out; files that are no longer generated
 * are removed, and files that were never generated are left alone.
 */
@Mojo(name = "generate", requiresProject = false, aggregator = true, threadSafe = true)
public final class GenerateMojo extends GlusterMojo {

    /**
     * Edited files that stay as they are: paths below the output directory, separated by commas; a directory stands for
     * all below it, and {@code .} for all that nobody has decided on yet. They are not named again until something else is generated for them. A template of
     * yours that was warned of, and is named, counts as looked at.
     */
    @Parameter(property = "gluster.keep")
    List<String> keep = List.of();

    /** Edited files that are overwritten with what is generated. The edits are shown as a diff before they are gone. */
    @Parameter(property = "gluster.take")
    List<String> take = List.of();

    /** Edited files that move to the template directory, and are generated from there. */
    @Parameter(property = "gluster.move")
    List<String> move = List.of();

    @Override
    void run(Deployment deployment) throws MojoFailureException {
        var options = WriteOptions.defaults().withKeep(keep).withTake(take);
        if (!move.isEmpty()) {
            if (templateDirectory == null) {
                throw new MojoFailureException("gluster.move needs the directory of your templates to move to: "
                        + command("generate") + GoalCommand.option("gluster.move", String.join(",", move))
                        + " -Dgluster.templateDirectory=templates");
            }
            options = options.withMove(move, templateDirectory.toPath());
        }
        new ProjectWriting(getLog(), outputDirectory, edits(), templates()).write(deployment, options);
    }
}
