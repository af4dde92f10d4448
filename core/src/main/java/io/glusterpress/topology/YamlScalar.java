package io.glusterpress.topology;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes values that passed their checks: plain where every reader of YAML takes them for text, else in quotes. */
final class YamlScalar {

    private static final Pattern PLAIN = Pattern.compile("([A-Za-z/]|~/)[A-Za-z0-9/._@+-]*");
    private static final Set<String> WORDS = Set.of("y", "n");

    private YamlScalar() {}

    static String of(String value) {
        return isPlain(value) ? value : '"' + value + '"';
    }

    private static boolean isPlain(String value) {
        return Addresses.isIpv4(value)
                || (PLAIN.matcher(value).matches()
                        && !WORDS.contains(value.toLowerCase(Locale.ROOT))
                        && new Resolver().resolve(NodeId.scalar, value, true).equals(Tag.STR));
    }
}
