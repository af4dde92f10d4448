package io.glusterpress.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes templates of files that people edited: the same bytes at the same path in the template directory. */
final class EditMover {

    private EditMover() {}

    /** Copies the files that the options name, and returns their paths; the next rendering makes what was edited. */
    static List<String> move(Path given, Rendering rendering, WriteOptions options) {
        OutputDirectory directory = OutputDirectory.at(given);
        Records records = Records.read(directory);
        Comparison comparison = Comparison.of(directory, records, rendering.files());
        List<String> paths =
                comparison.choose(options, Overrides.of(rendering, records)).paths(Choice.Way.MOVE);
        Path templates = options.templateDirectory().orElseThrow(() -> InvalidChoice.nowhere(paths.get(0)));
        for (String path : paths) {
            requireNoTemplate(path, rendering.ownTemplate(path), templates);
        }
        if (Files.exists(templates)) {
            ProjectWriter.requireApart(directory, templates);
        }
        OutputDirectory target = make(templates);
        paths.forEach(target::kind);
        OutputFiles output = new OutputFiles(target);
        paths.forEach(path -> output.write(path, directory.read(path).orElseThrow()));
        output.settle();
        return paths;
    }

    /** Those moved files that are not made with the very bytes that they had: line ends of Windows become line feeds. */
    static List<String> madeDifferently(Path given, Rendering now, List<String> moved) {
        OutputDirectory directory = OutputDirectory.at(given);
        return moved.stream()
                .filter(path -> !Arrays.equals(directory.read(path).orElseThrow(), now.content(path)))
                .toList();
    }

    private static void requireNoTemplate(String path, Optional<String> template, Path templates) {
        if (template.isPresent() && !template.get().equals(path)) {
            throw InvalidChoice.ownTemplate(path, templates.resolve(template.get()));
        }
    }

    private static OutputDirectory make(Path templates) {
        try {
            Files.createDirectories(templates);
            return OutputDirectory.at(templates);
        } catch (IOException e) {
            throw new OutputFailure(templates, e);
        }
    }
}
