package io.glusterpress.maven;

import io.glusterpress.ansible.RunResult;
import io.glusterpress.ansible.TaskFailure;
import io.glusterpress.deployment.Deployment;
import io.glusterpress.project.WriteOptions;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals share that run the project: it is the topology's, and ansible-playbook runs for so long at most. */
abstract class ProjectMojo extends GlusterMojo {

    /** The environment that is run, by the name of its topology, where {@code topologyFiles} has several. */
    @Parameter(property = "gluster.environment")
    @Nullable
    String environment;

    /** Writes the project before it is run when true; otherwise a project that is out of date is refused. */
    @Parameter(property = "gluster.generate", defaultValue = "false")
    boolean generate;

    /**
     * Files with a password of Ansible Vault in the first line, or programs that print it; separated by commas. Each password is tried on
     * each secret.
     */
    @Parameter(property = "gluster.vault.passwordFiles")
    List<File> vaultPasswordFiles = List.of();

    /** The longest time that the run may take: {@code 90s}, {@code 30m}, {@code 1h30m}; no limit by default. */
    @Parameter(property = "gluster.timeout")
    @Nullable
    String timeout;

    /**
     * The ansible-playbook to run, a path or a name on PATH; by default that of {@code .venv} in the project's directory or above it, and then the
     * one on PATH.
     */
    @Parameter(property = "gluster.ansible.executable")
    @Nullable
    String ansibleExecutable;

    /** Returns the environment that was chosen, with its project in the output directory. */
    final Deployment prepareProject(Deployment all) throws MojoFailureException {
        var deployment = chosen(all);
        if (generate) {
            new ProjectWriting(getLog(), outputDirectory, edits(), templates())
                    .write(deployment, WriteOptions.defaults());
        }
        var drift = deployment.drift();
        if (!drift.upToDate()) {
            String writeIt = drift.written() ? "" : "\nOr let this goal write it first: -Dgluster.generate=true";
            throw new MojoFailureException(outOfDate(drift) + writeIt);
        }
        if (!generate) {
            templates().warn(drift);
        }
        drift.edited().forEach(path -> getLog().warn("edited, and run as it is: " + path));
        return deployment;
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

    final Optional<Duration> timeout() throws MojoFailureException {
        return timeout == null ? Optional.empty() : Optional.of(TimeText.parse("gluster.timeout", timeout));
    }

    final Optional<Path> executable() {
        return program(ansibleExecutable);
    }

    final List<Path> vaultPasswordFiles() {
        return vaultPasswordFiles.stream()
                .map(file -> HomePath.of(file.toPath()))
                .toList();
    }

    /** What to add to a failure when a password of Ansible Vault is missing; nothing otherwise. */
    static String vaultHint(RunResult result) {
        boolean missing = Stream.concat(
                        result.error().stream(), result.failures().stream().map(TaskFailure::message))
                .anyMatch(message -> message.contains("no vault secrets"));
        return missing ? "\n\nName the vault password file: -Dgluster.vault.passwordFiles=FILE" : "";
    }
}
