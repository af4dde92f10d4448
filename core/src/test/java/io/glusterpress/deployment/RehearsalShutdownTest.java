package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.ChildJava;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, seen from outside: a virtual machine that rehearses gets the signal. */
class RehearsalShutdownTest {

    private static final int DEPLOY = 5;

    @TempDir
    Path directory;

    static final class Main {
        private Main() {}

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            Deployment.of(RehearsalTest.topology("ashleyrich"))
                    .in(Path.of(arguments[0], "project"))
                    .rehearse(RehearsalOptions.defaults()
                            .withExecutable(Path.of(arguments[0], "bin", "ansible-playbook"))
                            .withReportDirectory(Path.of(arguments[0], "reports"))
                            .withListener(new RehearsalListener() {
                                @Override
                                public void printed(RehearsalPhase phase, String line) {
                                    System.out.println(line);
                                }

                                @Override
                                public void finished(RehearsalResult result) {
                                    RehearsalTable.of(result).forEach(System.out::println);
                                }
                            }));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @Timeout(120)
    void removesTheContainers(String signal) throws Exception {
        Deployment.of(RehearsalTest.topology("ashleyrich"))
                .in(directory.resolve("project"))
                .write();
        var programs = new Programs(Files.createDirectory(directory.resolve("bin")));
        programs.onCall(DEPLOY, "sh -c 'echo $$ >\"$0/child\"; echo ready; sleep 60' \"$here\"\n");
        programs.onCall(
                DEPLOY + 1,
                "sleep 2\necho '{\"event\":\"stats\",\"hosts\":{\"localhost\":{\"ok\":1}}}'"
                        + " >>\"$GLUSTERPRESS_EVENTS\"\necho removed\n");
        var temporary = Files.createDirectory(directory.resolve("tmp"));
        var machine = ChildJava.of(temporary, Main.class, directory.toString()).start();
        try (var output = new BufferedReader(new InputStreamReader(machine.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.lines().takeWhile(line -> !line.equals("ready"))).endsWith("molecule converge");

            new ProcessBuilder("kill", "-" + signal, Long.toString(machine.pid()))
                    .start()
                    .waitFor();

            var rest = output.lines().toList();
            assertThat(machine.waitFor(20, TimeUnit.SECONDS)).isTrue();
            // the shell of the phase that was stopped may say so before
            assertThat(rest).containsSequence("molecule destroy", "removed");
            assertThat(rest).anyMatch(line -> line.matches("Deploy +[0-9.]+ s  stopped"));
            assertThat(rest).anyMatch(line -> line.matches("Deploy again +not run"));
            assertThat(rest).anyMatch(line -> line.matches("Remove the containers +[0-9.]+ s  passed"));
        } finally {
            machine.destroyForcibly();
        }
        assertThat(programs.subcommands()).endsWith("converge", "destroy");
        assertThat(directory.resolve("reports/TEST-rehearsal.xml")).isRegularFile();
        assertThat(temporary).isDirectoryNotContaining(path -> Files.isDirectory(path));
        long child =
                Long.parseLong(Files.readString(directory.resolve("bin/child")).strip());
        assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }
}
