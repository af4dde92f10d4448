package io.glusterpress;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown at the root of the repository, whose snippets and tables have names in comments before them.
 *
 * @param text all of it
 */
record Document(String text) {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private static final Pattern MARK = Pattern.compile("<a id=\"([a-z0-9-]+)\"></a>");

    static Document read(String name) {
        return new Document(Sources.text(Sources.root(name)));
    }

    /** The lines between the fences that follow the comment of this name. */
    String snippet(String name) {
        String fenced = after("<!-- snippet: " + name + " -->\n```");
        String lines = fenced.substring(fenced.indexOf('\n') + 1);
        return lines.substring(0, lines.indexOf("```\n"));
    }

    /** The rows of the table that follows the comment of this name, without its head; each is a list of cells. */
    List<List<String>> table(String name) {
        return after("<!-- table: " + name + " -->\n")
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split(" \\| ", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** What links name, other sites left out. */
    List<String> links() {
        return Sources.matches(LINK, text).stream()
                .map(match -> match.group(1))
                .filter(target -> !target.startsWith("https://"))
                .toList();
    }

    /** What a link can name in this page. */
    List<String> anchors() {
        return Sources.matches(HEADING, text).stream()
                .map((MatchResult match) -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** Anchors that are written out, {@code <a id="…"></a>}: the only ones that a forge and the site agree on. */
    List<String> marks() {
        return Sources.matches(MARK, text).stream().map(match -> match.group(1)).toList();
    }

    private String after(String mark) {
        int start = text.indexOf(mark);
        if (start < 0) {
            throw new AssertionError("there is no " + mark);
        }
        return text.substring(start + mark.length());
    }
}
