package io.glusterpress.maven;

import io.glusterpress.ansible.FailureCause;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.ansible.SummaryTable;
import io.glusterpress.deployment.Action;
import io.glusterpress.deployment.Deployment;
import io.glusterpress.deployment.Report;
import io.glusterpress.deployment.RunOptions;
import io.glusterpress.project.WriteOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that run a playbook. */
abstract class RunMojo extends GlusterMojo {

    /** Writes the project before it is run when true; otherwise a project that is out of date is refused. */
    @Parameter(property = "gluster.generate", defaultValue = "false")
    boolean generate;

    /** The environment that is run, by the name of its topology, where {@code topologyFiles} has several. */
    @Parameter(property = "gluster.environment")
    @Nullable
    String environment;

    /** The inventory of Ansible; that of the generated project by default. */
    @Parameter(property = "gluster.inventory")
    @Nullable
    File inventory;

    /** A host pattern of Ansible that limits the run to some hosts: {@code gluster1,app1}. */
    @Parameter(property = "gluster.limit")
    @Nullable
    String limit;

    /** Tags, separated by commas, that limit the run to the tasks that have one of them. */
    @Parameter(property = "gluster.tags")
    @Nullable
    String tags;

    /** The longest time that the run may take: {@code 90s}, {@code 30m}, {@code 1h30m}; no limit by default. */
    @Parameter(property = "gluster.timeout")
    @Nullable
    String timeout;

    /** A file whose first line is the password for sudo. */
    @Parameter(property = "gluster.become.passwordFile")
    @Nullable
    File becomePasswordFile;

    /**
     * The ansible-playbook to run, a path or a name on PATH; by default that of {@code .venv} in the project's directory or above it, and then the
     * one on PATH.
     */
    @Parameter(property = "gluster.ansible.executable")
    @Nullable
    String ansibleExecutable;

    private final Action action;

    RunMojo(Action action) {
        this.action = action;
    }

    @Override
    final void run(Deployment all) throws MojoFailureException {
        var options = options();
        var deployment = chosen(all);
        if (generate) {
            new ProjectWriting(getLog(), outputDirectory, edits()).write(deployment, WriteOptions.defaults());
        }
        requireUpToDate(deployment);
        var result = deployment.run(action, options);
        SummaryTable.of(result.hosts()).forEach(line -> getLog().info(line));
        if (!result.success()) {
            throw new MojoFailureException(Report.of(action, result) + hint(result));
        }
        Report.of(action, result).lines().forEach(line -> getLog().info(line));
    }

    private Deployment chosen(Deployment all) throws MojoFailureException {
        if (environment != null) {
            return all.environment(environment);
        }
        if (all.environments().size() > 1) {
            throw new MojoFailureException("There are several environments, and this goal runs one of them: "
                    + all.environments().stream()
                            .map(name -> "-Dgluster.environment=" + name)
                            .collect(Collectors.joining(" or ")));
        }
        return all;
    }

    private void requireUpToDate(Deployment deployment) throws MojoFailureException {
        var drift = deployment.drift();
        if (!drift.upToDate()) {
            String writeIt = drift.written() ? "" : "\nOr let this goal write it first: -Dgluster.generate=true";
            throw new MojoFailureException(outOfDate(drift) + writeIt);
        }
        drift.edited().forEach(path -> getLog().warn("edited, and run as it is: " + path));
    }

    private RunOptions options() throws MojoFailureException {
        var options = RunOptions.defaults().withOutput(line -> getLog().info(line));
        if (inventory != null) {
            options = options.withInventory(HomePath.of(inventory.toPath()));
        }
        if (limit != null) {
            options = options.withLimit(limit);
        }
        if (tags != null) {
            options = options.withTags(Arrays.stream(tags.split(",", -1))
                    .map(String::strip)
                    .filter(tag -> !tag.isEmpty())
                    .toList());
        }
        if (timeout != null) {
            options = options.withTimeout(TimeText.parse("gluster.timeout", timeout));
        }
        if (becomePasswordFile != null) {
            options = options.withBecomePasswordFile(HomePath.of(becomePasswordFile.toPath()));
        }
        if (ansibleExecutable != null) {
            options = options.withExecutable(executable(Path.of(ansibleExecutable)));
        }
        return options;
    }

    /** A bare name is searched on PATH; other relative paths start, as all in a POM do, from its directory. */
    private Path executable(Path told) {
        return told.getNameCount() == 1 ? told : HomePath.of(basedir.toPath().resolve(told));
    }

    private static String hint(RunResult result) {
        boolean missing =
                result.failures().stream().anyMatch(failure -> failure.cause() == FailureCause.BECOME_PASSWORD_MISSING);
        return missing ? "\n\nName the become password file: -Dgluster.become.passwordFile=FILE" : "";
    }
}
