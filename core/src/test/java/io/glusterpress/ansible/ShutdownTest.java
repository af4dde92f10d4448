package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.ChildJava;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, seen from outside: a virtual machine that runs a playbook gets the signal. */
class ShutdownTest {

    @TempDir
    Path directory;

    static final class Main {
        private Main() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            Ansible.in(Path.of(arguments[0]))
                    .executable(Path.of(arguments[0], "ansible-playbook"))
                    .extraVars(Map.of("a", 1))
                    .forEachLine(System.out::println)
                    .run();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @Timeout(60)
    void endsThePlaybookAndRemovesItsFiles(String signal) throws Exception {
        Files.writeString(directory.resolve("site.yml"), "");
        var program = directory.resolve("ansible-playbook");
        Files.writeString(program, "#!/bin/sh\necho $$ >root\nsh -c 'echo $$ >child; echo ready; sleep 60'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var temporary = Files.createDirectory(directory.resolve("tmp"));
        var machine = ChildJava.of(temporary, Main.class, directory.toString()).start();
        try (var output = new BufferedReader(new InputStreamReader(machine.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("ready");
            assertThat(temporary).isNotEmptyDirectory();
            assertThat(temporary).isDirectoryRecursivelyContaining("glob:**/extra_vars.json");

            new ProcessBuilder("kill", "-" + signal, Long.toString(machine.pid()))
                    .start()
                    .waitFor();

            assertThat(machine.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            machine.destroyForcibly();
        }
        assertThat(temporary).isEmptyDirectory();
        for (String name : List.of("root", "child")) {
            long pid = Long.parseLong(Files.readString(directory.resolve(name)).strip());
            assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false))
                    .as(name)
                    .isFalse();
        }
    }
}
