package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    @TempDir
    private Path temporary;

    private Path out;
    private Path outside;

    @BeforeEach
    void writeAProject() throws IOException {
        out = temporary.resolve("out");
        outside = Files.createDirectory(temporary.resolve("outside"));
        Folder.write(outside, "file", "secret");
        Sample.project("a", "1", "roles/x/main.yml", "1", "old/file", "secret").writeTo(out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "roles",
                "roles/x",
                "roles/x/main.yml",
                "old",
                ".glusterpress",
                ".glusterpress/manifest.json"
            })
    void refusesALinkInPlaceOfAFileOrDirectoryOfOurs(String path) throws IOException {
        Path place = out.resolve(path);
        Path target = Files.isDirectory(place) ? outside : outside.resolve("file");
        Files.move(place, temporary.resolve("moved"));
        Files.createSymbolicLink(place, target);
        assertRefused(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "playbooks", ".glusterpress/pending.json"})
    void refusesALinkThatLeadsNowhere(String path) throws IOException {
        Files.createSymbolicLink(out.resolve(path), outside.resolve("new"));
        assertRefused(path);
    }

    @Test
    void writesOverALinkThatWasPlantedForATemporaryFile() throws IOException {
        Path planted = out.resolve(".glusterpress-ca978112ca1bbdca~");
        Files.createSymbolicLink(planted, outside.resolve("file"));
        Sample.project("a", "2", "roles/x/main.yml", "1", "old/file", "secret").writeTo(out);
        assertThat(out.resolve("a")).hasContent("2");
        assertThat(planted).doesNotExist();
        assertThat(Folder.files(outside)).containsOnlyKeys("file").containsEntry("file", "secret");
    }

    private void assertRefused(String path) {
        SortedMap<String, String> before = Folder.files(out);
        AnsibleProject project = Sample.project("a", "2", "b", "2", "roles/x/main.yml", "2", "playbooks/site.yml", "2");
        String message = "Nothing was written: " + out.resolve(path)
                + " is a link, and links are not followed. Put the file or directory itself there, or remove the link.";
        assertThatThrownBy(() -> project.writeTo(out))
                .isInstanceOf(UnsafeOutputPath.class)
                .hasMessage(message);
        assertThatThrownBy(() -> project.compareTo(out))
                .isInstanceOf(UnsafeOutputPath.class)
                .hasMessage(message);
        assertThat(Folder.files(out)).isEqualTo(before);
        assertThat(Folder.files(outside)).containsOnlyKeys("file").containsEntry("file", "secret");
    }
}
