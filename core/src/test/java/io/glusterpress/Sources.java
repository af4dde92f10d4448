package io.glusterpress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The repository as text, for tests that hold its pages to it. */
final class Sources {

    private Sources() {}

    static Path root(String path) {
        return Path.of("..").resolve(path);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of all files below a directory whose names end so. */
    static String below(String directory, String... ends) {
        try (Stream<Path> files = Files.walk(root(directory))) {
            return files.filter(file -> Stream.of(ends).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .map(Sources::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that can say something to users, with literals that the source breaks over lines put together again. */
    static String joinedStrings() {
        String java = below("core/src/main/java", ".java") + below("maven-plugin/src/main/java", ".java");
        String project = below("templates/project", ".py", ".yml");
        return (java.replaceAll("\"\\s*\\+\\s*\"", "") + project.replaceAll("\"\\s*\"", "")).replaceAll("\\s+", " ");
    }

    static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }
}
