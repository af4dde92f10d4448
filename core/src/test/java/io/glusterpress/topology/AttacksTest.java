package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the file is: one clear message, within two seconds and 256 MB. */
@EnabledOnOs(OS.LINUX)
class AttacksTest {

    private static final int MOST_MILLISECONDS = 2_000;
    private static final int MOST_KILOBYTES = 256 * 1_024;
    private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

    @TempDir
    private Path attacks;

    @TempDir
    private Path results;

    @Test
    void endInOneClearMessageEach() throws IOException, InterruptedException {
        Path log = results.resolve("log");
        Process reader = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(reader.waitFor(5, TimeUnit.MINUTES)).as("the reader hangs").isTrue();

        assertThat(log).hasContent("");
        assertThat(Files.readString(results.resolve("messages")))
                .isEqualTo(TutorialFile.resource("attacks.txt").strip());
        assertThat(Files.readAllLines(results.resolve("times")))
                .allSatisfy(it ->
                        assertThat(Integer.parseInt(it.split(" ", 2)[0])).as(it).isLessThan(MOST_MILLISECONDS));
        Matcher peak = PEAK.matcher(Files.readString(results.resolve("status")));
        assertThat(peak.find()).isTrue();
        assertThat(Integer.parseInt(peak.group(1))).isLessThan(MOST_KILOBYTES);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // Root reads every file, unless it gives that up.
            command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                AttackedReader.class.getName(),
                attacks.toString(),
                results.toString()));
        return command;
    }
}
