package io.glusterpress.maven;

import io.glusterpress.deployment.Deployment;
import io.glusterpress.deployment.DriftText;
import io.glusterpress.project.Drift;
import java.io.File;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that need the project: its directory, and templates. */
abstract class GlusterMojo extends EnvironmentsMojo {

    /** The directory of the Ansible project that is generated from the topology. */
    @Parameter(property = "gluster.outputDirectory", defaultValue = "${basedir}/generated-roles")
    File outputDirectory = new File("generated-roles");

    /** A directory with templates of your own, which come in place of those at the same path, or beside them. */
    @Parameter(property = "gluster.templateDirectory")
    @Nullable
    File templateDirectory;

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        run(deployment());
    }

    abstract void run(Deployment deployment) throws MojoExecutionException, MojoFailureException;

    /** The message about files that people edited. */
    final EditsMessage edits() {
        return new EditsMessage(outputDirectory, templateDirectory, command("generate"));
    }

    /** Warns of templates of the user's that somebody should look at. */
    final TemplatesMessage templates() {
        return new TemplatesMessage(getLog(), command("generate"));
    }

    /** Says that the project must be written first; nobody reads a list of files that were never written. */
    final String outOfDate(Drift drift) {
        if (!outputDirectory.exists()) {
            return "There is no project in " + outputDirectory + " yet. Write it: " + command("generate");
        }
        if (drift.written()) {
            return edits().of(drift);
        }
        return outputDirectory + " is out of date with "
                + files().stream().map(File::getPath).collect(Collectors.joining(" and ")) + ":\n" + DriftText.of(drift)
                + "\nBring it up to date and look at what changed: " + command("generate");
    }

    private Deployment deployment() throws MojoFailureException {
        requireFiles();
        var deployment =
                Deployment.read(files().stream().map(File::toPath).toList()).in(outputDirectory.toPath());
        deployment.topologies().stream()
                .flatMap(topology -> topology.warnings().stream())
                .forEach(warning -> getLog().warn(warning.text()));
        return templateDirectory == null ? deployment : deployment.withTemplates(templateDirectory.toPath());
    }
}
