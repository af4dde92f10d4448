package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExecProcessTest {

    @TempDir
    Path directory;

    private final List<String> out = Collections.synchronizedList(new ArrayList<>());
    private final List<String> err = Collections.synchronizedList(new ArrayList<>());

    private PlaybookProcess.Exit run(Optional<Duration> timeout, Consumer<String> lines, String... argv) {
        var environment = new HashMap<>(System.getenv());
        environment.put(RunFiles.EVENTS, directory.resolve("events.jsonl").toString());
        return new ExecProcess(Duration.ofSeconds(1))
                .run(
                        new PlaybookProcess.Command(List.of(argv), directory, environment),
                        timeout,
                        new PlaybookProcess.Output(lines, err::add));
    }

    private PlaybookProcess.Exit shell(String script) {
        return run(Optional.empty(), out::add, "/bin/sh", "-c", script);
    }

    /** A shell that waits for a child, which ignores TERM, and holds the output open. */
    private static final String STUBBORN =
            "echo $$ >root; sh -c 'trap \"\" TERM; echo $$ >child; echo ready; while :; do sleep 0.1; done' & wait; sleep 60";

    /** A shell with a child and a grandchild that hold the output open. */
    private static final String FAMILY =
            "echo $$ >root; sh -c 'echo $$ >child; sh -c \"echo \\$\\$ >grandchild; echo ready; sleep 60\"; sleep 60'; sleep 60";

    @Test
    void handsOverBothOutputsLineByLine() {
        var exit = shell("echo one; echo zwölf; printf 'no end'; echo three >&2; exit 7");

        assertThat(exit).isEqualTo(new PlaybookProcess.Exit(Ending.FINISHED, 7));
        assertThat(out).containsExactly("one", "zwölf", "no end");
        assertThat(err).containsExactly("three");
    }

    @Test
    void handsOverALineWhileTheProcessRuns() {
        var go = directory.resolve("go").toFile();

        var exit = run(
                Optional.of(Duration.ofSeconds(20)),
                line -> assertThat(go.mkdir()).isTrue(),
                "/bin/sh",
                "-c",
                "echo first; while [ ! -e go ]; do sleep 0.02; done");

        assertThat(exit).isEqualTo(new PlaybookProcess.Exit(Ending.FINISHED, 0));
    }

    @Test
    void passesArgumentsAsTheyAre() {
        run(
                Optional.empty(),
                out::add,
                "/bin/sh",
                "-c",
                "printf '%s\\n' \"$@\"",
                "sh",
                "a b",
                "--x='y z'",
                "\"q\"",
                "$HOME",
                "");

        assertThat(out).containsExactly("a b", "--x='y z'", "\"q\"", "$HOME", "");
    }

    @Test
    void givesAnEmptyInputAndNoTerminal() {
        shell("cat; if (exec 3</dev/tty) 2>/dev/null; then echo terminal; else echo none; fi");

        assertThat(out).containsExactly("none");
    }

    @Test
    void endsTheWholeFamilyAtTheTimeout() throws Exception {
        long start = System.nanoTime();

        var exit = run(Optional.of(Duration.ofMillis(800)), out::add, "/bin/sh", "-c", FAMILY);

        assertThat(exit).isEqualTo(new PlaybookProcess.Exit(Ending.TIMED_OUT, 143));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(out).containsExactly("ready");
        assertNobodyLives("root", "child", "grandchild");
    }

    @Test
    void killsWhoDoesNotListen() throws Exception {
        var exit = run(Optional.of(Duration.ofMillis(800)), out::add, "/bin/sh", "-c", STUBBORN);

        assertThat(exit.ending()).isEqualTo(Ending.TIMED_OUT);
        assertNobodyLives("root", "child");
    }

    @Test
    void endsTheWholeFamilyWhenInterrupted() throws Exception {
        var ready = new CountDownLatch(1);
        var exits = new ArrayList<PlaybookProcess.Exit>();
        var waiting =
                new Thread(() -> exits.add(run(Optional.empty(), line -> ready.countDown(), "/bin/sh", "-c", FAMILY)));
        waiting.start();
        assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();

        waiting.interrupt();
        waiting.join(10_000);

        assertThat(exits).containsExactly(new PlaybookProcess.Exit(Ending.INTERRUPTED, 143));
        assertNobodyLives("root", "child", "grandchild");
    }

    @Test
    void endsTheProcessWhenTheConsumerThrows() throws Exception {
        var thrown = new IllegalStateException("the disk of the log is full");

        assertThatThrownBy(() -> run(
                        Optional.empty(),
                        line -> {
                            throw thrown;
                        },
                        "/bin/sh",
                        "-c",
                        FAMILY))
                .isSameAs(thrown);
        assertNobodyLives("root", "child", "grandchild");
    }

    @Test
    void saysThatAProgramCannotBeStarted() throws IOException {
        var program = directory.resolve("ansible-playbook");
        Files.writeString(program, "#!/nowhere/python\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> run(Optional.empty(), out::add, program.toString()))
                .isInstanceOf(AnsibleNotFound.class)
                .hasMessage("The program " + program + " is there but cannot be started. If it lies in a virtual"
                        + " environment whose Python is gone, make that environment anew.");
    }

    @Test
    void replacesNothingInTheEnvironment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GREETING", "good morning");
        new ExecProcess(Duration.ofSeconds(1))
                .run(
                        new PlaybookProcess.Command(List.of("/bin/sh", "-c", "echo $GREETING"), directory, environment),
                        Optional.empty(),
                        new PlaybookProcess.Output(out::add, err::add));

        assertThat(out).containsExactly("good morning");
    }

    private void assertNobodyLives(String... names) throws Exception {
        for (String name : names) {
            var file = directory.resolve(name);
            assertThat(file).isRegularFile();
            long pid = Long.parseLong(Files.readString(file).strip());
            for (int tries = 0; tries < 100 && alive(pid); tries++) {
                Thread.sleep(20);
            }
            assertThat(alive(pid)).as("%s lives", name).isFalse();
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
