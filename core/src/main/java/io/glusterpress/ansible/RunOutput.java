package io.glusterpress.ansible;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands the lines of both outputs over, one at a time, and keeps the last ones of the error output. */
final class RunOutput {

    private static final int KEPT = 30;

    private final Consumer<String> lines;
    private final Deque<String> last = new ArrayDeque<>();

    RunOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    synchronized void out(String line) {
        lines.accept(line);
    }

    synchronized void err(String line) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(line);
        lines.accept(line);
    }

    void warn(String message) {
        out("[WARNING]: " + message);
    }

    synchronized Optional<String> complaint() {
        String text = String.join("\n", last).strip();
        int error = Math.max(text.lastIndexOf("\nERROR!"), text.lastIndexOf("\n[ERROR]"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text.substring(error + 1));
    }
}
