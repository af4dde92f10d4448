package io.glusterpress.maven.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A program to be run in a directory, with an environment of its own. */
final class Program {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final List<String> command;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path directory = Checkout.ROOT;

    private Program(List<String> command) {
        this.command = command;
    }

    static Program of(String... command) {
        return new Program(List.of(command));
    }

    static Program of(List<String> command) {
        return new Program(List.copyOf(command));
    }

    Program in(Path newDirectory) {
        directory = newDirectory;
        return this;
    }

    Program with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    Outcome run() {
        return run("");
    }

    /** Runs it to its end; it reads the input. */
    Outcome run(String input) {
        var running = start(line -> {});
        running.write(input);
        return running.await(PATIENCE);
    }

    /** Starts it; the consumer gets each line as it comes. */
    RunningProgram start(Consumer<String> lines) {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ANSIBLE_") || name.startsWith("MOLECULE_"));
        builder.environment().putAll(environment);
        try {
            return new RunningProgram(String.join(" ", command), builder.start(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
