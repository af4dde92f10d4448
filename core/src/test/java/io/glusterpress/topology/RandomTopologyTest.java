package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.glusterpress.deployment.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Reader and schema on random topologies, good and hostile; {@code -Djqwik.tries.default=1000} runs more of them. */
class RandomTopologyTest {

    /** What the reader says about a text, beside the form that the schema has for it. */
    private static final Map<Form, Function<String, Optional<Flaw>>> FORMS = Map.of(
            AllowList.TOPOLOGY.form(),
            AllowList.TOPOLOGY::flawOf,
            AllowList.HOST.form(),
            AllowList.HOST::flawOf,
            AllowList.VOLUME.form(),
            AllowList.VOLUME::flawOf,
            AllowList.SITE.form(),
            AllowList.SITE::flawOf,
            AllowList.SSH_USER.form(),
            AllowList.SSH_USER::flawOf,
            SshCheck.KEY_FILE,
            SshCheck::flawOfPrivateKeyFile,
            SshCheck.JUMP_HOST,
            SshCheck::flawOfJumpHost,
            HostPaths.ABSOLUTE,
            HostPaths::flawOfAbsolute,
            HostPaths.BELOW_MOUNT,
            HostPaths::flawOfBelowMount);

    private Path directory = Path.of("");

    @BeforeProperty
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("glusterpress-random");
    }

    @AfterProperty
    void removeDirectory() throws IOException {
        Files.deleteIfExists(directory.resolve("gluster.yml"));
        Files.delete(directory);
    }

    @Property
    void readerAndSchemaAcceptWhatIsValid(@ForAll Random random) throws IOException {
        ObjectNode topology = RandomTopologies.next(random);

        Topology read = Topology.read(file(topology));

        assertThat(SchemaCheck.errors(topology)).isEmpty();
        assertThat(read.name()).isEqualTo(topology.path("name").textValue());
        assertThat(read.hosts()).hasSize(topology.path("hosts").size());
    }

    @Property
    void aHostileTextIsRefusedAndNothingIsWrittenOrNothingActsOnIt(@ForAll Random random) throws IOException {
        String hostile = HostileTexts.next(random);
        ObjectNode topology = HostileTexts.with(RandomTopologies.next(random), hostile, random);
        Path file = file(topology);

        if (accepts(file)) {
            assertThat(hostile).matches(HostileTexts::isInert, "a text that nothing acts on");
            assertThat(SchemaCheck.errors(topology)).isEmpty();
        } else {
            Path output = directory.resolve("generated-roles");
            assertThatThrownBy(() -> Deployment.read(file).in(output).write()).isInstanceOf(InvalidTopology.class);
            assertThat(directory).isDirectoryNotContaining(it -> !it.equals(file));
        }
    }

    @Property
    void aFormAllowsWhatTheReaderAllowsAndNothingThatActs(@ForAll Random random) {
        for (int i = 0; i < 200; i++) {
            String text = HostileTexts.next(random);
            FORMS.forEach((form, flawOf) -> {
                assertThat(form.allows(text))
                        .as("%s: <%s>, %s", form.name(), text, flawOf.apply(text))
                        .isEqualTo(flawOf.apply(text).isEmpty());
                assertThat(form.allows(text) && !HostileTexts.isInert(text))
                        .as("%s: <%s>", form.name(), text)
                        .isFalse();
            });
            assertThat(SshCheck.JUMP_HOST.allows(text) && text.contains("@-"))
                    .as("an option in place of a jump host: <%s>", text)
                    .isFalse();
            assertThat(Addresses.flawOf(text).isEmpty() && !Addresses.FOR_SSH.allows(text))
                    .as("address: <%s>", text)
                    .isFalse();
        }
    }

    @Property
    void aPlainWordIsTheSameInEveryVersionOfYamlOrRefused(@ForAll Random random) throws IOException {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            word.append("0123789abefoxEINn_.+-".charAt(random.nextInt(21)));
        }
        List<String> words =
                List.of(word.toString(), RandomTopologies.TWISTED.get(random.nextInt(RandomTopologies.TWISTED.size())));
        for (String each : words) {
            String text = TutorialFile.resource("tutorial.yml").replace("root: public", "root: " + each);
            if (accepts(Files.writeString(directory.resolve("gluster.yml"), text))) {
                assertThat(EditorYaml.read(text)
                                .orElseThrow()
                                .at("/sites/ashleyrich.com/root")
                                .textValue())
                        .isEqualTo(each);
            }
        }
    }

    private Path file(ObjectNode topology) throws IOException {
        return Files.writeString(directory.resolve("gluster.yml"), topology.toPrettyString());
    }

    private static boolean accepts(Path file) {
        try {
            Topology.read(file);
            return true;
        } catch (InvalidTopology refused) {
            return false;
        }
    }
}
