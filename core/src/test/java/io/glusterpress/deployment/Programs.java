package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory with programs that do as they are told: ansible-playbook, molecule and docker. */
final class Programs {

    /** Counts its calls, keeps their subcommands, and does for the n-th what the file {@code n} says. */
    private static final String MOLECULE = """
            #!/bin/sh
            here=${0%/*}
            if [ "$1" = --version ]; then
                cat "$here/version"
                exit
            fi
            echo "$3" >>"$here/subcommands"
            echo "$MOLECULE_EPHEMERAL_DIRECTORY" >>"$here/states"
            echo "$ANSIBLE_VAULT_IDENTITY_LIST" >>"$here/vaults"
            call=$(wc -l <"$here/subcommands")
            echo "molecule $3"
            if [ -f "$here/$call" ]; then
                . "$here/$call"
            elif [ "$3" != dependency ]; then
                echo '{"event":"stats","hosts":{"localhost":{"ok":1}}}' >>"$GLUSTERPRESS_EVENTS"
            fi
            """;

    private final Path directory;

    Programs(Path directory) {
        this.directory = directory;
        program("ansible-playbook", "#!/bin/sh\n");
        program("docker", "#!/bin/sh\necho 20.10.24\n");
        program("molecule", MOLECULE);
        version("25.9.0");
    }

    Path ansible() {
        return directory.resolve("ansible-playbook");
    }

    void program(String name, String text) {
        var file = directory.resolve(name);
        write(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    void version(String molecule) {
        write(directory.resolve("version"), "molecule " + molecule + " using python 3.11\n    ansible:2.19.14\n");
    }

    /** What the n-th call of Molecule does, in shell. */
    void onCall(int number, String shell) {
        write(directory.resolve(Integer.toString(number)), shell);
    }

    /** What the n-th call of Molecule tells of its tasks, and how it ends. */
    void onCall(int number, int exitCode, String events) {
        write(directory.resolve("events-" + number), events);
        onCall(number, "cat \"$here/events-" + number + "\" >>\"$GLUSTERPRESS_EVENTS\"\nexit " + exitCode + "\n");
    }

    List<String> subcommands() {
        return lines("subcommands");
    }

    List<String> states() {
        return lines("states");
    }

    List<String> vaults() {
        return lines("vaults");
    }

    private List<String> lines(String name) {
        var file = directory.resolve(name);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
