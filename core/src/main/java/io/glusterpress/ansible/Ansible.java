package io.glusterpress.ansible;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run of ansible-playbook in an Ansible project.
 *
 * <p>Options are set one after the other; {@link #run()} starts the process, waits for it, and may be called again.
 * Nothing ever asks at a terminal: passwords come from files, and an unknown SSH host key is a failure.
 */
public final class Ansible {

    private final Path project;
    private final PlaybookProcess process;
    private final Map<String, String> environment;
    private final List<String> tags = new ArrayList<>();
    private final List<String> skipTags = new ArrayList<>();
    private final List<Path> vaultPasswordFiles = new ArrayList<>();
    private final Map<String, Object> extraVars = new LinkedHashMap<>();
    private String playbook = "site.yml";
    private boolean check;
    private boolean diff;
    private @Nullable Path executable;
    private @Nullable Path inventory;
    private @Nullable String limit;
    private @Nullable Duration timeout;
    private @Nullable Path becomePasswordFile;
    private Consumer<String> lines = line -> {};

    Ansible(Path project, PlaybookProcess process, Map<String, String> environment) {
        this.project = project.toAbsolutePath().normalize();
        this.process = process;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Returns a run in a project.
     *
     * @param project the directory with ansible.cfg and the playbooks; it becomes the working directory of the run
     * @return the run, with no options set
     */
    public static Ansible in(Path project) {
        return new Ansible(project, ExecProcess.withGrace(), System.getenv());
    }

    /**
     * Says which ansible-playbook to run.
     *
     * @param file the program; without it the first of {@code .venv/bin/ansible-playbook} in the project or a directory
     *     above it up to the working directory, and then PATH
     * @return this run
     */
    public Ansible executable(Path file) {
        executable = file;
        return this;
    }

    /**
     * Says which playbook to run.
     *
     * @param path its path below the project; {@code site.yml} without it
     * @return this run
     */
    public Ansible playbook(String path) {
        playbook = path;
        return this;
    }

    /**
     * Says where the hosts are.
     *
     * @param path a file or directory, relative to the project, or a list of hosts that ends with a comma; without it the
     *     project's ansible.cfg decides
     * @return this run
     */
    public Ansible inventory(Path path) {
        inventory = path;
        return this;
    }

    /**
     * Changes nothing and tells what would be changed.
     *
     * @return this run
     */
    public Ansible check() {
        check = true;
        return this;
    }

    /**
     * Shows the changes to files and settings in the output.
     *
     * @return this run
     */
    public Ansible diff() {
        diff = true;
        return this;
    }

    /**
     * Runs on some of the hosts only.
     *
     * @param pattern a host pattern of Ansible: {@code gluster1,app1} or {@code gluster_servers:!gluster2}
     * @return this run
     */
    public Ansible limit(String pattern) {
        limit = pattern;
        return this;
    }

    /**
     * Runs only what has one of these tags.
     *
     * @param names the tags, more of them at each call
     * @return this run
     */
    public Ansible tags(String... names) {
        tags.addAll(List.of(names));
        return this;
    }

    /**
     * Leaves out what has one of these tags.
     *
     * @param names the tags, more of them at each call
     * @return this run
     */
    public Ansible skipTags(String... names) {
        skipTags.addAll(List.of(names));
        return this;
    }

    /**
     * Stops the run, with everything that it started here, when it takes longer.
     *
     * @param longest the longest time allowed; no limit without it
     * @return this run
     */
    public Ansible timeout(Duration longest) {
        timeout = longest;
        return this;
    }

    /**
     * Says where the password for sudo is.
     *
     * @param file a file whose first line is the password, or a program that prints it
     * @return this run
     */
    public Ansible becomePasswordFile(Path file) {
        becomePasswordFile = file;
        return this;
    }

    /**
     * Says where a password of Ansible Vault is.
     *
     * @param file a file whose first line is the password, or a program that prints it; more of them at each call
     * @return this run
     */
    public Ansible vaultPasswordFile(Path file) {
        vaultPasswordFiles.add(file);
        return this;
    }

    /**
     * Sets variables that win over all others.
     *
     * @param variables names and values of the kinds that JSON has; strings are templates to Ansible; they pass through
     *     a file that only this user can read and that is removed afterwards
     * @return this run
     */
    public Ansible extraVars(Map<String, ?> variables) {
        extraVars.putAll(variables);
        return this;
    }

    /**
     * Hands over the output while it comes.
     *
     * @param consumer gets each line of both outputs, one at a time, from threads of the run; what it throws stops the
     *     run and comes out of {@link #run()}
     * @return this run
     */
    public Ansible forEachLine(Consumer<String> consumer) {
        lines = consumer;
        return this;
    }

    /**
     * Runs the playbook and waits for its end.
     *
     * <p>When the thread is interrupted or the virtual machine shuts down, the process ends with everything that it
     * started here; the thread's interrupt flag is set again.
     *
     * @return what happened, on success and on failure
     * @throws AnsibleNotFound when there is no ansible-playbook
     * @throws InvalidRunOption when a file that an option names is not there
     */
    public RunResult run() {
        if (Thread.currentThread().isInterrupted()) {
            return RunEvents.none()
                    .toResult(new PlaybookProcess.Exit(Ending.INTERRUPTED, 130), Duration.ZERO, Optional.empty());
        }
        requirePlaybook(playbook);
        var command = new ArrayList<String>();
        command.add(new ExecutableFinder(project, environment).find(executable).toString());
        addHosts(command);
        if (check) {
            command.add("--check");
        }
        if (diff) {
            command.add("--diff");
        }
        addAll(command, "--tags=", tags);
        addAll(command, "--skip-tags=", skipTags);
        var output = new RunOutput(lines);
        addSecrets(command, output);
        try (var files = RunFiles.create()) {
            if (!extraVars.isEmpty()) {
                command.add("--extra-vars=@" + files.writeVariables(extraVars));
            }
            command.add(playbook);
            return new ProgramRun(process, project, environment, Optional.ofNullable(timeout))
                    .start(command, files, output);
        }
    }

    private void requirePlaybook(String path) {
        if (!Files.isDirectory(project)) {
            throw new InvalidRunOption("There is no directory " + project + ": name the one with the playbooks.");
        }
        if (path.startsWith("-") || !Files.isRegularFile(project.resolve(path))) {
            throw new InvalidRunOption(
                    "There is no playbook " + path + " in " + project + ": name one by its path below that directory.");
        }
    }

    private void addHosts(List<String> command) {
        var hosts = inventory;
        if (hosts != null) {
            boolean list = hosts.toString().contains(",");
            if (!list && !Files.exists(project.resolve(hosts))) {
                throw new InvalidRunOption("There is no inventory " + project.resolve(hosts)
                        + ": name a file or directory that lists the hosts.");
            }
            command.add("--inventory=" + (list ? hosts : project.resolve(hosts)));
        }
        if (limit != null) {
            command.add("--limit=" + limit);
        }
    }

    private void addSecrets(List<String> command, RunOutput output) {
        if (becomePasswordFile != null) {
            command.add("--become-password-file=" + SecretFile.of("become password", becomePasswordFile, output::warn));
        }
        for (var file : vaultPasswordFiles) {
            command.add("--vault-password-file=" + SecretFile.of("vault password", file, output::warn));
        }
    }

    private static void addAll(List<String> command, String option, List<String> values) {
        if (!values.isEmpty()) {
            command.add(option + String.join(",", values));
        }
    }
}
