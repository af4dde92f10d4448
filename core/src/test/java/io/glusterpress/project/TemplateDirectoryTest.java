package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateDirectoryTest {

    @TempDir
    private Path temporary;

    private Path templates() throws IOException {
        return Files.createDirectories(temporary.resolve("templates"));
    }

    private AnsibleProject project(String... shipped) throws IOException {
        return AnsibleProject.of(Sample.topology(), Sample.tree(shipped), templates());
    }

    @Test
    void replacesAndAddsFiles() throws IOException {
        Folder.write(templates(), "a.yml.vm", "mine: $topology.name\n");
        Folder.write(templates(), "roles/extra/tasks/main.yml", "new");
        Folder.write(templates(), ".git/HEAD", "x");
        Folder.write(templates(), "roles/__pycache__/x.pyc", "x");
        AnsibleProject project = project("a.yml.vm", "ours\n", "b.yml", "ours");
        assertThat(Sample.paths(project)).containsExactly("a.yml", "b.yml", "roles/extra/tasks/main.yml");
        assertThat(Sample.text(project, "a.yml")).isEqualTo("mine: ashleyrich\n");
    }

    @Test
    void replacesATemplateByAFileAndAFileByATemplate() throws IOException {
        Folder.write(templates(), "a.yml", "mine $nope");
        Folder.write(templates(), "b.yml.vm", "mine $topology.name");
        AnsibleProject project = project("a.yml.vm", "ours", "b.yml", "ours");
        assertThat(Sample.text(project, "a.yml")).isEqualTo("mine $nope");
        assertThat(Sample.text(project, "b.yml")).isEqualTo("mine ashleyrich\n");
    }

    @Test
    void replacesTheFileOfOneHost() throws IOException {
        Folder.write(templates(), "host_vars/app1.yml", "mine");
        AnsibleProject project = project("host_vars/__host__.yml.vm", "ours $host.name\n");
        assertThat(Sample.text(project, "host_vars/app1.yml")).isEqualTo("mine");
        assertThat(Sample.text(project, "host_vars/gluster1.yml")).isEqualTo("ours gluster1\n");
    }

    @Test
    void takesAFileAwayByAnEmptyTemplate() throws IOException {
        Folder.write(templates(), "a.yml.vm", "");
        assertThat(Sample.paths(project("a.yml", "ours", "b.yml", "ours"))).containsExactly("b.yml");
    }

    @Test
    void isIncludedByOurTemplatesInPlaceOfOurs() throws IOException {
        Folder.write(templates(), "lib.vm", "mine\n");
        AnsibleProject project = project("a.vm", "#parse('lib.vm')", "lib.vm", "ours\n");
        assertThat(Sample.text(project, "a")).isEqualTo("mine\n");
    }

    @Test
    void namesItsFileForAMistake() throws IOException {
        Folder.write(templates(), "roles/a.yml.vm", "x: 1\ny: $nope\n");
        assertThatThrownBy(() -> project("roles/a.yml", "ours"))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage(templates().resolve("roles/a.yml.vm") + ":2:4: Variable $nope has not been set");
    }

    @Test
    void refusesALinkThatLeadsOut() throws IOException {
        Folder.write(temporary, "outside/file", "secret");
        Path link = templates().resolve("a.yml");
        Files.createSymbolicLink(link, temporary.resolve("outside/file"));
        assertThatThrownBy(() -> project())
                .isInstanceOf(InvalidTemplateDirectory.class)
                .hasMessage("The template directory " + templates() + " cannot be used: the link " + link
                        + " leads out of it, to "
                        + temporary.resolve("outside/file").toRealPath()
                        + "; copy what it leads to.");
        Files.delete(link);
        Files.createSymbolicLink(templates().resolve("roles"), temporary.resolve("outside"));
        assertThatThrownBy(() -> project())
                .isInstanceOf(InvalidTemplateDirectory.class)
                .hasMessageContaining("the link " + templates().resolve("roles") + " leads out of it");
    }

    @Test
    void followsALinkThatStaysInside() throws IOException {
        Folder.write(templates(), "a.yml", "mine");
        Files.createSymbolicLink(templates().resolve("b.yml"), Path.of("a.yml"));
        assertThat(Sample.text(project(), "b.yml")).isEqualTo("mine");
    }

    @Test
    void refusesALinkThatLeadsInACircle() throws IOException {
        Path link = Files.createSymbolicLink(templates().resolve("loop"), Path.of("."));
        assertThatThrownBy(() -> project())
                .isInstanceOf(InvalidTemplateDirectory.class)
                .hasMessage("The template directory " + templates() + " cannot be used: the link " + link
                        + " leads back to itself.");
    }

    @Test
    void refusesWhatIsNoDirectory() throws IOException {
        Path missing = temporary.resolve("missing");
        assertThatThrownBy(() -> AnsibleProject.of(Sample.topology(), missing))
                .isInstanceOf(InvalidTemplateDirectory.class)
                .hasMessage("The template directory " + missing + " cannot be used: it does not exist.");
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> AnsibleProject.of(Sample.topology(), file))
                .isInstanceOf(InvalidTemplateDirectory.class)
                .hasMessage("The template directory " + file + " cannot be used: it is not a directory.");
    }
}
