package io.glusterpress.project;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was generated: each path with the hash of its content, and the version that made it. */
final class Manifest {

    private final String version;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    private Manifest(String version) {
        this.version = version;
    }

    static Manifest of(String version, Collection<GeneratedFile> files) {
        Manifest manifest = new Manifest(version);
        files.forEach(file -> manifest.hashes.put(file.path(), Sha256.of(file.bytes())));
        return manifest;
    }

    /** The manifest as a file of the project: one line per path, so that version control merges it line by line. */
    GeneratedFile file() {
        StringBuilder json =
                new StringBuilder("{\n  \"version\": ").append(quoted(version)).append(",\n  \"files\": {");
        String separator = "\n";
        for (var entry : hashes.entrySet()) {
            json.append(separator)
                    .append("    ")
                    .append(quoted(entry.getKey()))
                    .append(": ")
                    .append(quoted(entry.getValue()));
            separator = ",\n";
        }
        json.append("\n  }\n}\n");
        return new GeneratedFile(OutputPaths.MANIFEST, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
