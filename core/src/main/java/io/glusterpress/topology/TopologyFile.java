package io.glusterpress.topology;

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
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * @throws InvalidTopology when it cannot be read, is larger than any topology, or is no UTF-8 text
     */
    SourceText read() {
        byte[] bytes = bytes();
        if (bytes.length > LARGEST) {
            throw wrong("the file is larger than 1 MiB, and no topology is", "name a topology file");
        }
        String encoding = otherEncoding(bytes);
        if (!encoding.isEmpty()) {
            throw wrong("the file is in " + encoding, "save it as UTF-8");
        }
        SourceText source = decoded(bytes);
        HiddenCharacters.refuse(source, file.toString());
        return source;
    }

    private byte[] bytes() {
        try {
            // A pipe or a device would be waited for, or never end.
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw wrong("this is a directory", adviceOf(file, "name the topology file in it"));
            }
            if (!attributes.isRegularFile()) {
                throw wrong("this is no file but a pipe, a socket or a device", "name a topology file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(LARGEST + 1);
            }
        } catch (NoSuchFileException missing) {
            throw missing();
        } catch (AccessDeniedException denied) {
            throw wrong("the file may not be read", "give yourself the right to read it");
        } catch (IOException unreadable) {
            if (Files.isSymbolicLink(file)) {
                throw wrong("this is a link that leads to no file", "name the topology file itself");
            }
            throw wrong("the file cannot be read (" + unreadable.getMessage() + ")", "name a topology file");
        }
    }

    private InvalidTopology missing() {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return wrong("this is a link that leads to no file", "name the topology file itself");
        }
        @Nullable Path directory = file.toAbsolutePath().getParent();
        return wrong(
                "there is no such file",
                adviceOf(directory == null ? file : directory, "write one, or name the one that you have"));
    }

    /** Returns the advice to take a YAML file of a directory, the one with the most similar name; else another advice. */
    private String adviceOf(Path directory, String otherwise) {
        String wanted = String.valueOf(file.getFileName());
        try (Stream<Path> files = Files.list(directory)) {
            List<String> names = files.filter(Files::isRegularFile)
                    .map(it -> String.valueOf(it.getFileName()))
                    .filter(it -> it.endsWith(".yml") || it.endsWith(".yaml"))
                    .sorted()
                    .limit(100)
                    .toList();
            String similar = directory.equals(file)
                    ? names.stream()
                            .filter(it -> it.startsWith("gluster."))
                            .findFirst()
                            .orElse("")
                    : Nearest.to(wanted, names).stream().findFirst().orElse("");
            return similar.isEmpty()
                    ? otherwise
                    : "name " + (directory.equals(file) ? file.resolve(similar) : file.resolveSibling(similar));
        } catch (IOException unreadable) {
            return otherwise;
        }
    }

    /** Returns which other encoding a file is in, as far as its first bytes tell. */
    private static String otherEncoding(byte[] bytes) {
        int first = bytes.length > 0 ? bytes[0] & 0xFF : 'x';
        int second = bytes.length > 1 ? bytes[1] & 0xFF : 'x';
        boolean bigEndian = first == 0xFE && second == 0xFF;
        boolean littleEndian = first == 0xFF && second == 0xFE;
        boolean withoutMark = (first == 0) != (second == 0);
        return bigEndian || littleEndian || withoutMark ? "UTF-16" : "";
    }

    private SourceText decoded(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, characters, true);
        String text = withoutMark(characters.flip().toString());
        if (result.isError()) {
            SourceText whole = new SourceText(file.toString(), withoutMark(new String(bytes, StandardCharsets.UTF_8)));
            throw whole.invalid(
                    whole.after(text),
                    String.format("the byte %02X is not in UTF-8", bytes[in.position()]),
                    "save the file as UTF-8");
        }
        return new SourceText(file.toString(), text);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private InvalidTopology wrong(String message, String advice) {
        return SourceText.invalid(file.toString(), SourceText.wholeFile(file.toString()), message, advice);
    }
}
