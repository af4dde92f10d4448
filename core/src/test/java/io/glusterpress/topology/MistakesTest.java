package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables in {@code mistakes/}: one change to the tutorial's file, and every problem that it makes.
 *
 * <p>A line {@code from => to} is the change, with {@code \n}, {@code \t}, {@code \0} (a NUL) and {@code \\}; the
 * lines below it are the problems.
 */
class MistakesTest {

    private static final List<String> TABLES = List.of(
            "keys",
            "types",
            "harm",
            "names",
            "ssh",
            "addresses",
            "members",
            "paths",
            "overlaps",
            "freshness",
            "syntax");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNamedWithItsPlaceAndWhatToWriteInstead(Mistake mistake) throws IOException {
        TutorialFile tutorial = new TutorialFile(directory);

        Path file = tutorial.with(mistake.from(), mistake.to());

        assertThat(tutorial.problemsOf(file)).isEqualTo(mistake.problems());
    }

    static Stream<Mistake> mistakes() {
        return TABLES.stream().flatMap(table -> read(TutorialFile.resource("mistakes/" + table + ".txt")));
    }

    private static Stream<Mistake> read(String table) {
        List<Mistake> mistakes = new ArrayList<>();
        for (String line : table.lines().toList()) {
            if (line.startsWith("  gluster.yml")) {
                mistakes.get(mistakes.size() - 1).problems().add(line.strip());
            } else if (!line.isEmpty()) {
                String[] change = line.split(" => ", 2);
                mistakes.add(new Mistake(unescaped(change[0]), unescaped(change[1]), new ArrayList<>()));
            }
        }
        return mistakes.stream();
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(.)").matcher(text).replaceAll(escape -> switch (escape.group(1)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "0" -> "\u0000";
            case "\\" -> "\\\\";
            default -> throw new IllegalArgumentException("no such escape: " + text);
        });
    }

    record Mistake(String from, String to, List<String> problems) {
        @Override
        public String toString() {
            return to.strip();
        }
    }
}
