package io.glusterpress.topology;

import io.glusterpress.topology.Shape.Keys;
import io.glusterpress.topology.Shape.Named;
import io.glusterpress.topology.Shape.Text;
import io.glusterpress.topology.Shape.TextList;
import io.glusterpress.topology.Shape.TextOr;
import io.glusterpress.topology.Shape.WholeNumber;
import java.util.Locale;

/** The keys of the topology file in Markdown: a table for README.md, and a page of the site. */
final class TopologyReference {

    private final StringBuilder out = new StringBuilder();

    private TopologyReference() {}

    /** Returns the table of README.md, with its head. */
    static String table() {
        TopologyReference table = new TopologyReference();
        table.row("Key", "Meaning", "Default");
        table.row("---", "---", "---");
        table.rows("", TopologyShape.FILE);
        return table.out.toString();
    }

    /** Returns the page of the site. */
    static String page() {
        TopologyReference page = new TopologyReference();
        page.out.append("""
                # The topology file

                `gluster.yml` says which hosts there are, which of them are Gluster servers and which are app servers, which volumes they
                share, and which sites live on them. Everything else has a default. A file is accepted as a whole or refused as a whole,
                with every mistake named by line and column, before anything is written or any host is touched.

                ```yaml
                %s```

                ## In an editor

                The file has a [JSON Schema](gluster.schema.json). With it, an editor offers the keys, shows what they mean and marks most
                mistakes while you type. `mvn gluster:schema` writes it beside the topology file, and this first line names it for VS Code
                (with the YAML extension), for IntelliJ and for every editor with yaml-language-server:

                ```yaml
                # yaml-language-server: $schema=gluster.schema.json
                ```

                The schema knows one key at a time. That names exist, that paths keep out of each other's way and that bricks fill up replica
                sets is seen by `mvn gluster:generate` and the other goals.
                """.formatted(TutorialFile.resource("tutorial.yml")));
        page.section("All keys", "", TopologyShape.FILE);
        return page.out.toString();
    }

    private void rows(String path, Keys keys) {
        for (Key key : keys.keys()) {
            String name = path + key.name();
            if (key.shape() instanceof Keys below) {
                rows(name + ".", below);
            } else if (key.shape() instanceof Named named) {
                row("`" + name + ".<" + named.what() + ">`", key.meaning(), key.absent());
                rows(name + ".<" + named.what() + ">.", (Keys) named.each());
            } else {
                row("`" + name + "`", key.meaning(), key.absent());
            }
        }
    }

    private void section(String title, String path, Keys keys) {
        out.append("\n## ").append(title).append("\n\n");
        row("Key", "Meaning", "What to write", "Default");
        row("---", "---", "---", "---");
        for (Key key : keys.keys()) {
            row("`" + key.name() + "`", sentence(key.meaning()), form(key.shape()), key.absent());
        }
        if (!keys.example().isEmpty()) {
            String name = path.isEmpty() ? "" : path.substring(path.lastIndexOf('.') + 1) + ": ";
            out.append("\nFor example: `").append(name).append(keys.example()).append("`\n");
        }
        for (Key key : keys.keys()) {
            String name = path.isEmpty() ? key.name() : path + "." + key.name();
            if (key.shape() instanceof Keys below) {
                section("`" + name + "`", name, below);
            } else if (key.shape() instanceof Named named) {
                String each = name + ".<" + named.what() + ">";
                section("`" + each + "`", each, (Keys) named.each());
            } else if (key.shape() instanceof TextOr either && either.mapping() instanceof Keys below) {
                section("`" + name + "`, as a mapping", name, below);
            }
        }
    }

    private static String form(Shape shape) {
        if (shape instanceof Text text) {
            return words(text.form());
        }
        if (shape instanceof WholeNumber number) {
            return "a whole number from " + number.least() + " to " + number.most();
        }
        if (shape instanceof TextList list) {
            return "a list, such as `" + list.example() + "`";
        }
        if (shape instanceof Keys) {
            return "a mapping, see below";
        }
        if (shape instanceof Named named) {
            return "a mapping by name, see below; the name of " + words(named.names());
        }
        if (shape instanceof TextOr either) {
            return words(either.text().form()) + "; or a mapping, such as `"
                    + either.mapping().example() + "`";
        }
        return "`true` or `false`";
    }

    private static String words(Form form) {
        return form.words().replaceFirst("^(write it as |write |use )", "");
    }

    private static String sentence(String meaning) {
        return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".";
    }

    private void row(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
