package io.glusterpress.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the templates made.
 *
 * @param version the version of Glusterpress
 * @param files the files in the order of their paths, without the manifest
 * @param own the paths that came from the user's templates, each with the path of its template
 * @param overrides each template of the user's, by its path, with what it takes the place of
 * @param shipped the paths that our templates make
 */
record Rendering(
        String version,
        List<GeneratedFile> files,
        Map<String, String> own,
        Map<String, OwnTemplate> overrides,
        Set<String> shipped) {

    /**
     * A template of the user's.
     *
     * @param path the path of the file that it makes, the first one where it makes several
     * @param baseHash the hash of our template in whose place it comes, if there is one
     * @param base what our template would make at that path, if there is one
     */
    record OwnTemplate(String path, Optional<String> baseHash, Optional<GeneratedFile> base) {}

    Optional<String> ownTemplate(String path) {
        return Optional.ofNullable(own.get(path));
    }

    byte[] content(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(GeneratedFile::bytes)
                .orElse(new byte[0]);
    }
}
