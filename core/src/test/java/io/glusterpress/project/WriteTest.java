package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteTest {

    private static final String MANIFEST = ".glusterpress/manifest.json";

    @TempDir
    private Path temporary;

    private static WriteResult result(
            List<String> written, List<String> unchanged, List<String> removed, List<String> kept) {
        return new WriteResult(written, unchanged, removed, kept, List.of(), "");
    }

    private Path out() {
        return temporary.resolve("generated-roles");
    }

    @Test
    void writesFilesAndAManifest() {
        WriteResult result =
                Sample.project("b.yml", "b\n", "roles/a/main.yml", "a\n").writeTo(out());
        assertThat(result)
                .isEqualTo(result(List.of(MANIFEST, "b.yml", "roles/a/main.yml"), List.of(), List.of(), List.of()));
        assertThat(Folder.files(out()))
                .hasSize(3)
                .containsEntry("b.yml", "b\n")
                .containsEntry("roles/a/main.yml", "a\n");
        assertThat(Folder.files(out()).get(MANIFEST)).isEqualTo("""
                        {
                          "version": "1.0",
                          "files": {
                            "b.yml": "0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f",
                            "roles/a/main.yml": "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"
                          }
                        }
                        """);
    }

    @Test
    void leavesFilesThatDidNotChangeUntouched() throws IOException {
        Sample.project("a", "1", "b", "1").writeTo(out());
        FileTime before = FileTime.from(Instant.parse("2020-01-02T03:04:05Z"));
        for (String path : List.of("a", "b", MANIFEST)) {
            Files.setLastModifiedTime(out().resolve(path), before);
        }
        assertThat(Sample.project("a", "1", "b", "1").writeTo(out()))
                .isEqualTo(result(List.of(), List.of(MANIFEST, "a", "b"), List.of(), List.of()));
        assertThat(Sample.project("a", "1", "b", "2").writeTo(out()))
                .isEqualTo(result(List.of(MANIFEST, "b"), List.of("a"), List.of(), List.of()));
        assertThat(Files.getLastModifiedTime(out().resolve("a"))).isEqualTo(before);
        assertThat(Folder.files(out())).containsEntry("b", "2").containsOnlyKeys(MANIFEST, "a", "b");
    }

    @Test
    void takesAnEditThatIsNowGeneratedForItsOwn() {
        Sample.project("a", "1").writeTo(out());
        Folder.write(out(), "a", "2");
        assertThat(Sample.project("a", "2").writeTo(out()).kept()).isEmpty();
        assertThat(Sample.project("a", "3").writeTo(out()).written()).containsExactly(MANIFEST, "a");
    }

    @Test
    void removesWhatIsNoLongerGeneratedWithItsEmptyDirectories() {
        Sample.project("a", "1", "roles/x/tasks/main.yml", "x", "roles/y/main.yml", "y", "z/z/z", "z")
                .writeTo(out());
        Folder.write(out(), "z/mine", "m");
        WriteResult result = Sample.project("a", "1", "roles/y/main.yml", "y").writeTo(out());
        assertThat(result.removed()).containsExactly("roles/x/tasks/main.yml", "z/z/z");
        assertThat(Folder.files(out())).containsOnlyKeys(MANIFEST, "a", "roles/y/main.yml", "z/mine");
    }

    @Test
    void keepsAnEditedFileThatIsNoLongerGenerated() {
        Sample.project("a", "1", "b", "1").writeTo(out());
        Folder.write(out(), "b", "mine");
        WriteResult result = Sample.project("a", "1").writeTo(out());
        assertThat(result).isEqualTo(result(List.of(MANIFEST), List.of("a"), List.of(), List.of("b")));
        assertThat(Folder.files(out())).containsEntry("b", "mine");
        assertThat(Sample.project("a", "1").writeTo(out()).kept()).isEmpty();
    }

    @Test
    void leavesForeignFilesAloneAndAFileOfAPersonAtAPathOfOurs() {
        Sample.project("a", "1").writeTo(out());
        Folder.write(out(), "foreign.txt", "f");
        Folder.write(out(), "b", "mine");
        Folder.write(out(), "c", "1");
        WriteResult result = Sample.project("a", "1", "b", "1", "c", "1").writeTo(out());
        assertThat(result).isEqualTo(result(List.of(MANIFEST), List.of("a", "c"), List.of(), List.of("b")));
        assertThat(Folder.files(out())).containsEntry("b", "mine").containsEntry("foreign.txt", "f");
        WriteResult later = Sample.project("a", "1").writeTo(out());
        assertThat(later.removed()).containsExactly("c");
        assertThat(later.kept()).containsExactly("b");
    }

    @Test
    void addsAgainWhatPeopleDeleted() throws IOException {
        Sample.project("a/b", "1").writeTo(out());
        Files.delete(out().resolve("a/b"));
        Files.delete(out().resolve("a"));
        assertThat(Sample.project("a/b", "1").writeTo(out()).written()).containsExactly("a/b");
    }

    @Test
    void makesADirectoryOfAFileAndAFileOfADirectory() {
        Sample.project("a", "1", "d/e/f", "1").writeTo(out());
        WriteResult result = Sample.project("a/b", "2", "d", "2").writeTo(out());
        assertThat(result.removed()).containsExactly("a", "d/e/f");
        assertThat(Folder.files(out())).containsOnlyKeys(MANIFEST, "a/b", "d");
    }

    @Test
    void makesAFileOfEmptyDirectories() throws IOException {
        Sample.project("a", "1").writeTo(out());
        Files.createDirectories(out().resolve("b/c/d"));
        Files.createDirectories(out().resolve("b/e"));
        assertThat(Sample.project("a", "1", "b", "1").writeTo(out()).written()).containsExactly(MANIFEST, "b");
        assertThat(out().resolve("b")).hasContent("1");
    }

    @Test
    void refusesADirectoryFullOfOtherThings() {
        Folder.write(out(), "site.yml", "s");
        Folder.write(out(), "roles/a/b", "r");
        assertThatThrownBy(() -> Sample.project("a", "1").writeTo(out()))
                .isInstanceOf(ForeignOutputDirectory.class)
                .hasMessage(
                        "Nothing was written to " + out()
                                + ": it holds roles, site.yml, and no project that was generated "
                                + "here (.glusterpress/manifest.json is missing). Name another output directory or an empty one. If the "
                                + "project was generated and only its manifest is lost, restore that file from version control.");
        assertThat(Folder.files(out())).containsOnlyKeys("site.yml", "roles/a/b");
        for (String name : List.of("1", "2", "3", "4", "5")) {
            Folder.write(out(), name, "");
        }
        assertThatThrownBy(() -> Sample.project("a", "1").writeTo(out()))
                .isInstanceOf(ForeignOutputDirectory.class)
                .hasMessageContaining(": it holds 1, 2, 3, 4, 5 and 2 more, and no project");
    }

    @Test
    void startsBesideABuildAVersionControlAndTheTopology() {
        List<String> welcome = List.of(
                "pom.xml",
                "gluster.yml",
                "gluster.schema.json",
                ".venv/bin/x",
                "target/x",
                ".git/HEAD",
                ".gitignore",
                ".gitattributes",
                ".mvn/x",
                "mvnw",
                "mvnw.cmd",
                ".idea/x",
                ".vscode/x",
                "shop.yaml",
                "templates/b");
        welcome.forEach(path -> Folder.write(out(), path, "theirs"));
        AnsibleProject project = AnsibleProject.of(
                Sample.topology(), Sample.tree("a", "1", ".gitattributes", "ours"), out().resolve("templates"));
        assertThatThrownBy(() -> project.writeTo(out()))
                .isInstanceOf(ForeignOutputDirectory.class)
                .hasMessageContaining(": it holds shop.yaml, and no project");
        WriteResult result =
                project.writeTo(out(), WriteOptions.defaults().withTopologyFiles(List.of(out().resolve("shop.yaml"))));
        assertThat(result)
                .isEqualTo(result(List.of(MANIFEST, "a", "b"), List.of(), List.of(), List.of(".gitattributes")));
        welcome.forEach(path -> assertThat(out().resolve(path)).hasContent("theirs"));
    }

    @Test
    void refusesToWriteIntoTheTemplateDirectory() {
        Folder.write(out(), "a", "1");
        AnsibleProject project = AnsibleProject.of(Sample.topology(), Sample.tree(), out());
        assertThatThrownBy(() -> project.writeTo(out().resolve("x")))
                .isInstanceOf(InvalidTemplateDirectory.class)
                .hasMessage("The template directory " + out() + " cannot be used: it holds the output directory "
                        + out().resolve("x") + ", which would become a template.");
    }

    @Test
    void namesWhatStandsInTheWay() {
        Sample.project("a", "1").writeTo(out());
        Folder.write(out(), "roles", "a file");
        Folder.write(out(), "b/mine", "");
        assertThatThrownBy(() -> Sample.project("a", "2", "roles/x", "1").writeTo(out()))
                .isInstanceOf(UnsafeOutputPath.class)
                .hasMessage("Nothing was written: " + out().resolve("roles")
                        + " is a file where the project has a directory. Move it away.");
        assertThatThrownBy(() -> Sample.project("a", "2", "b", "1").writeTo(out()))
                .isInstanceOf(UnsafeOutputPath.class)
                .hasMessage("Nothing was written: " + out().resolve("b")
                        + " is a directory where the project has a file. Move it away.");
        assertThatThrownBy(() -> Sample.project("a", "1").writeTo(out().resolve("a")))
                .isInstanceOf(UnsafeOutputPath.class)
                .hasMessage("Nothing was written: " + out().resolve("a")
                        + " is a file where the project has a directory. Move it away.");
        assertThat(Folder.files(out())).containsEntry("a", "1").containsOnlyKeys(MANIFEST, "a", "b/mine", "roles");
    }

    @Test
    void writesThroughAPathThatIsGivenAsALinkOrRelative() throws IOException {
        Path real = Files.createDirectory(temporary.resolve("real"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), real);
        Sample.project("a", "1").writeTo(link.resolve("../link/."));
        assertThat(Folder.files(real)).containsOnlyKeys(MANIFEST, "a");
    }
}
