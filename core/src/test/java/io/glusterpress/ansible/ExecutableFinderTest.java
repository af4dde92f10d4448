package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableFinderTest {

    @TempDir
    Path root;

    private Path work = Path.of("");
    private Path project = Path.of("");

    @BeforeEach
    void makeDirectories() throws IOException {
        work = root.resolve("work");
        project = Files.createDirectories(work.resolve("ops/generated-roles"));
    }

    private ExecutableFinder finder(Path... path) {
        var directories = java.util.Arrays.stream(path).map(Path::toString).toList();
        return new ExecutableFinder(project, Map.of("PATH", String.join(":", directories)), work);
    }

    private static Path program(Path directory) throws IOException {
        var file = Files.createDirectories(directory).resolve("ansible-playbook");
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void takesTheOneThatIsNamed() throws IOException {
        var named = program(work.resolve("opt"));
        program(project.resolve(".venv/bin"));

        assertThat(finder().find(named)).isEqualTo(named);
        assertThat(finder().find(Path.of("opt/ansible-playbook"))).isEqualTo(named);
    }

    @Test
    void looksABareNameUpOnPath() throws IOException {
        var first = root.resolve("empty");
        var named = program(root.resolve("bin"));

        assertThat(finder(first, root.resolve("bin")).find(Path.of("ansible-playbook")))
                .isEqualTo(named);
    }

    @Test
    void takesTheEnvironmentNearestToTheProject() throws IOException {
        var onPath = program(root.resolve("bin"));
        assertThat(finder(root.resolve("bin")).find(null)).isEqualTo(onPath);

        program(root.resolve(".venv/bin"));
        assertThat(finder(root.resolve("bin")).find(null)).isEqualTo(onPath);

        var working = program(work.resolve(".venv/bin"));
        assertThat(finder(root.resolve("bin")).find(null)).isEqualTo(working);

        var between = program(work.resolve("ops/.venv/bin"));
        assertThat(finder(root.resolve("bin")).find(null)).isEqualTo(between);

        var nearest = program(project.resolve(".venv/bin"));
        assertThat(finder(root.resolve("bin")).find(null)).isEqualTo(nearest);
    }

    @Test
    void looksInTheWorkingDirectoryForAProjectElsewhere() throws IOException {
        var working = program(work.resolve(".venv/bin"));
        project = Files.createDirectories(root.resolve("elsewhere/site"));
        program(root.resolve("elsewhere/.venv/bin"));

        assertThat(finder().find(null)).isEqualTo(working);
    }

    @Test
    void passesOverWhatCannotBeExecuted() throws IOException {
        Files.createDirectories(root.resolve("bin/ansible-playbook"));
        var second = program(root.resolve("second"));

        assertThat(finder(root.resolve("bin"), root.resolve("second")).find(null))
                .isEqualTo(second);
    }

    @Test
    void saysWhatToInstall() {
        assertThatThrownBy(() -> finder(root.resolve("bin")).find(null))
                .isInstanceOf(AnsibleNotFound.class)
                .hasMessage("There is no ansible-playbook on PATH, and no .venv/bin/ansible-playbook in " + project
                        + " or above it, up to " + work
                        + ". Install Ansible: python3 -m venv .venv && .venv/bin/pip install ansible");
        assertThatThrownBy(() -> new ExecutableFinder(work, Map.of(), work).find(null))
                .isInstanceOf(AnsibleNotFound.class)
                .hasMessage("There is no ansible-playbook on PATH, and no .venv/bin/ansible-playbook in " + work
                        + ". Install Ansible: python3 -m venv .venv && .venv/bin/pip install ansible");
        assertThatThrownBy(() -> new ExecutableFinder(root, Map.of(), work).find(null))
                .isInstanceOf(AnsibleNotFound.class)
                .hasMessage("There is no ansible-playbook on PATH, and no .venv/bin/ansible-playbook in " + root
                        + " or in " + work
                        + ". Install Ansible: python3 -m venv .venv && .venv/bin/pip install ansible");
        assertThatThrownBy(() -> finder().find(Path.of("/opt/ansible-playbook")))
                .isInstanceOf(AnsibleNotFound.class)
                .hasMessage("There is no program /opt/ansible-playbook: name the ansible-playbook to run, or install"
                        + " Ansible: python3 -m venv .venv && .venv/bin/pip install ansible");
    }
}
