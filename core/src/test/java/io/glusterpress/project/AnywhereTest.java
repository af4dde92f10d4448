package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.topology.Topology;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A topology gives the same bytes in every process, thread, language, time zone and class loader. */
class AnywhereTest {

    private static final Path EXAMPLE =
            Path.of("../generated-roles/gluster.yml").toAbsolutePath();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kolkata -Dfile.encoding=US-ASCII",
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab -Dline.separator=\r\n",
                "-Duser.language=th -Duser.country=TH -Duser.variant=TH -Dfile.encoding=UTF-16 -Duser.timezone=GMT+14"
            })
    void rendersTheSame(String options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(options.split(" ")));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Rendering.class.getName(), EXAMPLE.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).isEqualTo(digest(AnsibleProject.of(Topology.read(EXAMPLE))));
    }

    @Test
    void rendersManyAtATime() throws Exception {
        List<Topology> topologies = IntStream.range(0, 16)
                .mapToObj(i -> Sample.builder()
                        .name("storage-" + i)
                        .sshPort(2200 + i)
                        .host("spare" + i, "203.0.113." + (31 + i))
                        .build())
                .toList();
        List<String> oneByOne = topologies.stream()
                .map(topology -> digest(AnsibleProject.of(topology)))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            List<Callable<String>> tasks = topologies.stream()
                    .map(topology -> (Callable<String>) () -> digest(AnsibleProject.of(topology)))
                    .toList();
            List<String> together = new ArrayList<>();
            for (Future<String> task : pool.invokeAll(tasks)) {
                together.add(task.get());
            }
            assertThat(together).isEqualTo(oneByOne).doesNotHaveDuplicates();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void needsNoClassLoaderOfTheThread() throws IOException {
        String expected = digest(AnsibleProject.of(Sample.topology()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader foreign = new URLClassLoader(new URL[0], null)) {
            for (ClassLoader loader : Arrays.asList(null, foreign)) {
                thread.setContextClassLoader(loader);
                assertThat(digest(AnsibleProject.of(Sample.topology()))).isEqualTo(expected);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String digest(AnsibleProject project) {
        return project.files().stream()
                .map(file -> Sha256.of(file.bytes()) + " " + file.path() + "\n")
                .collect(Collectors.joining());
    }

    /** Prints the hash of every file of a topology's project. */
    static final class Rendering {

        private Rendering() {}

        public static void main(String[] arguments) {
            byte[] digest = digest(AnsibleProject.of(Topology.read(Path.of(arguments[0]))))
                    .getBytes(StandardCharsets.US_ASCII);
            System.out.write(digest, 0, digest.length);
            System.out.flush();
        }
    }
}
