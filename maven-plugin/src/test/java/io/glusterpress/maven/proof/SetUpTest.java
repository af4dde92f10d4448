package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetUpTest {

    private static final String REASON = "missing: docker.io; as root: apt-get install docker.io";

    @TempDir
    private Path programs;

    @Test
    void nothingIsMissingWhereAllIsReady() throws Exception {
        makeAnsible();
        var ready = setUp(0, "Starting the Docker engine\nready\n", true);

        assertThat(ready.dockerIsMissing()).isEmpty();
        assertThat(ready.ansibleIsMissing()).isEmpty();
    }

    @Test
    void tellsWhatIsMissingByTheLastLine() {
        var missing = setUp(3, "Making .venv\n" + REASON + "\n", false);

        assertThat(missing.dockerIsMissing()).isEqualTo(REASON);
        assertThat(missing.ansibleIsMissing()).isEqualTo(REASON);
    }

    @Test
    void ansibleIsThereWithoutDocker() throws Exception {
        makeAnsible();

        assertThat(setUp(3, REASON, true).ansibleIsMissing()).isEmpty();
    }

    @Test
    void failsOnCiWhereSomethingIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(setUp(3, REASON, true)::dockerIsMissing)
                .withMessage("./quickstart --set-up-only: " + REASON);
    }

    @Test
    void failsWhereAnAttemptFailed() {
        assertThatIllegalStateException()
                .isThrownBy(setUp(1, "pip could not install", false)::dockerIsMissing)
                .withMessage("./quickstart --set-up-only: pip could not install");
        assertThatIllegalStateException()
                .isThrownBy(setUp(137, "", false)::dockerIsMissing)
                .withMessage("./quickstart --set-up-only: exit status 137");
    }

    private SetUp setUp(int status, String output, boolean onCi) {
        return new SetUp(new Outcome("quickstart", status, output, Duration.ZERO), programs, onCi);
    }

    private void makeAnsible() throws Exception {
        var file = Files.createFile(programs.resolve("ansible-playbook"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
