package io.glusterpress.maven.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A program while it runs. */
final class RunningProgram {

    private final String command;
    private final Process process;
    private final long start = System.nanoTime();
    private final StringBuilder output = new StringBuilder();
    private final Thread reader;

    RunningProgram(String command, Process process, Consumer<String> lines) {
        this.command = command;
        this.process = process;
        reader = new Thread(() -> read(lines), "output of " + command);
        reader.setDaemon(true);
        reader.start();
    }

    void write(String input) {
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it ended without having read all, and its status tells
        }
    }

    Outcome await(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw new AssertionError(command + " did not end within " + patience + " and printed:\n" + printed());
            }
            var duration = Duration.ofNanos(System.nanoTime() - start);
            // a process that it left behind may hold its output open
            reader.join(2000);
            return new Outcome(command, process.exitValue(), printed(), duration);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", e);
        }
    }

    /** Kills it and all that it started, without a chance to clean up. */
    void kill() {
        var all = process.toHandle().descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** Does to it, and to all that it started, what Ctrl-C does. */
    void interrupt() {
        var all = process.toHandle().descendants().toList();
        Program.of("kill", "-INT", Long.toString(process.pid())).run().succeeded();
        // some may have ended meanwhile
        all.forEach(it -> Program.of("kill", "-INT", Long.toString(it.pid())).run());
    }

    private void read(Consumer<String> lines) {
        try (var stream = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                synchronized (output) {
                    output.append(line).append('\n');
                }
                lines.accept(line);
            }
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    String printed() {
        synchronized (output) {
            return output.toString();
        }
    }
}
