package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.topology.Topology;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed example is what its topology generates. */
class ExampleTest {

    @Test
    void isUpToDate() {
        Path directory = Path.of("../generated-roles");
        Drift drift = AnsibleProject.of(Topology.read(directory.resolve("gluster.yml")))
                .compareTo(directory);
        assertThat(drift.upToDate() && drift.edited().isEmpty())
                .as(
                        "generated-roles is out of date; ./mvnw install -DskipTests && ./mvnw -f generated-roles gluster:generate mends it%nmissing %s, changed %s, obsolete %s, edited %s%n%s",
                        drift.missing(), drift.changed(), drift.obsolete(), drift.edited(), drift.diff())
                .isTrue();
    }
}
