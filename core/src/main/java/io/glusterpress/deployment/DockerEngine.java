package io.glusterpress.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The Docker that a rehearsal needs: its command, and an engine that answers. */
final class DockerEngine {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Path> searchPath;
    private final Duration patience;

    DockerEngine(List<Path> searchPath) {
        this(searchPath, PATIENCE);
    }

    DockerEngine(List<Path> searchPath, Duration patience) {
        this.searchPath = searchPath;
        this.patience = patience;
    }

    /** Asks the engine for its version. */
    void require() {
        var program = searchPath.stream()
                .map(directory -> directory.resolve("docker"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .orElseThrow(() -> new DockerNotReady("There is no docker command on PATH, and a rehearsal runs in"
                        + " containers. Install Docker; on Debian and Ubuntu: sudo apt-get install docker.io"));
        try {
            ask(program);
        } catch (IOException e) {
            throw new DockerNotReady("The program " + program + " is there but cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DockerNotReady("The question for Docker was interrupted.");
        }
    }

    private void ask(Path program) throws IOException, InterruptedException {
        var answer = Files.createTempFile("glusterpress-docker-", ".txt");
        try {
            var process = new ProcessBuilder(program.toString(), "version", "--format", "{{.Server.Version}}")
                    .redirectErrorStream(true)
                    .redirectOutput(answer.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new DockerNotReady("The Docker engine has not answered for " + patience.toSeconds()
                        + " s. See what holds it up: docker version");
            }
            if (process.exitValue() != 0) {
                throw new DockerNotReady(refusal(lastLine(Files.readString(answer, StandardCharsets.UTF_8))));
            }
        } finally {
            Files.delete(answer);
        }
    }

    private static String refusal(String said) {
        if (said.toLowerCase(Locale.ROOT).contains("permission denied")) {
            String user = System.getProperty("user.name");
            return user + " may not use the Docker engine: sudo usermod --append --groups docker " + user
                    + ", then log in again. Docker said: " + said;
        }
        return "The Docker engine does not answer. Start it (sudo systemctl start docker), or name another one"
                + " (DOCKER_HOST). Docker said: " + said;
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce("nothing", (before, line) -> line).strip();
    }
}
