package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glusterpress.topology.InvalidTopology;
import io.glusterpress.topology.Topology;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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

    private <M extends EnvironmentsMojo> M prepare(M mojo) {
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
    void removesNoEnvironmentBecauseItsFileWasNotNamed() throws Exception {
        prepare(new GenerateMojo()).execute();
        files = List.of(files.get(1));
        var deploy = workplace.prepare(new DeployMojo());
        deploy.generate = true;
        var mojos = List.of(deploy, workplace.prepare(new CheckMojo()), workplace.prepare(new GenerateMojo()));
        for (var mojo : mojos) {
            mojo.topologyFile = files.get(0);
            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith("The project in " + workplace.output()
                            + " has an inventory for staging, which no topology file names. ");
        }
        assertThat(workplace.started()).isFalse();
        assertThat(workplace.output().resolve("inventories/staging/hosts.yml")).isRegularFile();
        assertThat(workplace.output().resolve("README-staging.md")).isRegularFile();
    }

    @Test
    void namesAFileThatIsNotThere() {
        files = List.of(root.resolve("stage.yml").toFile(), files.get(1));

        for (var mojo : List.of(prepare(new GenerateMojo()), prepare(new ValidateMojo()), prepare(new GraphMojo()))) {
            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessage("There is no topology file " + files.get(0)
                            + ". Write one there, run Maven in the directory that has it, or name it:"
                            + " -Dgluster.topologyFiles=FILES");
        }
    }

    @Test
    void validatesAndDrawsAll() throws Exception {
        prepare(new ValidateMojo()).execute();
        var graph = prepare(new GraphMojo());
        graph.graphDirectory = root.resolve("pictures").toFile();
        graph.execute();

        assertThat(workplace.log.infos)
                .containsExactly(
                        files.get(0) + " is valid. staging: 2 servers, 1 client, 1 volume and 1 site.",
                        files.get(1) + " is valid. ashleyrich: 2 servers, 1 client, 1 volume and 1 site.",
                        "written: " + root.resolve("pictures/staging.svg"),
                        "written: " + root.resolve("pictures/staging.mmd"),
                        "written: " + root.resolve("pictures/ashleyrich.svg"),
                        "written: " + root.resolve("pictures/ashleyrich.mmd"));
        assertThat(workplace.log.warnings).hasSize(2);
    }

    @Test
    void validatesAllThoughOneHasMistakes() throws Exception {
        var messages = new ArrayList<String>();
        for (var file : files) {
            var path = file.toPath();
            Files.writeString(path, Files.readString(path).replace("force: true", "forced: true"));
            assertThatThrownBy(() -> Topology.read(path))
                    .isInstanceOfSatisfying(InvalidTopology.class, e -> messages.add(e.getMessage()));
        }
        var graph = prepare(new GraphMojo());
        graph.graphDirectory = root.resolve("pictures").toFile();

        for (var mojo : List.of(prepare(new ValidateMojo()), graph)) {
            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessage(messages.get(0) + "\n\n" + messages.get(1))
                    .hasCauseInstanceOf(InvalidTopology.class);
        }
        assertThat(workplace.log.infos).isEmpty();
        assertThat(root.resolve("pictures")).doesNotExist();
    }

    @Test
    void refusesTwoFilesOfOneName() throws IOException {
        Files.copy(files.get(1).toPath(), files.get(0).toPath(), StandardCopyOption.REPLACE_EXISTING);

        for (var mojo : List.of(prepare(new GenerateMojo()), prepare(new ValidateMojo()), prepare(new GraphMojo()))) {
            assertThatThrownBy(mojo::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessage("Two topologies have the name ashleyrich. In one project each is an environment with an"
                            + " inventory of its own: give each another name.");
        }
        assertThat(workplace.output()).doesNotExist();
    }
}
