package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

    @TempDir
    Path root;

    private Path directory = Path.of("");

    @BeforeEach
    void makeDirectory() throws IOException {
        directory = Files.createDirectory(root.resolve("bin"));
    }

    private void docker(String script) {
        new Programs(directory).program("docker", "#!/bin/sh\n" + script + "\n");
    }

    private void require() {
        new DockerEngine(List.of(root.resolve("none"), directory), Duration.ofSeconds(2)).require();
    }

    @Test
    void asksTheEngine() {
        docker("test \"$*\" = 'version --format {{.Server.Version}}'");

        assertThatCode(this::require).doesNotThrowAnyException();
    }

    @Test
    void saysWhatToInstall() {
        assertThatThrownBy(this::require)
                .isInstanceOf(DockerNotReady.class)
                .hasMessage("There is no docker command on PATH, and a rehearsal runs in containers. Install Docker; on"
                        + " Debian and Ubuntu: sudo apt-get install docker.io");
    }

    @Test
    void saysHowToStartIt() {
        docker("echo; echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.' >&2; exit 1");

        assertThatThrownBy(this::require)
                .isInstanceOf(DockerNotReady.class)
                .hasMessage("The Docker engine does not answer. Start it (sudo systemctl start docker), or name another"
                        + " one (DOCKER_HOST). Docker said: Cannot connect to the Docker daemon at"
                        + " unix:///var/run/docker.sock.");
    }

    @Test
    void saysHowToBeLetIn() {
        docker("echo 'dial unix /var/run/docker.sock: connect: permission denied'; exit 1");
        String user = System.getProperty("user.name");

        assertThatThrownBy(this::require)
                .isInstanceOf(DockerNotReady.class)
                .hasMessage(
                        user + " may not use the Docker engine: sudo usermod --append --groups docker " + user
                                + ", then log in again. Docker said: dial unix /var/run/docker.sock: connect: permission denied");
    }

    @Test
    void doesNotWaitForEver() {
        docker("sleep 60");

        assertThatThrownBy(this::require)
                .isInstanceOf(DockerNotReady.class)
                .hasMessage("The Docker engine has not answered for 2 s. See what holds it up: docker version");
    }
}
