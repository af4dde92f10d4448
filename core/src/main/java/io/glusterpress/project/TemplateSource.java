package io.glusterpress.project;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One file of a template tree: its path in the tree, how to name it to people, and its bytes.
 *
 * <p>Lines end in a line feed, whatever a checkout on Windows made of them; a file with a NUL is no text and stays as it is.
 */
final class TemplateSource {

    private static final String SUFFIX = ".vm";

    private final String path;
    private final String origin;
    private final byte[] content;

    TemplateSource(String path, String origin, byte[] content) {
        this.path = path;
        this.origin = origin;
        this.content = withLineFeeds(content);
    }

    private static byte[] withLineFeeds(byte[] content) {
        byte[] text = new byte[content.length];
        int length = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == 0) {
                return content;
            }
            if (content[i] != '\r' || i + 1 == content.length || content[i + 1] != '\n') {
                text[length++] = content[i];
            }
        }
        return length == content.length ? content : Arrays.copyOf(text, length);
    }

    String path() {
        return path;
    }

    String origin() {
        return origin;
    }

    boolean isTemplate() {
        return path.endsWith(SUFFIX);
    }

    /** The path in the project, still with its placeholders. */
    String outputPath() {
        return isTemplate() ? path.substring(0, path.length() - SUFFIX.length()) : path;
    }

    byte[] content() {
        return content;
    }

    String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidTemplate(origin, 0, 0, "it is not text in UTF-8", e);
        }
    }
}
