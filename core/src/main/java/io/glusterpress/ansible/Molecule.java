package io.glusterpress.ansible;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs of Molecule in an Ansible project, one subcommand at a time.
 *
 * <p>Options are set one after the other; {@link #run} starts Molecule, waits for it, and may be called again. Each
 * subcommand does its own step alone: {@code converge} neither creates nor prepares anything.
 */
public final class Molecule {

    private static final String NAME = "molecule";
    private static final String ANSIBLE = "ansible-playbook";
    private static final String INSTALL = "python3 -m venv .venv && .venv/bin/pip install ansible molecule requests";
    private static final String VAULT_IDS = "ANSIBLE_VAULT_IDENTITY_LIST";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String STEPS = "molecule-steps.yml";
    private static final String ONE_STEP_EACH = """
            scenario:
              create_sequence: [create]
              prepare_sequence: [prepare]
              converge_sequence: [converge]
            """;

    private final Path project;
    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final List<Path> vaultPasswordFiles = new ArrayList<>();
    private String scenario = "default";
    private PlaybookProcess process;
    private @Nullable Path executable;
    private @Nullable Path state;
    private @Nullable Duration timeout;
    private Consumer<String> lines = line -> {};

    Molecule(Path project, PlaybookProcess process, Map<String, String> environment, Path workingDirectory) {
        this.project = project.toAbsolutePath().normalize();
        this.process = process;
        this.environment = Map.copyOf(environment);
        this.workingDirectory = workingDirectory;
    }

    /**
     * Returns runs in a project.
     *
     * @param project the directory that has the directory {@code molecule}; it becomes the working directory
     * @return the runs, with no options set
     */
    public static Molecule in(Path project) {
        return new Molecule(project, ExecProcess.withGrace(), System.getenv(), Path.of(""));
    }

    /**
     * Says which scenario to run.
     *
     * @param name the name of its directory below {@code molecule}; {@code default} without it
     * @return these runs
     */
    public Molecule scenario(String name) {
        scenario = name;
        return this;
    }

    /**
     * Says which ansible-playbook Molecule uses; Molecule itself is then looked for beside it first.
     *
     * @param file the program; without it the one beside Molecule, and then as {@link Ansible#executable} says
     * @return these runs
     */
    public Molecule ansible(Path file) {
        executable = file;
        return this;
    }

    /**
     * Says where Molecule keeps what it knows between its subcommands.
     *
     * @param directory a directory that no other scenario uses; without it a place of Molecule's own choosing
     * @return these runs
     */
    public Molecule state(Path directory) {
        state = directory.toAbsolutePath().normalize();
        return this;
    }

    /**
     * Says where a password of Ansible Vault is, for each playbook that Molecule runs.
     *
     * <p>It is named in the environment, before it whatever {@code ANSIBLE_VAULT_IDENTITY_LIST} has there already; this takes the
     * place of {@code vault_identity_list} in ansible.cfg.
     *
     * @param file a file whose first line is the password, or a program that prints it; more of them at each call
     * @return these runs
     */
    public Molecule vaultPasswordFile(Path file) {
        vaultPasswordFiles.add(file.toAbsolutePath().normalize());
        return this;
    }

    /**
     * Stops a subcommand, with everything that it started here, when it takes longer.
     *
     * @param longest the longest time allowed; no limit without it
     * @return these runs
     */
    public Molecule timeout(Duration longest) {
        timeout = longest;
        return this;
    }

    /**
     * Hands over the output while it comes.
     *
     * @param consumer gets each line of both outputs, one at a time, from threads of the run
     * @return these runs
     */
    public Molecule forEachLine(Consumer<String> consumer) {
        lines = consumer;
        return this;
    }

    /**
     * Lets a subcommand start, and go on, while the virtual machine shuts down: for what cleans up.
     *
     * @return these runs
     */
    public Molecule outliveShutdown() {
        process = ExecProcess.outlivingShutdown();
        return this;
    }

    /**
     * Returns where the programs are that Molecule calls, in the order in which they are looked for.
     *
     * @return the directories, those of Molecule and ansible-playbook first
     * @throws MoleculeNotFound when there is no Molecule
     * @throws AnsibleNotFound when there is no ansible-playbook
     */
    public List<Path> searchPath() {
        var finder = finder();
        var ansible = executable == null ? null : finder.find(executable);
        var molecule = molecule(finder, ansible);
        var found = new LinkedHashSet<Path>();
        if (ansible == null) {
            ansible = beside(molecule, ANSIBLE).orElseGet(() -> finder.find(null));
        }
        found.add(parent(ansible));
        found.add(parent(molecule));
        for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            found.add(workingDirectory.toAbsolutePath().resolve(directory).normalize());
        }
        return List.copyOf(found);
    }

    /**
     * Looks at the files of the passwords, before anything starts; {@link #run} takes them as they are.
     *
     * @param warnings gets a sentence for each file that other users can read
     * @throws InvalidRunOption when a file is not there, or cannot be named to Molecule
     */
    public void checkPasswordFiles(Consumer<String> warnings) {
        for (var file : vaultPasswordFiles) {
            var path = SecretFile.of("vault password", file, warnings).toString();
            if (path.contains(",")) {
                throw new InvalidRunOption("The vault password file " + path
                        + " has a comma in its path, and Molecule gets these files in a list with commas: move or"
                        + " rename it.");
            }
        }
    }

    /**
     * Asks Molecule for its version.
     *
     * @param minimum the oldest version that will do: {@code 25.9.0}
     * @throws MoleculeTooOld when the one that is found is older
     * @throws MoleculeNotFound when there is no Molecule
     * @throws AnsibleNotFound when there is no ansible-playbook
     */
    public void requireVersion(String minimum) {
        var molecule = program();
        var printed = new ArrayList<String>();
        process.run(
                new PlaybookProcess.Command(List.of(molecule.toString(), "--version"), project, variables()),
                Optional.of(PATIENCE),
                new PlaybookProcess.Output(printed::add, line -> {}));
        MoleculeVersion.require(minimum, molecule, printed, INSTALL);
    }

    /**
     * Runs a subcommand and waits for its end.
     *
     * <p>When the thread is interrupted or the virtual machine shuts down, the process ends with everything that it
     * started here; the thread's interrupt flag is set again.
     *
     * @param subcommand one of {@code dependency}, {@code create}, {@code prepare}, {@code converge}, {@code verify},
     *     {@code side-effect}, {@code destroy}
     * @return what the playbooks of the subcommand did
     * @throws MoleculeNotFound when there is no Molecule
     * @throws AnsibleNotFound when there is no ansible-playbook
     */
    public RunResult run(String subcommand) {
        var molecule = program();
        try (var files = RunFiles.create()) {
            var steps = files.write(STEPS, ONE_STEP_EACH);
            return new ProgramRun(process, project, variables(), Optional.ofNullable(timeout))
                    .start(
                            List.of(
                                    molecule.toString(),
                                    "--base-config",
                                    steps.toString(),
                                    subcommand,
                                    "--scenario-name",
                                    scenario),
                            files,
                            new RunOutput(lines));
        }
    }

    private Path program() {
        var finder = finder();
        return molecule(finder, executable == null ? null : finder.find(executable));
    }

    private ExecutableFinder finder() {
        return new ExecutableFinder(project, environment, workingDirectory);
    }

    private Path molecule(ExecutableFinder finder, @Nullable Path ansible) {
        var beside = ansible == null ? Optional.<Path>empty() : beside(ansible, NAME);
        return beside.or(() -> finder.search(NAME))
                .orElseThrow(() -> new MoleculeNotFound("There is no "
                        + (ansible == null ? "" : NAME + " beside " + ansible + ", no ") + finder.places(NAME)
                        + ". Install it: " + INSTALL));
    }

    private Map<String, String> variables() {
        var variables = new LinkedHashMap<>(environment);
        variables.put(
                "PATH",
                String.join(
                        File.pathSeparator,
                        searchPath().stream().map(Path::toString).toList()));
        variables.put("MOLECULE_PROJECT_DIRECTORY", project.toString());
        variables.put("MOLECULE_COMMAND_BORDERS", "false");
        variables.put("NO_COLOR", "1");
        // cowsay, where it is installed, would draw its balloon around the name of each play
        variables.put("ANSIBLE_NOCOWS", "1");
        if (state != null) {
            variables.put("MOLECULE_EPHEMERAL_DIRECTORY", state.toString());
        }
        for (var file : vaultPasswordFiles) {
            // with the name that ansible-playbook gives to a --vault-password-file
            variables.merge(VAULT_IDS, "default@" + file, (before, id) -> before.isBlank() ? id : before + "," + id);
        }
        return variables;
    }

    private static Optional<Path> beside(Path program, String name) {
        return Optional.of(program.resolveSibling(name)).filter(ExecutableFinder::isProgram);
    }

    private static Path parent(Path program) {
        return program.toAbsolutePath().normalize().resolveSibling("");
    }
}
