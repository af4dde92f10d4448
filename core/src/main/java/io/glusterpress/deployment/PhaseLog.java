package io.glusterpress.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The output of one phase in a file, to be read while it grows. What cannot be written never stops the phase. */
final class PhaseLog implements AutoCloseable {

    private final Writer writer;
    private volatile @Nullable UncheckedIOException failure;

    private PhaseLog(Writer writer, @Nullable UncheckedIOException failure) {
        this.writer = writer;
        this.failure = failure;
    }

    static PhaseLog in(Path file) throws IOException {
        return new PhaseLog(Files.newBufferedWriter(file, StandardCharsets.UTF_8), null);
    }

    static PhaseLog nowhere() {
        return new PhaseLog(Writer.nullWriter(), null);
    }

    /** A log that goes nowhere, since its file cannot be opened. */
    static PhaseLog lost(UncheckedIOException failure) {
        return new PhaseLog(Writer.nullWriter(), failure);
    }

    void add(String line) {
        try {
            writer.write(line);
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            keep(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            keep(e);
        }
    }

    /** The first reason why the file does not have everything. */
    Optional<UncheckedIOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void keep(IOException cause) {
        if (failure == null) {
            failure = new UncheckedIOException("The output of a phase cannot be kept: " + cause.getMessage(), cause);
        }
    }
}
