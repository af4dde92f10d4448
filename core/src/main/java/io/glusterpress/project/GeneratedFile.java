package io.glusterpress.project;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** A file of the project: its path and its content. */
public final class GeneratedFile {

    private final String path;
    private final byte[] content;

    GeneratedFile(String path, byte[] content) {
        this.path = path;
        this.content = content;
    }

    /**
     * Returns the path below the project's directory.
     *
     * @return a relative path whose separators are slashes
     */
    public String path() {
        return path;
    }

    /**
     * Returns the bytes of the file.
     *
     * @return a copy
     */
    public byte[] content() {
        return content.clone();
    }

    /**
     * Returns the content as text.
     *
     * @return the text, read as UTF-8
     */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return content;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GeneratedFile file && path.equals(file.path) && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, Arrays.hashCode(content));
    }

    /**
     * Returns the path.
     *
     * @return the same as {@link #path()}
     */
    @Override
    public String toString() {
        return path;
    }
}
