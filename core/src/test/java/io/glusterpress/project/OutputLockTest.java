package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLockTest {

    @TempDir
    private Path out;

    @Test
    void letsOneThreadWriteAtATime() {
        OutputDirectory directory = OutputDirectory.at(out);
        Duration moment = Duration.ofMillis(30);
        String done = OutputLock.holding(directory, moment, () -> {
            assertThatThrownBy(() -> OutputLock.holding(directory, moment, () -> "never"))
                    .isInstanceOf(OutputInUse.class)
                    .hasMessage("Nothing was written: another run is writing to " + out
                            + ". Wait for its end, then run this again.");
            return "done";
        });
        assertThat(done).isEqualTo("done");
        assertThat(OutputLock.holding(directory, moment, () -> "again")).isEqualTo("again");
    }

    @Test
    void letsOneProcessWriteAtATime() throws Exception {
        OutputDirectory directory = OutputDirectory.at(out);
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        classes(OutputLock.class) + File.pathSeparator + classes(Holder.class),
                        Holder.class.getName(),
                        out.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');
            assertThatThrownBy(() -> OutputLock.holding(directory, Duration.ofMillis(30), () -> "never"))
                    .isInstanceOf(OutputInUse.class);
            holder.destroyForcibly().waitFor();
            assertThat(OutputLock.holding(directory, Duration.ofSeconds(5), () -> "free"))
                    .isEqualTo("free");
        } finally {
            holder.destroyForcibly();
        }
    }

    private static String classes(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** Holds the lock of a directory until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) {
            OutputLock.holding(OutputDirectory.at(Path.of(arguments[0])), Duration.ofSeconds(5), () -> {
                System.out.write('h');
                System.out.flush();
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return "";
            });
        }
    }

    @Test
    void writesOneProjectOrTheOtherWhenManyWrite() throws Exception {
        AnsibleProject one = Sample.project("a", "1", "b/c", "1", "d", "1");
        AnsibleProject two = Sample.project("a", "2", "b/c", "2", "e", "2");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<WriteResult>> tasks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                AnsibleProject project = i % 2 == 0 ? one : two;
                tasks.add(() -> project.writeTo(out));
            }
            for (Future<WriteResult> result : pool.invokeAll(tasks)) {
                assertThat(result.get().kept()).isEmpty();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(one.compareTo(out).upToDate() || two.compareTo(out).upToDate())
                .isTrue();
    }

    @Test
    void leavesNoLockInTheDirectory() throws IOException {
        Sample.project("a", "1").writeTo(out);
        assertThat(Folder.files(out)).containsOnlyKeys("a", ".glusterpress/manifest.json");
    }
}
