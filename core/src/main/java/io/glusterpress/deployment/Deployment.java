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
 * <p>Several topologies can share a project: each is an environment with an inventory of its own, known by the topology's name.
 * Then {@link #environment(String)} says which one is run.
 *
 * <p>Whatever is run is what lies in the directory; it must be the project of this topology, as {@link #write()} leaves
 * it. Files that people edited count as theirs and are run as they are.
 */
public final class Deployment {

    private static final Path DIRECTORY = Path.of("generated-roles");

    private final List<Topology> topologies;
    private final Optional<Topology> chosen;
    private final List<Path> files;
    private final Optional<Path> templates;
    private final Path directory;

    private Deployment(
            List<Topology> topologies,
            Optional<Topology> chosen,
            List<Path> files,
            Optional<Path> templates,
            Path directory) {
        this.topologies = List.copyOf(topologies);
        this.chosen = chosen;
        this.files = files;
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
        return read(List.of(file));
    }

    /**
     * Reads the topology files of several environments.
     *
     * @param files a file for each environment
     * @return their deployment, with one project in {@code generated-roles} below the working directory
     * @throws io.glusterpress.topology.InvalidTopology if a file has mistakes; it names all of that file
     */
    public static Deployment read(List<Path> files) {
        return new Deployment(
                files.stream().map(Topology::read).toList(),
                Optional.empty(),
                List.copyOf(files),
                Optional.empty(),
                DIRECTORY);
    }

    /**
     * Takes a topology that was built in Java.
     *
     * @param topology what to deploy
     * @return its deployment, with the project in {@code generated-roles} below the working directory
     */
    public static Deployment of(Topology topology) {
        return of(List.of(topology));
    }

    /**
     * Takes the topologies of several environments that were built in Java.
     *
     * @param topologies what to deploy
     * @return their deployment, with one project in {@code generated-roles} below the working directory
     */
    public static Deployment of(List<Topology> topologies) {
        return new Deployment(topologies, Optional.empty(), List.of(), Optional.empty(), DIRECTORY);
    }

    /**
     * Returns this deployment with its project in another directory.
     *
     * @param directory where the project is, or will be written to
     * @return the new deployment
     */
    public Deployment in(Path directory) {
        return new Deployment(topologies, chosen, files, templates, directory);
    }

    /**
     * Returns this deployment with templates of the user's own.
     *
     * @param directory a directory whose files come in place of ours at the same path, or beside them
     * @return the new deployment
     */
    public Deployment withTemplates(Path directory) {
        return new Deployment(topologies, chosen, files, Optional.of(directory), this.directory);
    }

    /**
     * Returns this deployment for one environment: that is what is run; the project stays that of all.
     *
     * @param name the name of the environment's topology
     * @return the new deployment
     * @throws NoSuchEnvironment if no topology has that name
     */
    public Deployment environment(String name) {
        var topology = topologies.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> NoSuchEnvironment.unknown(name, environments()));
        return new Deployment(topologies, Optional.of(topology), files, templates, directory);
    }

    /**
     * Returns the names of the environments.
     *
     * @return the name of each topology, in their order
     */
    public List<String> environments() {
        return topologies.stream().map(Topology::name).toList();
    }

    /**
     * Returns all that the project is made of.
     *
     * @return the topologies, in their order
     */
    public List<Topology> topologies() {
        return topologies;
    }

    /**
     * Returns what is run.
     *
     * @return the only topology, or that of the environment that was chosen
     * @throws NoSuchEnvironment if there are several and none was chosen
     */
    public Topology topology() {
        return chosen.orElseGet(() -> {
            if (topologies.size() != 1) {
                throw NoSuchEnvironment.undecided(environments());
            }
            return topologies.get(0);
        });
    }

    /**
     * Renders the Ansible project.
     *
     * @return the project; no file is written yet
     */
    public AnsibleProject project() {
        return templates.map(own -> AnsibleProject.of(topologies, own)).orElseGet(() -> AnsibleProject.of(topologies));
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
        var project = firstTemplates ? AnsibleProject.of(topologies) : project();
        return project.writeTo(directory, options.withTopologyFiles(files));
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
     * @throws NoSuchEnvironment if there are several environments and none was chosen
     * @throws io.glusterpress.ansible.AnsibleNotFound if there is no ansible-playbook
     * @throws io.glusterpress.ansible.InvalidRunOption if a file that an option names is not there
     */
    public RunResult run(Action action, RunOptions options) {
        var inventory = Path.of("inventories", topology().name());
        requireUpToDate();
        var ansible = Ansible.in(directory)
                .playbook(action.playbook())
                .inventory(options.inventory().orElse(inventory))
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

    /**
     * Rehearses the deployment in containers on this machine, and touches no host.
     *
     * <p>One container for each host, in a network of their own: deploy, deploy again, verify, the drill on each server, and
     * all is removed, also when a phase fails, the thread is interrupted, or the virtual machine is told to end.
     *
     * @param options how to run
     * @return what happened, on success and on failure
     * @throws NoSuchEnvironment if there are several environments and none was chosen
     * @throws OutOfDateProject if the directory does not hold the project of this topology
     * @throws DockerNotReady if there is no Docker, or its engine does not answer
     * @throws RehearsalInProgress if this project is being rehearsed already
     * @throws io.glusterpress.ansible.MoleculeNotFound if there is no Molecule
     * @throws io.glusterpress.ansible.MoleculeTooOld if it does not know the scenarios of the project
     * @throws io.glusterpress.ansible.AnsibleNotFound if there is no ansible-playbook
     * @throws io.glusterpress.ansible.InvalidRunOption if a file that an option names is not there
     */
    public RehearsalResult rehearse(RehearsalOptions options) {
        var name = topology().name();
        requireUpToDate();
        return new Rehearsal(name, topologies.size() == 1 ? "default" : "rehearse-" + name, directory, options).run();
    }

    private void requireUpToDate() {
        var drift = drift();
        if (!drift.upToDate()) {
            throw new OutOfDateProject(directory, drift);
        }
    }
}
