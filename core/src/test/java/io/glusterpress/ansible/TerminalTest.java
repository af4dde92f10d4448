package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a terminal, where a question could be asked: a virtual machine below {@code script}. */
class TerminalTest {

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    @TempDir
    Path directory;

    private String inTerminal(String command) throws Exception {
        var process = new ProcessBuilder(List.of(SCRIPT.toString(), "-qec", command, "/dev/null"))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @Test
    @Timeout(60)
    void keepsTheTerminalFromAnsible() throws Exception {
        assumeTrue(Files.isExecutable(SCRIPT) && Files.isExecutable(SETSID), "skipped: not on Linux");
        Files.writeString(directory.resolve("site.yml"), "");
        var program = directory.resolve("ansible-playbook");
        Files.writeString(
                program,
                "#!/bin/sh\nif (exec 3<>/dev/tty) 2>/dev/null; then echo a terminal; else echo no terminal; fi\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(inTerminal(program.toString())).contains("a terminal");
        assertThat(inTerminal("'%s' -cp '%s' '%s' '%s'"
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path"),
                                ShutdownTest.Main.class.getName(),
                                directory)))
                .contains("no terminal");
    }
}
