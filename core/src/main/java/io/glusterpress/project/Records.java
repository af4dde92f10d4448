package io.glusterpress.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the generator knows of an output directory: the hashes that it gave to each path.
 *
 * <p>A run writes down what it is about to write, the pending records, before it touches any file, and removes them after it has
 * written the manifest. A run that is killed in between leaves them, and the next one knows by them that the files of both the
 * old and the new kind are the generator's, and no person's edits.
 */
final class Records {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SortedMap<String, SortedSet<String>> hashes = new TreeMap<>();
    private final Map<String, String> bases = new HashMap<>();
    private final Set<String> kept = new HashSet<>();
    private final Map<String, Optional<String>> templates = new HashMap<>();
    private boolean interrupted;
    private boolean found;

    private Records() {}

    static Records read(OutputDirectory directory) {
        Records records = new Records();
        records.interrupted = records.add(directory, OutputPaths.PENDING);
        records.found = records.add(directory, OutputPaths.MANIFEST) || records.interrupted;
        return records;
    }

    /** Tells whether a run wrote here before. */
    boolean found() {
        return found;
    }

    /** Tells whether the last run did not come to its end. */
    boolean interrupted() {
        return interrupted;
    }

    Set<String> paths() {
        return hashes.keySet();
    }

    boolean generated(String path, byte[] content) {
        SortedSet<String> known = hashes.get(path);
        return known != null && known.contains(Sha256.of(content));
    }

    /** Tells whether another content was generated for a path than this. */
    boolean generatedDifferently(String path, byte[] content) {
        return hashes.containsKey(path) && !generated(path, content);
    }

    /** Tells whether somebody decided that a file stays as it was edited. */
    boolean kept(String path) {
        return kept.contains(path);
    }

    /** What is known of a template of the user's: the hash of ours in whose place it came, or that there was none. */
    Optional<Optional<String>> template(String path) {
        return Optional.ofNullable(templates.get(path));
    }

    /** The hash of what was generated when a file was edited. */
    Optional<String> base(String path) {
        return Optional.ofNullable(bases.get(path));
    }

    /** The pending records of a run that is about to write these files. */
    byte[] pending(Collection<GeneratedFile> files) {
        SortedMap<String, SortedSet<String>> pending = new TreeMap<>();
        hashes.forEach((path, known) -> pending.put(path, new TreeSet<>(known)));
        for (GeneratedFile file : files) {
            pending.computeIfAbsent(file.path(), path -> new TreeSet<>()).add(Sha256.of(file.bytes()));
        }
        StringBuilder json = new StringBuilder("{\n  \"files\": {");
        String separator = "\n";
        for (var entry : pending.entrySet()) {
            json.append(separator)
                    .append("    ")
                    .append(Manifest.quoted(entry.getKey()))
                    .append(": [\"");
            json.append(String.join("\", \"", entry.getValue())).append("\"]");
            separator = ",\n";
        }
        return json.append("\n  }\n}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private boolean add(OutputDirectory directory, String file) {
        Optional<byte[]> content = directory.read(file);
        if (content.isEmpty()) {
            return false;
        }
        try {
            JsonNode root = JSON.readTree(content.get());
            addFiles(root.path("files"));
            addKept(root.path("kept"));
            addTemplates(root.path("templates"));
            return true;
        } catch (JsonProcessingException e) {
            throw new DamagedManifest(directory.shown(file), "it is not JSON: " + place(e));
        } catch (IOException e) {
            throw new OutputFailure(directory.shown(file), e);
        } catch (IllegalArgumentException e) {
            throw new DamagedManifest(directory.shown(file), String.valueOf(e.getMessage()));
        }
    }

    private void addFiles(JsonNode files) {
        if (!files.isObject()) {
            throw new IllegalArgumentException("it has no object \"files\"");
        }
        files.properties().forEach(entry -> addFile(entry.getKey(), entry.getValue()));
    }

    private void addFile(String path, JsonNode value) {
        if (!OutputPaths.isSafe(path) || OutputPaths.isReserved(path)) {
            throw new IllegalArgumentException("\"" + path + "\" is no path of a generated file");
        }
        SortedSet<String> known = hashes.computeIfAbsent(path, key -> new TreeSet<>());
        for (JsonNode hash : value.isArray() ? value : JSON.createArrayNode().add(value)) {
            if (!hash.isTextual() || !HASH.matcher(hash.textValue()).matches()) {
                throw new IllegalArgumentException("the hash of \"" + path + "\" is no SHA-256");
            }
            known.add(hash.textValue());
            bases.put(path, hash.textValue());
        }
    }

    private void addTemplates(JsonNode listed) {
        if (!listed.isMissingNode() && !listed.isObject()) {
            throw new IllegalArgumentException("\"templates\" is no object");
        }
        listed.properties().forEach(entry -> {
            JsonNode hash = entry.getValue();
            if (!hash.isNull()
                    && !(hash.isTextual() && HASH.matcher(hash.textValue()).matches())) {
                throw new IllegalArgumentException("the hash of the template \"" + entry.getKey() + "\" is no SHA-256");
            }
            templates.put(entry.getKey(), hash.isNull() ? Optional.empty() : Optional.of(hash.textValue()));
        });
    }

    private void addKept(JsonNode paths) {
        if (!paths.isMissingNode() && !paths.isArray()) {
            throw new IllegalArgumentException("\"kept\" is no list");
        }
        for (JsonNode path : paths) {
            if (!path.isTextual() || !hashes.containsKey(path.textValue())) {
                throw new IllegalArgumentException("\"kept\" names " + path + ", which is not among \"files\"");
            }
            kept.add(path.textValue());
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? "it is empty"
                : "line " + e.getLocation().getLineNr();
    }
}
