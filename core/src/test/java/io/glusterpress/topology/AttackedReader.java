package io.glusterpress.topology;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program with little memory that reads every attack, and writes what it was told, how long it took and how much it took. */
final class AttackedReader {

    private static final int MOST_LINES = 45;

    private AttackedReader() {}

    /**
     * Runs the program.
     *
     * @param arguments a directory of the attacks, and one for {@code messages}, {@code times} and {@code status}
     */
    public static void main(String[] arguments) throws Exception {
        Map<String, Path> attacks = Attacks.in(Path.of(arguments[0]));
        Path results = Path.of(arguments[1]);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        List<String> messages = new ArrayList<>();
        List<String> times = new ArrayList<>();
        for (Map.Entry<String, Path> attack : attacks.entrySet()) {
            long start = threads.getCurrentThreadCpuTime();
            String message = messageAbout(attack.getValue());
            long milliseconds = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
            messages.add("== " + attack.getKey() + "\n"
                    + message.replace(attack.getValue().toString(), "gluster.yml"));
            times.add(milliseconds + " " + attack.getKey());
        }
        Files.writeString(results.resolve("messages"), String.join("\n\n", messages));
        Files.write(results.resolve("times"), times);
        Path status = Path.of("/proc/self/status");
        Files.writeString(results.resolve("status"), Files.exists(status) ? Files.readString(status) : "");
    }

    private static String messageAbout(Path file) {
        try {
            return "accepted: " + Topology.read(file).name();
        } catch (InvalidTopology invalid) {
            return shortened(String.valueOf(invalid.getMessage()));
        }
    }

    /** Keeps the beginning and the end of a message about very many problems. */
    private static String shortened(String message) {
        List<String> lines = message.lines().toList();
        return lines.size() <= MOST_LINES
                ? message
                : String.join("\n", lines.subList(0, MOST_LINES)) + "\n[...]\n" + lines.get(lines.size() - 1);
    }
}
