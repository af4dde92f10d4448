package io.glusterpress.deployment;

import io.glusterpress.ansible.Ansible;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.project.AnsibleProject;
import io.glusterpress.project.Drift;
import io.glusterpress.project.WriteOptions;
import io.glusterpress.project.WriteResult;
import io.glusterpress.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A topology with its Ansible project in a directory, ready to be run.
 *
 * <p>Whatever is run is what lies in the directory; it must be the project of this topology, as {@link #write()} leaves
 * it. Files that people edited count as theirs and are run as they are.
 */
public final class Deployment {

    private static final Path DIRECTORY = Path.of("generated-roles");

    private final Topology topology;
    private final Optional<Path> file;
    private final Optional<Path> templates;
    private final Path directory;

    private Deployment(Topology topology, Optional<Path> file, Optional<Path> templates, Path directory) {
        this.topology = Objects.requireNonNull(topology);
        this.file = file;
        this.templates = templates;
        this.directory = Objects.requireNonNull(directory);
    }

    /**
     * Reads a topology file.
     *
     * @param file the file, usually {@code gluster.yml}
     * @return its deployment, with the project in {@code generated-roles} below the working directory
     * @throws io.glusterpress.topology.InvalidTopology if the file has mistakes; it names all of them
     */
    public static Deployment read(Path file) {
        return new Deployment(Topology.read(file), Optional.of(file), Optional.empty(), DIRECTORY);
    }

    /**
     * Takes a topology that was built in Java.
     *
     * @param topology what to deploy
     * @return its deployment, with the project in {@code generated-roles} below the working directory
     */
    public static Deployment of(Topology topology) {
        return new Deployment(topology, Optional.empty(), Optional.empty(), DIRECTORY);
    }

    /**
     * Returns this deployment with its project in another directory.
     *
     * @param directory where the project is, or will be written to
     * @return the new deployment
     */
    public Deployment in(Path directory) {
        return new Deployment(topology, file, templates, directory);
    }

    /**
     * Returns this deployment with templates of the user's own.
     *
     * @param directory a directory whose files come in place of ours at the same path, or beside them
     * @return the new deployment
     */
    public Deployment withTemplates(Path directory) {
        return new Deployment(topology, file, Optional.of(directory), this.directory);
    }

    /**
     * Returns what is deployed.
     *
     * @return the topology
     */
    public Topology topology() {
        return topology;
    }

    /**
     * Renders the Ansible project.
     *
     * @return the project; no file is written yet
     */
    public AnsibleProject project() {
        return templates.map(own -> AnsibleProject.of(topology, own)).orElseGet(() -> AnsibleProject.of(topology));
    }

    /**
     * Writes the project to its directory, and keeps what people edited.
     *
     * @return what was written, and what was not
     */
    public WriteResult write() {
        return write(WriteOptions.defaults());
    }

    /**
     * Writes the project to its directory.
     *
     * @param options what becomes of files that people edited
     * @return what was written, and what was not
     * @throws io.glusterpress.project.InvalidChoice if the options name a file that nobody edited, or that cannot become
     *     a template
     */
    public WriteResult write(WriteOptions options) {
        boolean firstTemplates = !options.move().isEmpty()
                && options.templateDirectory().filter(Files::exists).isEmpty();
        var project = firstTemplates ? AnsibleProject.of(topology) : project();
        return project.writeTo(
                directory, file.map(List::of).map(options::withTopologyFiles).orElse(options));
    }

    /**
     * Compares the directory with the project.
     *
     * @return what a write would change, and what people edited
     */
    public Drift drift() {
        return project().compareTo(directory);
    }

    /**
     * Tells what a deployment would change, and changes nothing.
     *
     * @param options how to run
     * @return what happened; the tasks that report a change are those that would make one
     * @throws OutOfDateProject if the directory does not hold the project of this topology
     */
    public RunResult plan(RunOptions options) {
        return run(Action.PLAN, options);
    }

    /**
     * Brings the hosts to what the topology says.
     *
     * <p>It can be run again at any time: what is done already is left as it is, and a run that died half-way is finished.
     *
     * @param options how to run
     * @return what happened, on success and on failure
     * @throws OutOfDateProject if the directory does not hold the project of this topology
     */
    public RunResult deploy(RunOptions options) {
        return run(Action.DEPLOY, options);
    }

    /**
     * Proves that the deployment is healthy, and changes nothing.
     *
     * @param options how to run
     * @return what happened, on success and on failure
     * @throws OutOfDateProject if the directory does not hold the project of this topology
     */
    public RunResult verify(RunOptions options) {
        return run(Action.VERIFY, options);
    }

    /**
     * Takes every server in turn out and back, and measures how long a client stalls.
     *
     * @param options how to run
     * @return what happened, on success and on failure
     * @throws OutOfDateProject if the directory does not hold the project of this topology
     */
    public RunResult failover(RunOptions options) {
        return run(Action.FAILOVER, options);
    }

    /**
     * Brings the sites back to the directories where they were before.
     *
     * @param options how to run
     * @return what happened, on success and on failure
     * @throws OutOfDateProject if the directory does not hold the project of this topology
     */
    public RunResult rollback(RunOptions options) {
        return run(Action.ROLLBACK, options);
    }

    /**
     * Runs one of the project's playbooks.
     *
     * @param action which one
     * @param options how to run
     * @return what happened, on success and on failure
     * @throws OutOfDateProject if the directory does not hold the project of this topology
     * @throws io.glusterpress.ansible.AnsibleNotFound if there is no ansible-playbook
     * @throws io.glusterpress.ansible.InvalidRunOption if a file that an option names is not there
     */
    public RunResult run(Action action, RunOptions options) {
        var drift = drift();
        if (!drift.upToDate()) {
            throw new OutOfDateProject(directory, drift);
        }
        var ansible = Ansible.in(directory)
                .playbook(action.playbook())
                .inventory(options.inventory().orElse(Path.of("inventories", topology.name())))
                .tags(options.tags().toArray(String[]::new))
                .forEachLine(options.output());
        if (action == Action.PLAN) {
            ansible.check().diff();
        }
        options.limit().ifPresent(ansible::limit);
        options.timeout().ifPresent(ansible::timeout);
        options.becomePasswordFile().ifPresent(ansible::becomePasswordFile);
        options.vaultPasswordFiles().forEach(ansible::vaultPasswordFile);
        options.executable().ifPresent(ansible::executable);
        return ansible.run();
    }
}
