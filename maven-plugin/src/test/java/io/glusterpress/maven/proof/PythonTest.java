package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonTest {

    @TempDir
    private Path home;

    @Test
    void takesOneOfEachVersionThatAnswers() throws IOException {
        Path ansible = interpreter("venv/python", "3.11.2");
        interpreter("bin/python3.11", "3.11.9");
        Path onPath = interpreter("bin/python3.12", "3.12.3");
        interpreter(".pyenv/versions/3.12.1/bin/python3.12", "3.12.1");
        program("bin/python3.9", "echo 'pyenv: python3.9: command not found' >&2; exit 127");
        Path pyenv = interpreter(".pyenv/versions/3.9.18/bin/python3.9", "3.9.18");
        interpreter(".pyenv/versions/3.8.18/bin/python3.8", "3.8.18");
        interpreter("bin/python3.14", "3.14.0");

        var found = Python.found(ansible, Map.of("PATH", ":" + home.resolve("bin") + ":/nowhere"), home);

        assertThat(found)
                .containsExactly(
                        new Python("3.9.18", pyenv), new Python("3.11.2", ansible), new Python("3.12.3", onPath));
    }

    @Test
    void looksWherePyenvIs() throws IOException {
        Path pyenv = interpreter("elsewhere/versions/3.13.0/bin/python3.13", "3.13.0");

        var found = Python.found(
                home.resolve("nothing"),
                Map.of("PYENV_ROOT", home.resolve("elsewhere").toString()),
                home);

        assertThat(found).containsExactly(new Python("3.13.0", pyenv));
    }

    private Path interpreter(String path, String version) throws IOException {
        return program(path, "echo " + version);
    }

    private Path program(String path, String script) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
