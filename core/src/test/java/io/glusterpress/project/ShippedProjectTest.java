package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.glusterpress.topology.Topology;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

class ShippedProjectTest {

    static Stream<Topology> topologies() {
        return Stream.of(
                Sample.topology(),
                Topology.builder()
                        .name("on")
                        .sshUser("root")
                        .sshPort(2222)
                        .sshPrivateKeyFile("/home/a/.ssh/id")
                        .sshJumpHost("ashley@jump.example.org")
                        .os("debian-12")
                        .host("yes", "yes.example.org", "192.0.2.1")
                        .host("a2", "a2.example.org", "192.0.2.2")
                        .host("a3", "192.0.2.3")
                        .server("yes")
                        .server("a2")
                        .server("a3")
                        .client("yes")
                        .client("a2")
                        .volume(
                                "off",
                                volume -> volume.replica(3)
                                        .brickOnEveryServer("/srv/off")
                                        .mount("/srv/mnt")
                                        .freshnessSeconds(5))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void isTextWithLineFeedsAndValidYaml(Topology topology) {
        AnsibleProject project = AnsibleProject.of(topology);
        assertThat(Sample.paths(project)).isNotEmpty().doesNotHaveDuplicates().isSorted();
        for (GeneratedFile file : project.files()) {
            assertThat(file.text()).as(file.path()).doesNotContain("\r").doesNotStartWith("\uFEFF");
            if (!file.text().isEmpty()) {
                assertThat(file.text()).as(file.path()).endsWith("\n");
            }
            if (file.path().endsWith(".yml")) {
                assertThatCode(() -> new Yaml(new AnyTag()).load(file.text()))
                        .as(file.path())
                        .doesNotThrowAnyException();
            }
        }
    }

    private static final class AnyTag extends SafeConstructor {

        AnyTag() {
            super(new LoaderOptions());
            for (String tag : new String[] {"!unsafe", "!vault"}) {
                yamlConstructors.put(new Tag(tag), new AbstractConstruct() {
                    @Override
                    public Object construct(Node node) {
                        return tag;
                    }
                });
            }
        }
    }
}
