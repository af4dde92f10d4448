package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.maven.BuildMaven;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The example as a user has it: its POM and its topology file, somewhere else, with the plugin from a repository. */
final class UserProject {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private int runs;

    UserProject(Path directory) {
        this.directory = directory;
        create(project());
        // Maven takes options from the nearest directory of this name above, and those would be the build's
        create(directory.resolve(".mvn"));
        write("generated-roles/pom.xml", Example.pom());
        environment.putAll(BuildMaven.environment(Checkout.PROGRAMS));
    }

    /** Something of the user's beside the project. */
    Path path(String path) {
        return directory.resolve(path);
    }

    /** The directory of the POM, the topology file, and what is generated. */
    Path project() {
        return directory.resolve("generated-roles");
    }

    UserProject with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    void topology(String text) {
        write("generated-roles/gluster.yml", text);
    }

    UserProject write(String path, String content) {
        try {
            Files.writeString(directory.resolve(path), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Runs {@code mvn gluster:GOAL} to its end, and keeps what it printed. */
    Outcome mvn(String goal, String... options) {
        return keep(goal, start(goal, line -> {}, options).await(PATIENCE));
    }

    /** Starts it, and kills Maven and all that it started some time after a line with this text was printed. */
    Outcome killed(String goal, String text, Duration later, String... options) {
        var seen = new CountDownLatch(1);
        Consumer<String> look = line -> {
            if (line.contains(text)) {
                seen.countDown();
            }
        };
        var running = start(goal, look, options);
        try {
            if (!seen.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("never printed: " + text + "\n" + running.printed());
            }
            Thread.sleep(later.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.kill();
        var outcome = keep(goal, running.await(PATIENCE));
        assertThat(outcome.status()).as("exit status of a killed run").isEqualTo(128 + 9);
        return outcome;
    }

    RunningProgram start(String goal, Consumer<String> lines, String... options) {
        var arguments = new ArrayList<>(List.of("gluster:" + goal));
        arguments.addAll(List.of(options));
        // A build that was started in the background ignores Ctrl-C, and all that it starts inherits that.
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(BuildMaven.command(arguments));
        return Program.of(command).in(project()).with(environment).start(lines);
    }

    private Outcome keep(String goal, Outcome outcome) {
        runs++;
        write("%02d-%s.txt".formatted(runs, goal), outcome.output());
        return outcome;
    }

    private static void create(Path wanted) {
        try {
            Files.createDirectories(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
