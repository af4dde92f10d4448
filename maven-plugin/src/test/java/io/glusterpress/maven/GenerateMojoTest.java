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
        assertThat(workplace.log.warnings)
                .singleElement()
                .asString()
                .startsWith(workplace.topology() + ":11:14: warning: two copies cannot outvote each other: ")
                .endsWith("\n      --> volumes.ashleyrich_com.replica"
                        + "\n   11 |     replica: 2"
                        + "\n      |              ^"
                        + "\n      = help: prefer replica: 3 with a third server, or make the third server an arbiter by"
                        + " hand");
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
                        + ". Write a first one: mvn io.glusterpress:gluster-maven-plugin:init, run Maven in the"
                        + " directory that has yours, or name it: -Dgluster.topologyFile=FILE");
    }

    @Test
    void namesTheTopologyFileWithTheOtherEnding() throws IOException {
        var other = Files.move(workplace.topology(), workplace.topology().resolveSibling("gluster.yaml"));

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is no topology file " + workplace.topology() + ". There is " + other
                        + "; rename it, or name it: -Dgluster.topologyFile=" + other);
    }

    @Test
    void namesATopologyFileThatIsADirectory() throws IOException {
        Files.delete(workplace.topology());
        Files.createDirectory(workplace.topology());

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(workplace.topology() + " has 1 problem:\n\n" + workplace.topology()
                        + ": error: this is a directory\n      = help: name the topology file in it");
    }

    @Test
    void tellsEveryMistakeOfTheTopology() throws IOException {
        Files.writeString(
                workplace.topology(),
                Files.readString(workplace.topology())
                        .replace("clients: [app1]", "clients: [app2]")
                        .replace("force: true", "forced: true"));
        var file = workplace.topology();

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                        %1$s has 2 problems:

                        %1$s:8:11: error: app2 is no host
                              --> clients[0]
                            8 | clients: [app2]
                              |           ^^^^
                              = help: write app1

                        %1$s:13:5: error: forced is no key here
                              --> volumes.ashleyrich_com.forced
                           13 |     forced: true
                              |     ^^^^^^
                              = help: write force""".formatted(file));
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
