package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckMojoTest {

    private static final String GENERATE = "mvn io.glusterpress:gluster-maven-plugin:generate";

    @TempDir
    Path root;

    private Workplace workplace;

    @BeforeEach
    void makeWorkplace() throws IOException {
        workplace = new Workplace(root);
    }

    private CheckMojo mojo() {
        return workplace.prepare(new CheckMojo());
    }

    private void generate() throws Exception {
        workplace.prepare(new GenerateMojo()).execute();
        workplace.log.infos.clear();
    }

    @Test
    void passesWhatIsUpToDate() throws Exception {
        generate();

        mojo().execute();

        assertThat(workplace.log.infos).containsExactly(workplace.output() + " is up to date.");
    }

    @Test
    void saysThatThereIsNothingYet() {
        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no project in " + workplace.output() + " yet. Write it: " + GENERATE);
    }

    @Test
    void namesFilesDifferencesAndTheCommandThatMendsThem() throws Exception {
        generate();
        var hostVars = Path.of("inventories/ashleyrich/host_vars/app1/generated.yml");
        Files.delete(workplace.output().resolve("playbooks/site.yml"));
        Files.writeString(
                workplace.topology(), Files.readString(workplace.topology()).replace("10.132.0.21", "10.132.0.22"));

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(workplace.output() + " is out of date with " + workplace.topology()
                        + ":\n  missing: playbooks/site.yml\n  changed: ")
                .hasMessageContaining("\n  changed: " + hostVars + "\n")
                .hasMessageContaining("\n-gluster_address: 10.132.0.21\n+gluster_address: 10.132.0.22\n")
                .hasMessageEndingWith("\nBring it up to date and look at what changed: " + GENERATE);
    }
}
