package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DamagedManifestTest {

    @TempDir
    private Path out;

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "`{\n<<<<<<< HEAD\n}`!it is not JSON: line 2",
                "``!it has no object \"files\"",
                "{!it is not JSON: line 1",
                "{}!it has no object \"files\"",
                "[]!it has no object \"files\"",
                "{\"files\": {\"a\": 1}}!the hash of \"a\" is no SHA-256",
                "{\"files\": {\"a\": \"00\"}}!the hash of \"a\" is no SHA-256",
                "{\"files\": {\"../a\": \"\"}}!\"../a\" is no path of a generated file",
                "{\"files\": {\"/a\": \"\"}}!\"/a\" is no path of a generated file",
                "{\"files\": {\"a/./b\": \"\"}}!\"a/./b\" is no path of a generated file",
                "{\"files\": {\"C:\\\\a\": \"\"}}!\"C:\\a\" is no path of a generated file",
                "{\"files\": {\".glusterpress/manifest.json\": \"\"}}!\".glusterpress/manifest.json\" is no path of a generated file",
                "{\"files\": {}, \"kept\": {}}!\"kept\" is no list",
                "{\"files\": {}, \"kept\": [\"a\"]}!\"kept\" names \"a\", which is not among \"files\"",
                "{\"files\": {}, \"templates\": []}!\"templates\" is no object",
                "{\"files\": {}, \"templates\": {\"a\": 1}}!the hash of the template \"a\" is no SHA-256",
                "{\"files\": {}} x!it is not JSON: line 1",
                "{\"files\": {}, \"files\": {}}!it is not JSON: line 1"
            })
    void saysWhatToDo(String content, String reason) {
        Sample.project("a", "1").writeTo(out);
        Folder.write(out, ".glusterpress/manifest.json", content);
        AnsibleProject project = Sample.project("a", "2");
        String message = "Nothing was written: " + out.resolve(".glusterpress/manifest.json") + " is damaged (" + reason
                + "). Restore it from version control; after a merge conflict take either side whole. "
                + "Without a good copy, move the directory away, generate it afresh and carry over your edits.";
        assertThatThrownBy(() -> project.writeTo(out))
                .isInstanceOf(DamagedManifest.class)
                .hasMessage(message);
        assertThatThrownBy(() -> project.compareTo(out))
                .isInstanceOf(DamagedManifest.class)
                .hasMessage(message);
        assertThat(out.resolve("a")).hasContent("1");
    }
}
