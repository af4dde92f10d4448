package io.glusterpress.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The output of one phase in a file, to be read while it grows. */
final class PhaseLog implements AutoCloseable {

    private final Writer writer;

    private PhaseLog(Writer writer) {
        this.writer = writer;
    }

    static PhaseLog in(Path file) throws IOException {
        return new PhaseLog(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    static PhaseLog nowhere() {
        return new PhaseLog(Writer.nullWriter());
    }

    void add(String line) {
        try {
            writer.write(line);
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static UncheckedIOException failure(IOException cause) {
        return new UncheckedIOException("The output of a phase cannot be kept: " + cause.getMessage(), cause);
    }
}
