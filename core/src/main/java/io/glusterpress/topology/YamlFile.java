package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import java.io.StringReader;
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

    private final SourceText source;

    YamlFile(SourceText source) {
        this.source = source;
    }

    /**
     * Returns the only document of the file.
     *
     * @throws InvalidTopology when there is none, or no YAML
     */
    Node compose() {
        String text = source.text();
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(Integer.MAX_VALUE);
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
            throw source.invalid(
                    source.after(text.substring(0, text.offsetByCodePoints(0, character.getPosition()))),
                    String.format("the character U+%04X may not be in a YAML file", character.getCodePoint()),
                    "remove it");
        } catch (YAMLException limit) {
            throw source.invalid(
                    source.wholeFile(), "the file is nested or aliased too deeply", "write the values out");
        }
        if (top == null || top.getTag().equals(Tag.NULL)) {
            throw source.invalid(source.wholeFile(), "the file is empty", TopologyShape.FILE.advice());
        }
        return top;
    }

    private InvalidTopology syntax(MarkedYAMLException broken) {
        @Nullable Mark mark = broken.getProblemMark();
        Position position = mark == null ? source.wholeFile() : source.between(mark, mark);
        String problem = Default.to(broken.getProblem(), "unknown");
        if (problem.startsWith("but found another document")) {
            return source.invalid(position, "a second document starts here", "keep one document in the file");
        }
        if (problem.contains("'\\t(TAB)'")) {
            return source.invalid(position, "there is a tab, which YAML does not take for indentation", "use spaces");
        }
        Matcher character = NO_TOKEN.matcher(problem);
        if (character.lookingAt()) {
            return source.invalid(
                    position, "no value may start with " + character.group(1), "write the value in quotes");
        }
        if (problem.equals("mapping values are not allowed here")) {
            return source.invalid(
                    position,
                    "there is a second key in the line, or a colon in a value",
                    "give every key its own line, or write the value in quotes");
        }
        @Nullable Mark start = broken.getContextMark();
        String context = start == null ? "" : ", " + broken.getContext() + " from line " + (start.getLine() + 1);
        return source.invalid(position, "this is no YAML: " + problem + context, "mend the syntax here or just above");
    }
}
