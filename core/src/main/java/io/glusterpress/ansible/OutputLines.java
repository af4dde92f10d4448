package io.glusterpress.ansible;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.commons.exec.LogOutputStream;

/** Lines of one output; after the consumer has thrown, the process is ended and the rest is dropped. */
final class OutputLines extends LogOutputStream {

    private final Consumer<String> consumer;
    private final RunningProcess running;

    OutputLines(Consumer<String> consumer, RunningProcess running) {
        super(0, StandardCharsets.UTF_8);
        this.consumer = consumer;
        this.running = running;
    }

    @Override
    protected void processLine(String line, int level) {
        if (running.failed()) {
            return;
        }
        try {
            consumer.accept(line);
        } catch (RuntimeException e) {
            running.fail(e);
        }
    }
}
