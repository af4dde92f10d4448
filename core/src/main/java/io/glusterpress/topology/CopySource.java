package io.glusterpress.topology;

/**
 * The local directory whose files move to the volume, once.
 *
 * @param host the name of the client that has it
 * @param path the absolute path on it
 */
public record CopySource(String host, String path) {}
