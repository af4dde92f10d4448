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

class GenerateMojoTest {

    @TempDir
    Path root;

    private Workplace workplace;

    @BeforeEach
    void makeWorkplace() throws IOException {
        workplace = new Workplace(root);
    }

    private GenerateMojo mojo() {
        return workplace.prepare(new GenerateMojo());
    }

    @Test
    void writesTheProject() throws Exception {
        mojo().execute();

        assertThat(workplace.output().resolve("playbooks/site.yml")).isRegularFile();
        assertThat(workplace.log.infos)
                .singleElement()
                .asString()
                .matches(".*/generated-roles: \\d+ written, 0 unchanged, 0 removed, 0 kept");
        assertThat(workplace.log.warnings).singleElement().asString().contains("volumes.ashleyrich_com.replica");
    }

    @Test
    void namesWhatItWroteWhereOthersHaveBeen() throws Exception {
        mojo().execute();
        Files.writeString(
                workplace.topology(), Files.readString(workplace.topology()).replace("10.132.0.21", "10.132.0.22"));
        workplace.log.infos.clear();

        mojo().execute();

        assertThat(workplace.log.infos).contains("written: inventories/ashleyrich/host_vars/app1/generated.yml");
    }

    @Test
    void takesTemplatesOfTheUser() throws Exception {
        var templates = Files.createDirectories(root.resolve("templates/playbooks"));
        Files.writeString(templates.resolve("site.yml"), "- hosts: all\n");
        var mojo = mojo();
        mojo.templateDirectory = root.resolve("templates").toFile();

        mojo.execute();

        assertThat(workplace.output().resolve("playbooks/site.yml")).hasContent("- hosts: all");
    }

    @Test
    void namesATopologyFileThatIsNotThere() throws IOException {
        Files.delete(workplace.topology());

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no topology file " + workplace.topology()
                        + ". Write one there, run Maven in the directory that has it, or name it:"
                        + " -Dgluster.topologyFile=FILE");
    }

    @Test
    void tellsEveryMistakeOfTheTopology() throws IOException {
        Files.writeString(
                workplace.topology(),
                Files.readString(workplace.topology())
                        .replace("clients: [app1]", "clients: [app2]")
                        .replace("force: true", "forced: true"));

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("app2")
                .hasMessageContaining("forced");
        assertThat(workplace.output()).doesNotExist();
    }

    @Test
    void refusesAFolderOfOtherThings() throws IOException {
        Files.createDirectory(workplace.output());
        Files.writeString(workplace.output().resolve("letters.txt"), "");

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("Nothing was written to " + workplace.output() + ": it holds letters.txt");
    }
}
