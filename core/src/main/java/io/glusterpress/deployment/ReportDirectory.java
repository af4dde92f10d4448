package io.glusterpress.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The directory with the files that a rehearsal leaves: JUnit XML, JSON, and the output of each phase. */
final class ReportDirectory {

    private static final String JUNIT = "TEST-rehearsal.xml";
    private static final String JSON = "rehearsal.json";

    private final Optional<Path> directory;

    ReportDirectory(Optional<Path> directory) {
        this.directory = directory.map(path -> path.toAbsolutePath().normalize());
    }

    /** Makes it, and removes what an earlier rehearsal wrote there: nobody shall read that as today's. */
    void clear() {
        directory.ifPresent(path -> {
            try {
                Files.createDirectories(path);
                Files.deleteIfExists(path.resolve(JUNIT));
                Files.deleteIfExists(path.resolve(JSON));
                for (var phase : RehearsalPhase.values()) {
                    Files.deleteIfExists(path.resolve(logOf(phase)));
                }
            } catch (IOException e) {
                throw failure(e);
            }
        });
    }

    /** Opens the log of a phase, in a directory that somebody may have deleted since; it never throws. */
    PhaseLog log(RehearsalPhase phase) {
        if (directory.isEmpty()) {
            return PhaseLog.nowhere();
        }
        try {
            return PhaseLog.in(Files.createDirectories(directory.get()).resolve(logOf(phase)));
        } catch (IOException e) {
            return PhaseLog.lost(failure(e));
        }
    }

    void write(RehearsalResult result) {
        directory.ifPresent(path -> {
            try {
                Files.createDirectories(path);
                Files.writeString(path.resolve(JUNIT), JunitXml.of(result, this::output), StandardCharsets.UTF_8);
                Files.writeString(path.resolve(JSON), RehearsalJson.of(result), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw failure(e);
            }
        });
    }

    static String logOf(RehearsalPhase phase) {
        return phase.id() + ".log";
    }

    private String output(RehearsalPhase phase) {
        try {
            var log = directory.map(path -> path.resolve(logOf(phase))).filter(Files::exists);
            return log.isPresent() ? Files.readString(log.get(), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private UncheckedIOException failure(IOException cause) {
        return new UncheckedIOException(
                "The reports of the rehearsal cannot be written to " + directory.orElseThrow() + ": "
                        + cause.getMessage(),
                cause);
    }
}
