package io.glusterpress.maven;

import io.glusterpress.ansible.FailureCause;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.ansible.SummaryTable;
import io.glusterpress.deployment.Action;
import io.glusterpress.deployment.Deployment;
import io.glusterpress.deployment.Report;
import io.glusterpress.deployment.RunOptions;
import java.io.File;
import java.util.Arrays;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that run a playbook on the hosts. */
abstract class RunMojo extends ProjectMojo {

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

    /** A file whose first line is the password for sudo. */
    @Parameter(property = "gluster.become.passwordFile")
    @Nullable
    File becomePasswordFile;

    private final Action action;

    RunMojo(Action action) {
        this.action = action;
    }

    @Override
    final void run(Deployment all) throws MojoFailureException {
        var options = options();
        var deployment = prepareProject(all);
        var result = deployment.run(action, options);
        SummaryTable.of(result.hosts()).forEach(line -> getLog().info(line));
        if (!result.success()) {
            throw new MojoFailureException(Report.of(action, result) + hint(result));
        }
        Report.of(action, result).lines().forEach(line -> getLog().info(line));
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
        options = timeout().map(options::withTimeout).orElse(options);
        if (becomePasswordFile != null) {
            options = options.withBecomePasswordFile(HomePath.of(becomePasswordFile.toPath()));
        }
        options = options.withVaultPasswordFiles(vaultPasswordFiles());
        return executable().map(options::withExecutable).orElse(options);
    }

    private static String hint(RunResult result) {
        boolean missing =
                result.failures().stream().anyMatch(failure -> failure.cause() == FailureCause.BECOME_PASSWORD_MISSING);
        if (missing) {
            return "\n\nName the become password file: -Dgluster.become.passwordFile=FILE";
        }
        return vaultHint(result);
    }
}
