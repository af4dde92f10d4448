package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules pass their own tests on every Python that they promise to run on and that this machine has. */
@Needs(Needs.What.ANSIBLE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModulesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<Python, RunningProgram> runs = new LinkedHashMap<>();

    /** They wait more than they work, so all run at the same time. */
    @BeforeAll
    void start() {
        String ansible = Program.of(
                        Python.WITH_ANSIBLE.toString(), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
                .run()
                .succeeded()
                .output()
                .strip();
        for (var python : Python.found()) {
            var program = Program.of(python.executable().toString(), "-m", "unittest", "discover")
                    .in(Checkout.root("templates/src/test/python"))
                    .with(Map.of("PYTHONPATH", ansible, "PYTHONDONTWRITEBYTECODE", "1"));
            runs.put(python, program.start(line -> {}));
        }
    }

    @AfterAll
    void stop() {
        runs.values().forEach(RunningProgram::kill);
    }

    Set<Python> pythons() {
        return runs.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pythons")
    void passTheirTests(Python python) {
        var outcome = Objects.requireNonNull(runs.get(python)).await(PATIENCE).succeeded();

        List<String> last =
                outcome.output().lines().filter(line -> !line.isEmpty()).toList();
        String ran = last.get(last.size() - 2);
        assertThat(ran).matches("Ran [1-9][0-9]{2,} tests in .*");
        System.out.println("Python %-8s %s: %s".formatted(python.version(), ran, last.get(last.size() - 1)));
    }
}
