package io.glusterpress.messages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that the sources can say to users when something is wrong. */
final class Messages {

    /** What is given to these is read by programs, or tells of success. */
    private static final Set<String> NOT_SAID = Set.of(
            "compile",
            "contains",
            "endsWith",
            "equals",
            "info",
            "keys",
            "Named",
            "put",
            "setProperty",
            "sign",
            "startsWith",
            "Text");

    /** What the keys mean, which the page on the topology file has; comments of a first file; words in a drawing. */
    private static final Set<String> NO_MESSAGES = Set.of("TopologyShape.java", "StarterNotes.java", "SvgGraph.java");

    /** What to write instead follows each problem of a topology. */
    private static final Pattern ADVICE = Pattern.compile(
            "^(?:add|choose|correct|give|keep|list|make|mend|name|prefer|put|remove|save|take|use|write)\\b.*");

    private final List<Message> found = new ArrayList<>();

    private Messages() {}

    /** Reads them, each text once. */
    static List<Message> all() {
        var messages = new Messages();
        messages.below("core/src/main/java");
        messages.below("maven-plugin/src/main/java");
        messages.below("templates/project");
        messages.below(".ci");
        var texts = new TreeSet<String>();
        return messages.found.stream()
                .filter(message -> message.isSaid() && texts.add(message.text()))
                .toList();
    }

    private void below(String directory) {
        try (Stream<Path> files = Files.walk(Path.of("..").resolve(directory))) {
            files.filter(Files::isRegularFile).sorted().forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path path) {
        String file = path.getFileName().toString();
        if (NO_MESSAGES.contains(file)) {
            return;
        }
        if (file.endsWith(".java")) {
            boolean topology = path.toString().contains("topology");
            JavaMessages.in(file, text(path)).stream()
                    .filter(it -> !NOT_SAID.contains(it.callee()))
                    .map(JavaMessages.Text::message)
                    .filter(it -> !topology || !ADVICE.matcher(it.text()).matches())
                    .forEach(found::add);
        } else if (file.endsWith(".py")) {
            found.addAll(PythonMessages.in(file, text(path)));
        } else if (file.endsWith(".yml")) {
            found.addAll(YamlMessages.in(file, text(path)));
        } else if (file.endsWith(".sh")) {
            found.addAll(ShellMessages.in(file, text(path)));
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
