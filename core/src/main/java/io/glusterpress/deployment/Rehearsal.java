package io.glusterpress.deployment;

import io.glusterpress.ansible.Molecule;
import io.glusterpress.ansible.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The phases one after the other; what was started is removed at the end, whatever happens. */
final class Rehearsal {

    /** The first that knows the section {@code ansible} of the scenario, and gives its arguments to create and destroy too. */
    private static final String MOLECULE = "25.9.0";

    private static final Duration CLEAN_UP = Duration.ofMinutes(10);

    private final String name;
    private final String scenario;
    private final Path project;
    private final RehearsalOptions options;
    private final ReportDirectory reports;
    private final List<PhaseResult> results = new ArrayList<>();

    /** Why the output of a phase is not kept: no other phase starts then, but for the removal. */
    private @Nullable UncheckedIOException lost;

    /**
     * Describes the rehearsal.
     *
     * @param name the name of the topology
     * @param scenario the directory below {@code molecule} of the project
     * @param project the directory of the project
     * @param options how to run
     */
    Rehearsal(String name, String scenario, Path project, RehearsalOptions options) {
        this.name = name;
        this.scenario = scenario;
        this.project = project;
        this.options = options;
        this.reports = new ReportDirectory(options.reportDirectory());
    }

    RehearsalResult run() {
        return RehearsalLock.holding(project, () -> {
            reports.clear();
            molecule().checkPasswordFiles(options.listener()::warned);
            new DockerEngine(molecule().searchPath()).require();
            molecule().requireVersion(MOLECULE);
            return runToTheEnd();
        });
    }

    private RehearsalResult runToTheEnd() {
        var delay = ShutdownDelay.of(CLEAN_UP.plusMinutes(1));
        try {
            var state = Files.createTempDirectory("glusterpress-rehearsal-");
            try {
                runIn(state);
            } finally {
                remove(state);
            }
            if (lost != null) {
                throw lost;
            }
            var result = new RehearsalResult(name, results);
            reports.write(result);
            options.listener().finished(result);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the rehearsal cannot be written: " + e.getMessage(), e);
        } finally {
            delay.end();
        }
    }

    private void runIn(Path state) {
        long start = System.nanoTime();
        boolean created = false;
        try {
            for (var phase : RehearsalPhase.values()) {
                if (phase != RehearsalPhase.REMOVE) {
                    created |= phase == RehearsalPhase.CREATE && passed();
                    var used = Duration.ofNanos(System.nanoTime() - start);
                    runPhase(
                            phase,
                            passed(),
                            molecule -> options.timeout()
                                    .ifPresent(longest -> molecule.timeout(atLeastNothing(longest.minus(used)))),
                            state);
                }
            }
        } finally {
            boolean interrupted = Thread.interrupted();
            runPhase(
                    RehearsalPhase.REMOVE,
                    created,
                    molecule -> molecule.outliveShutdown().timeout(CLEAN_UP),
                    state);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean passed() {
        return lost == null
                && results.stream().allMatch(result -> result.outcome() == PhaseOutcome.PASSED)
                && !ShutdownDelay.shuttingDown();
    }

    private void runPhase(RehearsalPhase phase, boolean wanted, Consumer<Molecule> limits, Path state) {
        var result = PhaseResult.notRun(phase);
        if (wanted) {
            options.listener().started(phase);
            result = PhaseJudge.judge(phase, run(phase, limits, state), ShutdownDelay.shuttingDown());
        }
        results.add(result);
        options.listener().ended(result);
    }

    private RunResult run(RehearsalPhase phase, Consumer<Molecule> limits, Path state) {
        var log = reports.log(phase);
        try (log) {
            var molecule = molecule().state(state).forEachLine(line -> {
                log.add(line);
                options.listener().printed(phase, line);
            });
            limits.accept(molecule);
            return molecule.run(phase.subcommand());
        } finally {
            if (lost == null) {
                lost = log.failure().orElse(null);
            }
        }
    }

    private Molecule molecule() {
        var molecule = Molecule.in(project).scenario(scenario);
        options.executable().ifPresent(molecule::ansible);
        options.vaultPasswordFiles().forEach(molecule::vaultPasswordFile);
        return molecule;
    }

    private static Duration atLeastNothing(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    private static void remove(Path directory) throws IOException {
        try (var tree = Files.walk(directory)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
