package io.glusterpress.topology;

/**
 * One server's directory that holds a copy of a volume's files.
 *
 * @param host the name of the server
 * @param path the absolute path on it
 */
public record Brick(String host, String path) {}
