package io.glusterpress.project;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of each path when a project is written to a directory. */
final class Comparison {

    /** What a write does with a file, and why. */
    enum Fate {
        /** Not there: added. */
        MISSING,
        /** There as the generator wrote it, but generated differently now: replaced. */
        CHANGED,
        /** There as it is generated now: not touched. */
        UNCHANGED,
        /** There as a person wrote it, and generated as before: kept. */
        EDITED,
        /** There as a person wrote it, and generated differently since: kept until somebody decides. */
        CONFLICT,
        /** There as a person wrote it, who decided that it stays: kept. */
        KEPT,
        /** There as a person wrote it, who decided for what is generated: replaced. */
        TAKEN,
        /** There as the generator wrote it, but no longer generated: removed. */
        OBSOLETE,
        /** No longer generated, and edited: kept. */
        ABANDONED
    }

    /** What every environment has. */
    private static final Pattern INVENTORY =
            Pattern.compile("inventories/([^/]+)/(hosts|group_vars/all/generated)\\.yml");

    private final OutputDirectory directory;
    private final SortedMap<String, Fate> fates = new TreeMap<>();

    private Comparison(OutputDirectory directory) {
        this.directory = directory;
    }

    static Comparison of(OutputDirectory directory, Records records, List<GeneratedFile> files) {
        Comparison comparison = new Comparison(directory);
        files.forEach(file -> comparison.fates.put(file.path(), comparison.fate(file, records)));
        comparison.addObsolete(records);
        comparison.requireEnvironments();
        comparison.requireRoom();
        return comparison;
    }

    /** Adds the manifest, which can be made only when the fates of all other files are known. */
    void addManifest(GeneratedFile manifest, Records records) {
        fates.put(manifest.path(), fate(manifest, records));
    }

    /** Applies what somebody decided about edited files. */
    Choice choose(WriteOptions options, Overrides overrides) {
        List<String> edited = paths(Fate.EDITED, Fate.CONFLICT, Fate.KEPT);
        Choice choice = Choice.of(options, paths(Fate.EDITED, Fate.CONFLICT), edited, overrides.open());
        List<String> kept = choice.paths(Choice.Way.KEEP);
        overrides.accept(kept);
        kept.stream().filter(edited::contains).forEach(path -> fates.put(path, Fate.KEPT));
        choice.paths(Choice.Way.TAKE).forEach(path -> fates.put(path, Fate.TAKEN));
        return choice;
    }

    Fate fate(String path) {
        return Objects.requireNonNull(fates.get(path));
    }

    List<String> paths(Fate... wanted) {
        Set<Fate> set = Set.of(wanted);
        return fates.entrySet().stream()
                .filter(entry -> set.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Fate fate(GeneratedFile file, Records records) {
        Optional<byte[]> content = directory.read(file.path());
        if (content.isEmpty()) {
            return Fate.MISSING;
        }
        if (Arrays.equals(content.get(), file.bytes())) {
            return Fate.UNCHANGED;
        }
        if (OutputPaths.isReserved(file.path())
                || records.generated(file.path(), content.get())
                || isOursInAnotherCase(file.path(), content.get(), records)) {
            return Fate.CHANGED;
        }
        if (records.generatedDifferently(file.path(), file.bytes())) {
            return Fate.CONFLICT;
        }
        return records.kept(file.path()) ? Fate.KEPT : Fate.EDITED;
    }

    /** Tells whether the file is there by a name that differs in case only, where such names are one file. */
    private boolean isOursInAnotherCase(String path, byte[] content, Records records) {
        return records.paths().stream()
                .anyMatch(other -> !other.equals(path)
                        && OutputPaths.fold(other).equals(OutputPaths.fold(path))
                        && records.generated(other, content)
                        && directory.isSameFile(other, path));
    }

    private void addObsolete(Records records) {
        Map<String, String> generated = new HashMap<>();
        fates.keySet().forEach(path -> generated.put(OutputPaths.fold(path), path));
        for (String path : records.paths()) {
            if (fates.containsKey(path)) {
                continue;
            }
            Optional<byte[]> content = directory.read(path);
            String sameInAnyCase = generated.get(OutputPaths.fold(path));
            if (content.isEmpty() || (sameInAnyCase != null && directory.isSameFile(path, sameInAnyCase))) {
                continue;
            }
            fates.put(path, records.generated(path, content.get()) ? Fate.OBSOLETE : Fate.ABANDONED);
        }
    }

    /** Makes sure that no environment goes because somebody did not name its topology file. */
    private void requireEnvironments() {
        Set<String> names = new TreeSet<>();
        for (String path : paths(Fate.OBSOLETE, Fate.ABANDONED)) {
            Matcher inventory = INVENTORY.matcher(path);
            if (inventory.matches()) {
                names.add(inventory.group(1));
            }
        }
        if (!names.isEmpty()) {
            throw new EnvironmentLeftOut(directory.given(), names);
        }
    }

    /** Makes sure that each file can be written once the obsolete ones are gone. */
    private void requireRoom() {
        Set<String> roomy = new HashSet<>();
        for (String path : paths(Fate.MISSING)) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                String parent = path.substring(0, slash);
                if (roomy.add(parent)
                        && directory.kind(parent) == OutputDirectory.Kind.FILE
                        && fates.get(parent) != Fate.OBSOLETE) {
                    throw UnsafeOutputPath.file(directory.shown(parent));
                }
            }
            if (directory.kind(path) == OutputDirectory.Kind.DIRECTORY
                    && !directory.filesBelow(path).stream().allMatch(file -> fates.get(file) == Fate.OBSOLETE)) {
                throw UnsafeOutputPath.directory(directory.shown(path));
            }
        }
    }
}
