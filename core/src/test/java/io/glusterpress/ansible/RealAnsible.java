package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;

/** The ansible-playbook of this machine: {@code -Dansible.playbook}, the project's own {@code .venv}, or PATH. */
public final class RealAnsible {

    private RealAnsible() {}

    /** Aborts the test where there is none, but fails it under continuous integration. */
    public static Path executable() {
        String named = System.getProperty("ansible.playbook", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        var root = Path.of("").toAbsolutePath().resolve("..").normalize();
        try {
            return new ExecutableFinder(root, System.getenv(), root).find(null);
        } catch (AnsibleNotFound e) {
            assertThat(System.getenv("CI")).as(e.getMessage()).isNotEqualTo("true");
            return abort("skipped: " + e.getMessage());
        }
    }
}
