package io.glusterpress.ansible;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

/** The files of one run, in a directory that only this user can enter, and that is removed at the end in any case. */
final class RunFiles implements AutoCloseable {

    /** The variable that tells the callback plugin where to write. */
    static final String EVENTS = "GLUSTERPRESS_EVENTS";

    private static final String PLUGIN = "glusterpress_events.py";

    private final Path directory;
    private final Thread remover;

    private RunFiles(Path directory) {
        this.directory = directory;
        this.remover = new Thread(this::remove, "remove-" + directory.getFileName());
    }

    static RunFiles create() {
        try {
            var files = new RunFiles(Files.createTempDirectory("glusterpress-"));
            files.removeAtShutdown();
            files.unpackPlugin();
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the run cannot be written: " + e.getMessage(), e);
        }
    }

    Path plugins() {
        return directory.resolve("callback_plugins");
    }

    Path events() {
        return directory.resolve("events.jsonl");
    }

    Path writeVariables(Map<String, ?> variables) {
        var file = directory.resolve("extra_vars.json");
        try {
            Files.createFile(file);
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
            new ObjectMapper().writeValue(file.toFile(), variables);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The extra variables cannot be written: " + e.getMessage(), e);
        }
    }

    Path write(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the run cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(remover);
        } catch (IllegalStateException e) {
            // the virtual machine is shutting down: the hook runs as well, and finds nothing left
        }
    }

    private void removeAtShutdown() {
        try {
            Runtime.getRuntime().addShutdownHook(remover);
        } catch (IllegalStateException e) {
            // the virtual machine is shutting down, and this run cleans up: close() removes the files
        }
    }

    private void unpackPlugin() throws IOException {
        Files.createDirectory(plugins());
        try (InputStream plugin = Objects.requireNonNull(RunFiles.class.getResourceAsStream(PLUGIN), PLUGIN)) {
            Files.copy(plugin, plugins().resolve(PLUGIN));
        }
    }

    private void remove() {
        if (!Files.exists(directory)) {
            return;
        }
        try (var tree = Files.walk(directory)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // the directory lies in the system's own place for such files, which cleans up too
        }
    }
}
