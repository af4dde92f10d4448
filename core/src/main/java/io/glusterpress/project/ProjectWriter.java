package io.glusterpress.project;

import io.glusterpress.project.Comparison.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes the files of a project to a directory by the records of the last run, or tells what that would change. */
final class ProjectWriter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What may lie in a directory beside a project that is about to be written there. */
    private static final Set<String> WELCOME = Set.of(
            OutputPaths.RECORDS,
            "gluster.yml",
            "gluster.schema.json",
            "pom.xml",
            "target",
            ".mvn",
            "mvnw",
            "mvnw.cmd",
            ".git",
            ".gitignore",
            ".gitattributes",
            ".idea",
            ".vscode",
            ".classpath",
            ".project",
            ".settings",
            ".venv");

    private final OutputDirectory directory;
    private final Rendering rendering;
    private final WriteOptions options;

    private ProjectWriter(OutputDirectory directory, Rendering rendering, WriteOptions options) {
        this.directory = directory;
        this.rendering = rendering;
        this.options = options;
    }

    static WriteResult write(Path given, Rendering rendering, WriteOptions options, Optional<Path> templateDirectory) {
        return write(given, rendering, options, templateDirectory, OutputFiles::new);
    }

    static WriteResult write(
            Path given,
            Rendering rendering,
            WriteOptions options,
            Optional<Path> templateDirectory,
            Function<OutputDirectory, OutputFiles> output) {
        makeDirectory(given);
        OutputDirectory directory = OutputDirectory.at(given);
        templateDirectory.ifPresent(templates -> requireApart(directory, templates));
        return OutputLock.holding(directory, PATIENCE, () -> {
            Records records = Records.read(directory);
            if (!records.found()) {
                requireOwn(directory, options, templateDirectory);
            }
            return new ProjectWriter(directory, rendering, options).write(records, output.apply(directory));
        });
    }

    static Drift compare(Path given, Rendering rendering) {
        OutputDirectory directory = OutputDirectory.at(given);
        Records records = Records.read(directory);
        Comparison comparison = Comparison.of(directory, records, rendering.files());
        Overrides overrides = Overrides.of(rendering, records);
        comparison.addManifest(
                Manifest.of(rendering, comparison, records, overrides).file(), records);
        return new Drift(
                comparison.paths(Fate.MISSING),
                comparison.paths(Fate.CHANGED),
                comparison.paths(Fate.OBSOLETE),
                comparison.paths(Fate.EDITED, Fate.ABANDONED),
                comparison.paths(Fate.CONFLICT),
                comparison.paths(Fate.KEPT),
                overrides.warnings(),
                diff(directory, rendering, comparison.paths(Fate.CHANGED, Fate.EDITED, Fate.CONFLICT))
                        .capped(Drift.LINES));
    }

    private static UnifiedDiff diff(OutputDirectory directory, Rendering rendering, Collection<String> paths) {
        Set<String> wanted = Set.copyOf(paths);
        UnifiedDiff diff = new UnifiedDiff();
        for (GeneratedFile file : rendering.files()) {
            if (wanted.contains(file.path())) {
                diff.add(file.path(), directory.read(file.path()).orElse(new byte[0]), file.bytes());
            }
        }
        return diff;
    }

    private WriteResult write(Records records, OutputFiles output) {
        tidy(records, output);
        Comparison comparison = Comparison.of(directory, records, rendering.files());
        Overrides overrides = Overrides.of(rendering, records);
        comparison.choose(options, overrides);
        GeneratedFile manifest =
                Manifest.of(rendering, comparison, records, overrides).file();
        comparison.addManifest(manifest, records);
        List<String> written = comparison.paths(Fate.MISSING, Fate.CHANGED, Fate.TAKEN);
        List<String> removed = comparison.paths(Fate.OBSOLETE);
        String discarded =
                diff(directory, rendering, comparison.paths(Fate.TAKEN)).text();
        if (!discarded.isEmpty()) {
            options.discarding().accept(discarded);
        }
        if (!written.isEmpty() || !removed.isEmpty()) {
            output.write(OutputPaths.PENDING, records.pending(ours(comparison)));
            output.settle();
            removed.forEach(output::remove);
            writeFiles(manifest, new HashSet<>(written), output);
        }
        if (records.interrupted() || !written.isEmpty() || !removed.isEmpty()) {
            output.remove(OutputPaths.PENDING);
        }
        return new WriteResult(
                written,
                comparison.paths(Fate.UNCHANGED),
                removed,
                comparison.paths(Fate.EDITED, Fate.CONFLICT, Fate.KEPT, Fate.ABANDONED),
                List.of(),
                discarded);
    }

    /** Writes the manifest last: until then the pending records tell whose the files are. */
    private void writeFiles(GeneratedFile manifest, Set<String> written, OutputFiles output) {
        for (GeneratedFile file : rendering.files()) {
            if (written.contains(file.path())) {
                output.write(file.path(), file.bytes());
            }
        }
        output.settle();
        if (written.contains(manifest.path())) {
            output.write(manifest.path(), manifest.bytes());
        }
        output.settle();
    }

    /** The files that are as they are generated once this run has come to its end. */
    private List<GeneratedFile> ours(Comparison comparison) {
        Set<Fate> ours = EnumSet.of(Fate.MISSING, Fate.CHANGED, Fate.UNCHANGED, Fate.TAKEN);
        return rendering.files().stream()
                .filter(file -> ours.contains(comparison.fate(file.path())))
                .toList();
    }

    /** Removes what a run that was killed has left half done. */
    private void tidy(Records records, OutputFiles output) {
        output.removeTemporary(OutputPaths.MANIFEST);
        output.removeTemporary(OutputPaths.PENDING);
        if (records.interrupted()) {
            records.paths().forEach(output::removeTemporary);
            records.paths().stream()
                    .filter(path -> directory.kind(path) == OutputDirectory.Kind.NOTHING)
                    .forEach(output::removeEmptyDirectories);
        }
    }

    private static void makeDirectory(Path given) {
        if (Files.exists(given) && !Files.isDirectory(given)) {
            throw UnsafeOutputPath.file(given);
        }
        try {
            Files.createDirectories(given);
        } catch (IOException e) {
            throw new OutputFailure(given, e);
        }
    }

    static void requireApart(OutputDirectory directory, Path templates) {
        try {
            if (directory.root().startsWith(templates.toRealPath())) {
                throw new InvalidTemplateDirectory(
                        templates,
                        "it holds the output directory " + directory.given() + ", which would become a template.");
            }
        } catch (IOException e) {
            throw new OutputFailure(templates, e);
        }
    }

    private static void requireOwn(OutputDirectory directory, WriteOptions options, Optional<Path> templates) {
        List<String> foreign = directory.names().stream()
                .filter(name -> !WELCOME.contains(name))
                .filter(name -> options.topologyFiles().stream().noneMatch(file -> isAt(directory, name, file)))
                .filter(name -> templates.isEmpty() || !isAt(directory, name, templates.get()))
                .toList();
        if (!foreign.isEmpty()) {
            throw new ForeignOutputDirectory(directory.given(), foreign);
        }
    }

    private static boolean isAt(OutputDirectory directory, String name, Path place) {
        try {
            return Files.exists(place) && Files.isSameFile(directory.path(name), place);
        } catch (IOException e) {
            throw new OutputFailure(place, e);
        }
    }
}
