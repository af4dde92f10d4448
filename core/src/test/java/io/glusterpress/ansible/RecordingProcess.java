package io.glusterpress.ansible;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that is never started; keeps what it was asked for, and ends as it is told to. */
final class RecordingProcess implements PlaybookProcess {

    final List<Command> commands = new ArrayList<>();
    Exit exit = new Exit(Ending.FINISHED, 0);
    String events = "";
    List<String> out = List.of();
    List<String> err = List.of();
    Optional<RuntimeException> failure = Optional.empty();
    private Optional<Duration> timeout = Optional.empty();
    private String variables = "";
    private String variablesMode = "";
    private String directoryMode = "";

    @Override
    public Exit run(Command command, Optional<Duration> longest, Output output) {
        commands.add(command);
        timeout = longest;
        try {
            if (command.environment().containsKey("GLUSTERPRESS_EVENTS")) {
                recordFiles();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.forEach(output.out());
        err.forEach(output.err());
        failure.ifPresent(e -> {
            throw e;
        });
        return exit;
    }

    Command command() {
        return commands.get(commands.size() - 1);
    }

    Optional<Duration> timeout() {
        return timeout;
    }

    String variables() {
        return variables;
    }

    String variablesMode() {
        return variablesMode;
    }

    String directoryMode() {
        return directoryMode;
    }

    Path runDirectory() {
        return eventsFile().resolveSibling("").normalize();
    }

    private Path eventsFile() {
        return Path.of(command().environment().getOrDefault("GLUSTERPRESS_EVENTS", ""));
    }

    private void recordFiles() throws IOException {
        Files.writeString(eventsFile(), events);
        directoryMode = mode(runDirectory());
        var file = runDirectory().resolve("extra_vars.json");
        if (Files.exists(file)) {
            variables = Files.readString(file);
            variablesMode = mode(file);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
