package io.glusterpress.ansible;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands the lines of both outputs over, one at a time, and keeps the last ones of each. */
final class RunOutput {

    private static final int KEPT = 30;

    private final Consumer<String> lines;
    private final Deque<String> lastOut = new ArrayDeque<>();
    private final Deque<String> lastErr = new ArrayDeque<>();

    RunOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    synchronized void out(String line) {
        keep(lastOut, line);
        lines.accept(line);
    }

    synchronized void err(String line) {
        keep(lastErr, line);
        lines.accept(line);
    }

    void warn(String message) {
        out("[WARNING]: " + message);
    }

    /** What Ansible calls an error, which Molecule passes on by the other output; without one, the end of the error output. */
    synchronized Optional<String> complaint() {
        return error(lastErr)
                .or(() -> error(lastOut))
                .or(() -> Optional.of(text(lastErr)).filter(text -> !text.isEmpty()));
    }

    private static void keep(Deque<String> last, String line) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(line);
    }

    private static Optional<String> error(Deque<String> last) {
        String text = "\n" + text(last);
        int error = Math.max(text.lastIndexOf("\nERROR!"), text.lastIndexOf("\n[ERROR]"));
        return error < 0 ? Optional.empty() : Optional.of(text.substring(error + 1));
    }

    private static String text(Deque<String> last) {
        return String.join("\n", last).strip();
    }
}
