package io.glusterpress.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the templates made.
 *
 * @param version the version of Glusterpress
 * @param files the files in the order of their paths, without the manifest
 * @param own the paths that came from the user's templates, each with the path of its template
 */
record Rendering(String version, List<GeneratedFile> files, Map<String, String> own) {

    Optional<String> ownTemplate(String path) {
        return Optional.ofNullable(own.get(path));
    }
}
