package io.glusterpress.deployment;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a virtual machine that was told to end (Ctrl-C) from ending before a piece of work is over. */
final class ShutdownDelay {

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private ShutdownDelay(Duration longest) {
        hook = new Thread(() -> await(longest), "wait-for-rehearsal");
    }

    /**
     * Starts the piece of work.
     *
     * @param longest the longest time to wait for its end once the virtual machine was told to end
     */
    static ShutdownDelay of(Duration longest) {
        var delay = new ShutdownDelay(longest);
        Runtime.getRuntime().addShutdownHook(delay.hook);
        return delay;
    }

    /** Whether the virtual machine was told to end: from then on it accepts no hook. */
    static boolean shuttingDown() {
        var probe = new Thread(() -> {}, "probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private void await(Duration longest) {
        try {
            over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the virtual machine is shutting down, and the hook has seen that the work is over
        }
    }
}
