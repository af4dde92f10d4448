package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A topology file on disk, read as text. */
final class TopologyFile {

    private static final int LARGEST = 1 << 20;

    private final Path file;

    TopologyFile(Path file) {
        this.file = file;
    }

    /**
     * Returns the text of the file.
     *
     * @throws InvalidTopology when it cannot be read, is larger than any topology, or is not in UTF-8
     */
    SourceText read() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException missing) {
            throw wrong("there is no such file", "write one, or name the one that you have");
        } catch (AccessDeniedException denied) {
            throw wrong("the file may not be read", "give yourself the right to read it");
        } catch (IOException unreadable) {
            String message = Files.isDirectory(file)
                    ? "this is a directory"
                    : "the file cannot be read (" + unreadable.getMessage() + ")";
            throw wrong(message, "name a topology file");
        }
        if (bytes.length > LARGEST) {
            throw wrong("the file is larger than 1 MiB", "name a topology file");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            SourceText before = new SourceText(file.toString(), text);
            throw before.invalid(before.after(text), "the file is not in UTF-8", "save it in UTF-8");
        }
        return new SourceText(file.toString(), text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private InvalidTopology wrong(String message, String advice) {
        Position wholeFile = SourceText.wholeFile(file.toString());
        return SourceText.invalid(file.toString(), wholeFile, message, advice);
    }
}
