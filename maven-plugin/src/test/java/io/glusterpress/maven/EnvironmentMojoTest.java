package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several topology files in one project, as the goals take them. */
class EnvironmentMojoTest {

    @TempDir
    Path root;

    private Workplace workplace;
    private List<File> files;

    @BeforeEach
    void makeWorkplace() throws IOException {
        workplace = new Workplace(root);
        var production = root.resolve("production.yml");
        var staging = root.resolve("staging.yml");
        Files.move(workplace.topology(), production);
        Files.writeString(staging, Files.readString(production).replace("name: ashleyrich", "name: staging"));
        files = List.of(staging.toFile(), production.toFile());
    }

    private <M extends GlusterMojo> M prepare(M mojo) {
        workplace.prepare(mojo);
        mojo.topologyFiles = files;
        mojo.userProperties.setProperty("gluster.topologyFiles", files.get(0) + "," + files.get(1));
        return mojo;
    }

    @Test
    void writesAndChecksAllAndRunsOne() throws Exception {
        prepare(new GenerateMojo()).execute();
        prepare(new CheckMojo()).execute();
        var deploy = prepare(new DeployMojo());
        deploy.environment = "staging";
        deploy.execute();

        assertThat(workplace.output().resolve("inventories/ashleyrich/hosts.yml"))
                .isRegularFile();
        assertThat(workplace.arguments())
                .containsExactly(
                        "--inventory=" + workplace.output().resolve("inventories/staging"), "playbooks/site.yml");
    }

    @Test
    void runsNothingUnlessAnEnvironmentIsNamed() throws Exception {
        prepare(new GenerateMojo()).execute();

        assertThatThrownBy(() -> prepare(new PlanMojo()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There are several environments, and this goal runs one of them:"
                        + " -Dgluster.environment=staging or -Dgluster.environment=ashleyrich");
        var plan = prepare(new PlanMojo());
        plan.environment = "production";
        assertThatThrownBy(plan::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no environment production. Name one of these: staging, ashleyrich.");
        assertThat(workplace.started()).isFalse();
    }

    @Test
    void namesAllFilesWhenTheProjectIsOutOfDate() throws Exception {
        prepare(new GenerateMojo()).execute();
        Files.writeString(
                files.get(0).toPath(), Files.readString(files.get(0).toPath()).replace("10.132.0.21", "10.132.0.22"));

        assertThatThrownBy(() -> prepare(new CheckMojo()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith(workplace.output() + " is out of date with " + files.get(0) + " and "
                        + files.get(1) + ":\n  changed: .glusterpress/manifest.json\n")
                .hasMessageEndingWith(":generate -Dgluster.topologyFiles=" + files.get(0) + "," + files.get(1));
    }

    @Test
    void namesAFileThatIsNotThere() {
        files = List.of(root.resolve("stage.yml").toFile(), files.get(1));

        assertThatThrownBy(() -> prepare(new GenerateMojo()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no topology file " + files.get(0)
                        + ". Write one there, run Maven in the directory that has it, or name it:"
                        + " -Dgluster.topologyFiles=FILES");
    }

    @Test
    void refusesTwoFilesOfOneName() throws IOException {
        Files.copy(files.get(1).toPath(), files.get(0).toPath(), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> prepare(new GenerateMojo()).execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("Two topologies have the name ashleyrich. In one project each is an environment with an"
                        + " inventory of its own: give each another name.");
        assertThat(workplace.output()).doesNotExist();
    }
}
