package io.glusterpress.messages;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the texts with which tasks of Ansible fail, with {@code …} for what Jinja puts in. */
final class YamlMessages {

    private static final Set<String> FAILING =
            Set.of("ansible.builtin.fail", "ansible.builtin.assert", "ansible.builtin.wait_for");

    private final String file;
    private final List<Message> found = new ArrayList<>();

    private YamlMessages(String file) {
        this.file = file;
    }

    static List<Message> in(String file, String source) {
        var reader = new YamlMessages(file);
        for (Node document : new Yaml().composeAll(new StringReader(source))) {
            reader.read("", document);
        }
        return reader.found;
    }

    private void read(String module, Node node) {
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> read("", item));
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String key = ((ScalarNode) entry.getKeyNode()).getValue();
                boolean said = key.equals("fail_msg") || (key.equals("msg") && FAILING.contains(module));
                if (said && entry.getValueNode() instanceof ScalarNode text) {
                    found.add(Message.of(
                            file, text.getValue().replaceAll("(?s)\\{\\{.*?\\}\\}|\\{%.*?%\\}", Message.VALUE)));
                }
                read(key, entry.getValueNode());
            }
        }
    }
}
