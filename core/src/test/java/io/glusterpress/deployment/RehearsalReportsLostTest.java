package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of the reports while a rehearsal goes on: no container is left. */
@Timeout(120)
class RehearsalReportsLostTest {

    private static final int CREATE = 3;

    @TempDir
    Path root;

    private Programs programs = new Programs(Path.of(System.getProperty("java.io.tmpdir")));
    private Path reports = Path.of("");
    private final List<String> ended = new ArrayList<>();

    @BeforeEach
    void makeProject() throws IOException {
        programs = new Programs(Files.createDirectory(root.resolve("bin")));
        reports = root.resolve("target/rehearsal");
        deployment().write();
    }

    private Deployment deployment() {
        return Deployment.of(RehearsalTest.topology("ashleyrich")).in(root.resolve("generated-roles"));
    }

    private RehearsalResult rehearse() {
        return deployment()
                .rehearse(RehearsalOptions.defaults()
                        .withExecutable(programs.ansible())
                        .withReportDirectory(reports)
                        .withListener(new RehearsalListener() {
                            @Override
                            public void ended(PhaseResult result) {
                                ended.add(result.phase().id() + " " + result.outcome());
                            }
                        }));
    }

    private void whileStarting(String shell) {
        programs.onCall(
                CREATE,
                shell + "\necho '{\"event\":\"stats\",\"hosts\":{\"a\":{\"ok\":1}}}' >>\"$GLUSTERPRESS_EVENTS\"\n");
    }

    @Test
    void goesOnInANewDirectoryWhenTheOldOneIsDeleted() {
        whileStarting("rm -r '" + root.resolve("target") + "'");

        assertThat(rehearse().success()).isTrue();

        assertThat(reports).isDirectoryNotContaining("glob:**collections.log");
        assertThat(reports.resolve("remove.log")).hasContent("molecule destroy");
        assertThat(reports.resolve("TEST-rehearsal.xml")).isRegularFile();
    }

    @Test
    void removesTheContainersWhenNoLogCanBeOpened() {
        whileStarting("rm -r '" + reports + "'; echo x >'" + reports + "'");

        assertThatThrownBy(this::rehearse)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The reports of the rehearsal cannot be written to " + reports + ": " + reports);
        assertRemoved();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void removesTheContainersWhenTheDiskIsFull() {
        whileStarting("ln -s /dev/full '" + reports + "/prepare.log'; ln -s /dev/full '" + reports + "/remove.log'");

        assertThatThrownBy(this::rehearse)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The output of a phase cannot be kept: No space left on device");
        assertRemoved();
    }

    private void assertRemoved() {
        assertThat(programs.subcommands()).containsExactly("dependency", "destroy", "create", "prepare", "destroy");
        assertThat(ended)
                .containsExactly(
                        "collections PASSED",
                        "leftovers PASSED",
                        "create PASSED",
                        "prepare PASSED",
                        "deploy NOT_RUN",
                        "deploy-again NOT_RUN",
                        "verify NOT_RUN",
                        "failover NOT_RUN",
                        "verify-again NOT_RUN",
                        "remove PASSED");
    }
}
