package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkipTest {

    @TempDir
    Path root;

    private Workplace workplace;

    @BeforeEach
    void breakTheTopology() throws IOException {
        workplace = new Workplace(root);
        Files.writeString(workplace.topology(), "not a topology");
    }

    private void assertSkipped(TopologyMojo mojo) throws MojoExecutionException, MojoFailureException {
        mojo.skip = true;

        workplace.prepare(mojo).execute();

        assertThat(workplace.log.infos).containsExactly("Skipped, because gluster.skip is set.");
        assertThat(workplace.log.warnings).isEmpty();
        assertThat(workplace.output()).doesNotExist();
        assertThat(workplace.started()).isFalse();
    }

    @Test
    void skipsGenerate() throws Exception {
        assertSkipped(new GenerateMojo());
    }

    @Test
    void skipsCheck() throws Exception {
        assertSkipped(new CheckMojo());
    }

    @Test
    void skipsPlan() throws Exception {
        assertSkipped(new PlanMojo());
    }

    @Test
    void skipsDeploy() throws Exception {
        assertSkipped(new DeployMojo());
    }

    @Test
    void skipsVerify() throws Exception {
        assertSkipped(new VerifyMojo());
    }

    @Test
    void skipsFailover() throws Exception {
        assertSkipped(new FailoverMojo());
    }

    @Test
    void skipsRehearse() throws Exception {
        assertSkipped(new RehearseMojo());
    }

    @Test
    void skipsRollback() throws Exception {
        assertSkipped(new RollbackMojo());
    }

    @Test
    void skipsValidate() throws Exception {
        assertSkipped(new ValidateMojo());
    }

    @Test
    void skipsInit() throws Exception {
        Files.delete(workplace.topology());

        assertSkipped(new InitMojo());

        assertThat(workplace.topology()).doesNotExist();
    }

    @Test
    void skipsGraph() throws Exception {
        var mojo = new GraphMojo();
        mojo.graphDirectory = root.resolve("pictures").toFile();

        assertSkipped(mojo);

        assertThat(root.resolve("pictures")).doesNotExist();
    }
}
