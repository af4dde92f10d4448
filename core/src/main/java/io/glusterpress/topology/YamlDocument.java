package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Related;
import io.glusterpress.topology.YamlNode.Entry;
import io.glusterpress.topology.YamlNode.Mapping;
import io.glusterpress.topology.YamlNode.Scalar;
import io.glusterpress.topology.YamlNode.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** One YAML document, read as nodes: no objects are made, and nothing in it can take much time or memory. */
final class YamlDocument {

    private static final Map<Tag, WordType> TYPES = Map.of(
            Tag.INT, WordType.WHOLE_NUMBER,
            Tag.FLOAT, WordType.NUMBER,
            Tag.BOOL, WordType.TRUE_OR_FALSE,
            Tag.TIMESTAMP, WordType.DATE,
            Tag.NULL, WordType.NOTHING,
            Tag.MERGE, WordType.MERGE);

    /** YAML 1.1 takes some of these for text: 08, 0o17. */
    private static final Pattern NUMBER_OF_1_2 = Pattern.compile("[-+]?[0-9]+|0o[0-7]+");

    /** Items of a list, each without the space behind its dash. */
    private static final Pattern DASHES = Pattern.compile("-[^\\s-]\\S*( -[^\\s-]\\S*)*");

    /** No topology has more levels than this. */
    private static final int DEEPEST = 20;

    /** Keys and values; no real topology comes near this. */
    private static final int MOST_NODES = 10_000;

    private final SourceText source;
    private final Iterator<Event> events;
    private final Resolver resolver = new Resolver();
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Map<String, Position> openAnchors = new HashMap<>();
    private @Nullable Event last;
    private @Nullable ScalarEvent goesOn;
    private int nodes;
    private final Map<String, Integer> sizes = new HashMap<>();

    private YamlDocument(SourceText source) {
        this.source = source;
        LoaderOptions unlimited = new LoaderOptions();
        unlimited.setCodePointLimit(Integer.MAX_VALUE);
        this.events = new Yaml(unlimited).parse(new StringReader(source.text())).iterator();
    }

    /**
     * Returns the only document of a file.
     *
     * @throws InvalidTopology when there is none, or no YAML, or more of it than any topology has
     */
    static YamlNode read(SourceText source) {
        YamlDocument document = new YamlDocument(source);
        try {
            return document.read();
        } catch (MarkedYAMLException broken) {
            throw new SyntaxMistake(source, broken, document.last).asInvalidTopology();
        }
    }

    private YamlNode read() {
        next();
        Event start = next();
        if (!(start instanceof DocumentStartEvent document)) {
            throw empty();
        }
        if (document.getTags() != null && !document.getTags().isEmpty()) {
            throw source.invalid(
                    source.between(document.getStartMark(), document.getStartMark()),
                    "a %TAG directive stands above, and no tags are read here",
                    "remove the line that starts with %TAG");
        }
        YamlNode top = node(next(), 0);
        next();
        Event end = next();
        if (!(end instanceof StreamEndEvent)) {
            throw source.invalid(
                    source.between(end.getStartMark(), end.getEndMark()),
                    "a second document starts here",
                    "keep one document in the file");
        }
        if (goesOn != null) {
            throw ofSeveralLines(goesOn);
        }
        if (top instanceof Scalar scalar && scalar.type() == WordType.NOTHING) {
            throw empty();
        }
        return top;
    }

    private InvalidTopology empty() {
        return source.invalid(source.wholeFile(), "the file is empty", TopologyShape.FILE.advice());
    }

    private Event next() {
        Event event = events.next();
        last = event;
        return event;
    }

    private YamlNode node(Event event, int depth) {
        Position position = source.between(event.getStartMark(), event.getEndMark());
        int before = nodes;
        count(1, position);
        if (depth > DEEPEST) {
            throw source.invalid(
                    position,
                    "this is nested more than " + DEEPEST + " levels deep",
                    "write it as flat as in the example of the README");
        }
        if (event instanceof AliasEvent alias) {
            return repeated(alias.getAnchor(), position);
        }
        @Nullable String anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            openAnchors.put(anchor, position);
        }
        YamlNode node = content(event, position, depth);
        if (anchor != null) {
            openAnchors.remove(anchor);
            anchors.put(anchor, node);
            sizes.put(anchor, nodes - before);
        }
        return node;
    }

    /** Counts what aliases repeat too: they can make a huge tree of a small file. */
    private void count(int more, Position position) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw source.invalid(
                    position,
                    "the file has more than " + MOST_NODES + " keys and values"
                            + (more > 1 ? ", counting those that aliases repeat" : ""),
                    "name a topology file, or make several deployments of it");
        }
    }

    private YamlNode content(Event event, Position position, int depth) {
        if (event instanceof ScalarEvent scalar) {
            if (goesOn == null && goesOn(scalar)) {
                goesOn = scalar;
            }
            return new Scalar(position, foreign(scalar.getTag(), Tag.STR), scalar.getValue(), type(scalar));
        }
        if (event instanceof SequenceStartEvent start) {
            List<YamlNode> items = new ArrayList<>();
            Event at = next();
            for (; !(at instanceof SequenceEndEvent); at = next()) {
                items.add(node(at, depth + 1));
            }
            Position whole = source.between(event.getStartMark(), at.getEndMark());
            return new Sequence(whole, foreign(start.getTag(), Tag.SEQ), List.copyOf(items));
        }
        List<Entry> entries = new ArrayList<>();
        Event at = next();
        for (; !(at instanceof MappingEndEvent); at = next()) {
            YamlNode key = node(at, depth + 1);
            entries.add(new Entry(key, node(next(), depth + 1)));
        }
        Position whole = source.between(event.getStartMark(), at.getEndMark());
        String tag = ((MappingStartEvent) event).getTag();
        return new Mapping(whole, foreign(tag, Tag.MAP), List.copyOf(entries));
    }

    /** Tells whether a word goes on in the next line, which is mostly not meant. */
    private static boolean goesOn(ScalarEvent scalar) {
        return scalar.getStartMark().getLine() != scalar.getEndMark().getLine()
                && !scalar.isLiteral()
                && !scalar.isFolded();
    }

    private InvalidTopology ofSeveralLines(ScalarEvent scalar) {
        Mark start = scalar.getStartMark();
        Mark end = scalar.getEndMark();
        if (scalar.isPlain() && DASHES.matcher(scalar.getValue()).matches()) {
            String first = scalar.getValue().split(" ", 2)[0];
            return source.invalid(
                    source.at(start.getLine() + 1, start.getColumn() + 1, first.length()),
                    "there is no space after this dash",
                    "write - " + Shown.key(first.substring(1)));
        }
        if (scalar.isPlain()) {
            return source.invalid(
                    source.firstWord(source.lineBelow(start.getLine() + 1)),
                    "this line goes on with the value above it",
                    "write it as key: value, or the whole value in one line",
                    new Related(source.between(start, end), "the value"));
        }
        return source.invalid(
                source.between(start, start),
                "this quote is not closed in its line",
                "write another " + source.character(start) + " at the end of the value",
                new Related(source.before(end), "closed only here"));
    }

    private YamlNode repeated(String anchor, Position position) {
        Position open = openAnchors.get(anchor);
        if (open != null) {
            throw source.invalid(
                    position,
                    "*" + Shown.key(anchor) + " repeats what it stands in, without end",
                    "write the value itself",
                    new Related(open, "starts here"));
        }
        YamlNode node = anchors.get(anchor);
        if (node == null) {
            throw source.invalid(
                    position,
                    "there is no &" + Shown.key(anchor) + " above for *" + Shown.key(anchor) + " to repeat",
                    anchors.isEmpty()
                            ? "write the value in quotes: " + Shown.quoted("*" + anchor)
                            : Nearest.advice(
                                    "*" + anchor,
                                    anchors.keySet().stream()
                                            .map(it -> "*" + it)
                                            .toList()));
        }
        count(sizes.getOrDefault(anchor, 0), position);
        return node.at(position);
    }

    private WordType type(ScalarEvent scalar) {
        String value = scalar.getValue();
        boolean isPlain = scalar.getTag() == null && scalar.getImplicit().canOmitTagInPlainScalar();
        if (!isPlain || value.length() > Text.LONGEST) {
            return WordType.TEXT;
        }
        return NUMBER_OF_1_2.matcher(value).matches()
                ? WordType.WHOLE_NUMBER
                : TYPES.getOrDefault(resolver.resolve(NodeId.scalar, value, true), WordType.TEXT);
    }

    /** Returns a tag unless it says what is known anyway. */
    private static Optional<String> foreign(@Nullable String tag, Tag usual) {
        if (tag == null || tag.equals("!") || tag.equals(usual.getValue())) {
            return Optional.empty();
        }
        return Optional.of(tag.startsWith(Tag.PREFIX) ? "!!" + tag.substring(Tag.PREFIX.length()) : tag);
    }
}
