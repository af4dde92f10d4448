package io.glusterpress.project;

import io.glusterpress.project.Comparison.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
            ".settings");

    private final OutputDirectory directory;
    private final List<GeneratedFile> files;
    private final WriteOptions options;

    private ProjectWriter(OutputDirectory directory, List<GeneratedFile> files, WriteOptions options) {
        this.directory = directory;
        this.files = files;
        this.options = options;
    }

    static WriteResult write(
            Path given, List<GeneratedFile> files, WriteOptions options, Optional<Path> templateDirectory) {
        return write(given, files, options, templateDirectory, OutputFiles::new);
    }

    static WriteResult write(
            Path given,
            List<GeneratedFile> files,
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
            return new ProjectWriter(directory, files, options).write(records, output.apply(directory));
        });
    }

    static Drift compare(Path given, List<GeneratedFile> files) {
        OutputDirectory directory = OutputDirectory.at(given);
        Comparison comparison = Comparison.of(directory, Records.read(directory), files);
        Set<String> differing = new HashSet<>(comparison.paths(Fate.CHANGED, Fate.EDITED));
        differing.remove(OutputPaths.MANIFEST);
        UnifiedDiff diff = new UnifiedDiff();
        for (GeneratedFile file : files) {
            if (differing.contains(file.path())) {
                diff.add(file.path(), directory.read(file.path()).orElse(new byte[0]), file.bytes());
            }
        }
        return new Drift(
                comparison.paths(Fate.MISSING),
                comparison.paths(Fate.CHANGED),
                comparison.paths(Fate.OBSOLETE),
                comparison.paths(Fate.EDITED, Fate.ABANDONED),
                diff.capped(Drift.LINES));
    }

    private WriteResult write(Records records, OutputFiles output) {
        tidy(records, output);
        Comparison comparison = Comparison.of(directory, records, files);
        List<String> written = new ArrayList<>(comparison.paths(Fate.MISSING, Fate.CHANGED));
        List<String> kept = new ArrayList<>(comparison.paths(Fate.ABANDONED));
        (options.force() ? written : kept).addAll(comparison.paths(Fate.EDITED));
        written.sort(null);
        kept.sort(null);
        List<String> removed = comparison.paths(Fate.OBSOLETE);
        if (!written.isEmpty() || !removed.isEmpty()) {
            output.write(OutputPaths.PENDING, records.pending(contents()));
            output.settle();
            removed.forEach(output::remove);
            writeContents(new HashSet<>(written), output);
        }
        if (records.interrupted() || !written.isEmpty() || !removed.isEmpty()) {
            output.remove(OutputPaths.PENDING);
        }
        return new WriteResult(written, comparison.paths(Fate.UNCHANGED), removed, kept);
    }

    /** Writes the manifest last: until then the pending records tell whose the files are. */
    private void writeContents(Set<String> written, OutputFiles output) {
        for (GeneratedFile file : contents()) {
            if (written.contains(file.path())) {
                output.write(file.path(), file.bytes());
            }
        }
        output.settle();
        for (GeneratedFile file : files) {
            if (file.path().equals(OutputPaths.MANIFEST) && written.contains(file.path())) {
                output.write(file.path(), file.bytes());
            }
        }
        output.settle();
    }

    private List<GeneratedFile> contents() {
        return files.stream()
                .filter(file -> !file.path().equals(OutputPaths.MANIFEST))
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

    private static void requireApart(OutputDirectory directory, Path templates) {
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
                .filter(name -> !isAt(directory, name, options.topologyFile()))
                .filter(name -> !isAt(directory, name, templates))
                .toList();
        if (!foreign.isEmpty()) {
            throw new ForeignOutputDirectory(directory.given(), foreign);
        }
    }

    private static boolean isAt(OutputDirectory directory, String name, Optional<Path> place) {
        try {
            return place.isPresent()
                    && Files.exists(place.get())
                    && Files.isSameFile(directory.path(name), place.get());
        } catch (IOException e) {
            throw new OutputFailure(place.orElseThrow(), e);
        }
    }
}
