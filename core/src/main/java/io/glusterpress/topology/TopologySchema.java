package io.glusterpress.topology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/** The JSON Schema of the topology file, with which editors complete and check it. */
public final class TopologySchema {

    /** The identity of the schema, in all versions. */
    public static final String ID = "https://glusterpress.io/gluster.schema.json";

    private TopologySchema() {}

    /**
     * Returns the schema.
     *
     * @return a JSON Schema of draft 7, the same on every run, with a line end at its end
     */
    public static String text() {
        return SchemaWriter.write(TopologyShape.FILE);
    }

    /**
     * Writes the schema, in place of an older one too.
     *
     * @param file the file, in a directory that exists
     * @return whether the file changed
     * @throws ForeignSchemaFile when there is a file that is no schema of the topology file
     */
    public static boolean writeTo(Path file) {
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs(file)) {
                throw new ForeignSchemaFile(file);
            }
            return replace(file);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static boolean isOurs(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            return new ObjectMapper()
                    .readTree(file.toFile())
                    .path("$id")
                    .asText()
                    .equals(ID);
        } catch (JsonProcessingException noJson) {
            return false;
        }
    }

    private static boolean replace(Path file) throws IOException {
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), text)) {
            return false;
        }
        // A file made by createTempFile could be read by nobody else.
        Path temporary = file.resolveSibling(".gluster.schema-" + UUID.randomUUID() + "~");
        try {
            Files.write(temporary, text, StandardOpenOption.CREATE_NEW);
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return true;
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static UncheckedIOException failure(Path file, IOException cause) {
        return new UncheckedIOException("Cannot write " + file + ": " + cause.getMessage(), cause);
    }
}
