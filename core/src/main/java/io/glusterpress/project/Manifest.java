package io.glusterpress.project;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was generated: each path with the hash of its content, and the version that made it.
 *
 * <p>A file that people edited has the hash of what was generated when they edited it, or last decided to keep their edit. A template
 * of theirs has the hash of ours in whose place it comes, as it was when they last looked at it.
 */
final class Manifest {

    private final String version;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    private final SortedSet<String> kept = new TreeSet<>();
    private final SortedMap<String, Optional<String>> templates = new TreeMap<>();

    private Manifest(String version) {
        this.version = version;
    }

    /** The manifest of a directory in which all files are as they were generated. */
    static Manifest of(Rendering rendering) {
        Manifest manifest = new Manifest(rendering.version());
        rendering.files().forEach(file -> manifest.hashes.put(file.path(), Sha256.of(file.bytes())));
        rendering.overrides().forEach((path, override) -> manifest.templates.put(path, override.baseHash()));
        return manifest;
    }

    /** The manifest of a directory with files that people edited; one in conflict stays with what it was made from. */
    static Manifest of(Rendering rendering, Comparison comparison, Records records, Overrides overrides) {
        Manifest manifest = of(rendering);
        comparison
                .paths(Comparison.Fate.CONFLICT)
                .forEach(path -> records.base(path).ifPresent(hash -> manifest.hashes.put(path, hash)));
        manifest.templates.clear();
        manifest.templates.putAll(overrides.accepted());
        manifest.kept.addAll(comparison.paths(Comparison.Fate.KEPT));
        return manifest;
    }

    /** The manifest as a file of the project: one line per path, so that version control merges it line by line. */
    GeneratedFile file() {
        StringBuilder json =
                new StringBuilder("{\n  \"version\": ").append(quoted(version)).append(",\n  \"files\": {");
        addLines(
                json,
                hashes.entrySet().stream().map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue())));
        json.append("\n  }");
        if (!kept.isEmpty()) {
            json.append(",\n  \"kept\": [");
            addLines(json, kept.stream().map(Manifest::quoted));
            json.append("\n  ]");
        }
        if (!templates.isEmpty()) {
            json.append(",\n  \"templates\": {");
            addLines(
                    json,
                    templates.entrySet().stream()
                            .map(entry -> quoted(entry.getKey()) + ": "
                                    + entry.getValue().map(Manifest::quoted).orElse("null")));
            json.append("\n  }");
        }
        json.append("\n}\n");
        return new GeneratedFile(OutputPaths.MANIFEST, json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void addLines(StringBuilder json, Stream<String> lines) {
        json.append(lines.map(line -> "\n    " + line).collect(Collectors.joining(",")));
    }

    static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
