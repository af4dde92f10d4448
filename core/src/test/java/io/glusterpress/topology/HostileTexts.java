package io.glusterpress.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Texts that Jinja, Velocity, a shell, nginx, ssh, YAML or a file system would act on, and what none of them acts on. */
final class HostileTexts {

    static final List<String> SEEDS = List.of(
            "{{ lookup('pipe', 'id') }}",
            "{{",
            "{% raw %}",
            "{#",
            "$(id)",
            "`id`",
            ";id",
            "&& id",
            "|id",
            "> /etc/passwd",
            "a\nb",
            "a\r\nb",
            "a # b",
            "#set($x=1)",
            "${x}",
            "$x",
            "$!{x}",
            "#include('x')",
            "\"",
            "'",
            "\\",
            "!unsafe x",
            "!!python/object:x",
            "-oProxyCommand=id",
            "-x",
            "../x",
            "/../x",
            "/srv/../etc",
            "..",
            "a\u0000b",
            "a\u202eb",
            "ü",
            "a b",
            "a\tb",
            "*",
            "?",
            "[a]",
            "~",
            "~root/x",
            "%h",
            "a=b",
            "a,b",
            "a;}",
            "} server {",
            "{}",
            "[]",
            "a: b",
            "- a",
            "&a",
            "*a",
            "@a",
            "%a",
            "|",
            ">",
            "",
            " ",
            "a@-oProxyCommand=id",
            "/srv/-rf",
            "user@host@host",
            "ａ");

    /** What the values of a topology may consist of, and how they may not start: nothing acts on these. */
    private static final Pattern INERT =
            Pattern.compile("(?!-)(?!.*/-)(?!(.*/)?\\.\\.(/|$))[A-Za-z0-9._@+/:\\[\\]~-]+");

    private static final String ACTIVE = "{}$`;&|<>()'\"\\#%!*?=,^ \n\t\u0000\u202e\u00a0üａ";

    private static final String HARMLESS = "abcXYZ019./:-_@+~[]";

    private HostileTexts() {}

    static boolean isInert(String text) {
        return INERT.matcher(text).matches();
    }

    static String next(Random random) {
        if (random.nextInt(3) == 0) {
            return SEEDS.get(random.nextInt(SEEDS.size()));
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            String characters = random.nextInt(4) == 0 ? ACTIVE : HARMLESS;
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return random.nextInt(8) == 0 ? text + SEEDS.get(random.nextInt(SEEDS.size())) : text.toString();
    }

    /** Returns the same topology with a text in place of one of its texts or names. */
    static ObjectNode with(ObjectNode topology, String hostile, Random random) {
        ObjectNode changed = topology.deepCopy();
        List<Runnable> places = new ArrayList<>();
        collect(changed, hostile, places);
        places.get(random.nextInt(places.size())).run();
        return changed;
    }

    private static void collect(JsonNode node, String hostile, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                String key = entry.getKey();
                if (entry.getValue().isTextual()) {
                    places.add(() -> object.put(key, hostile));
                }
                places.add(() -> rename(object, key, hostile));
                collect(entry.getValue(), hostile, places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, JsonNodeFactory.instance.textNode(hostile)));
            }
        }
    }

    private static void rename(ObjectNode object, String key, String name) {
        object.set(name, object.remove(key));
    }
}
