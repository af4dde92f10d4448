package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** One YAML file, read as nodes: no objects are made, and nothing in it can take much time or memory. */
final class YamlFile {

    private static final Pattern NO_TOKEN = Pattern.compile("found character '(.*)' that cannot start any token");
    private static final int LARGEST = 1 << 20;

    private final Path file;

    YamlFile(Path file) {
        this.file = file;
    }

    /**
     * Returns the only document of the file.
     *
     * @throws InvalidTopology when there is none, or no YAML
     */
    Node compose() {
        String text = text();
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LARGEST);
        limits.setNestingDepthLimit(20);
        limits.setMaxAliasesForCollections(50);
        // Tags are looked at where they stand; nothing is ever constructed from them.
        limits.setTagInspector(tag -> true);
        @Nullable Node top;
        try {
            top = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
        } catch (MarkedYAMLException broken) {
            throw syntax(broken);
        } catch (ReaderException character) {
            throw invalid(
                    at(text.substring(0, text.offsetByCodePoints(0, character.getPosition()))),
                    String.format("the character U+%04X may not be in a YAML file", character.getCodePoint()),
                    "remove it");
        } catch (YAMLException limit) {
            throw invalid(wholeFile(), "the file is nested or aliased too deeply", "write the values out");
        }
        if (top == null || top.getTag().equals(Tag.NULL)) {
            throw invalid(wholeFile(), "the file is empty", TopologyShape.FILE.advice());
        }
        return top;
    }

    private String text() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (NoSuchFileException missing) {
            throw invalid(wholeFile(), "there is no such file", "write one, or name the one that you have");
        } catch (AccessDeniedException denied) {
            throw invalid(wholeFile(), "the file may not be read", "give yourself the right to read it");
        } catch (IOException unreadable) {
            String message = Files.isDirectory(file)
                    ? "this is a directory"
                    : "the file cannot be read (" + unreadable.getMessage() + ")";
            throw invalid(wholeFile(), message, "name a topology file");
        }
        if (bytes.length > LARGEST) {
            throw invalid(wholeFile(), "the file is larger than 1 MiB", "name a topology file");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            throw invalid(at(text), "the file is not in UTF-8", "save it in UTF-8");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private InvalidTopology syntax(MarkedYAMLException broken) {
        @Nullable Mark mark = broken.getProblemMark();
        Position position =
                mark == null ? wholeFile() : new Position(file.toString(), mark.getLine() + 1, mark.getColumn() + 1);
        String problem = Default.to(broken.getProblem(), "unknown");
        if (problem.startsWith("but found another document")) {
            return invalid(position, "a second document starts here", "keep one document in the file");
        }
        if (problem.contains("'\\t(TAB)'")) {
            return invalid(position, "there is a tab, which YAML does not take for indentation", "use spaces");
        }
        Matcher character = NO_TOKEN.matcher(problem);
        if (character.lookingAt()) {
            return invalid(position, "no value may start with " + character.group(1), "write the value in quotes");
        }
        if (problem.equals("mapping values are not allowed here")) {
            return invalid(
                    position,
                    "there is a second key in the line, or a colon in a value",
                    "give every key its own line, or write the value in quotes");
        }
        @Nullable Mark start = broken.getContextMark();
        String context = start == null ? "" : ", " + broken.getContext() + " from line " + (start.getLine() + 1);
        return invalid(position, "this is no YAML: " + problem + context, "mend the syntax here or just above");
    }

    private Position wholeFile() {
        return new Position(file.toString(), 0, 0);
    }

    /** Returns the position after a text. */
    private Position at(String before) {
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        String lastLine = before.substring(before.lastIndexOf('\n') + 1);
        return new Position(file.toString(), line, lastLine.codePointCount(0, lastLine.length()) + 1);
    }

    private InvalidTopology invalid(Position position, String message, String advice) {
        Problem problem = new Problem(Severity.ERROR, Optional.of(position), "", "", message, advice);
        return new InvalidTopology(file.toString(), List.of(problem));
    }
}
