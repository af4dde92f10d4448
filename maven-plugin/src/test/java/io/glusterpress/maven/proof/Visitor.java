package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who asks for the page all the time and minds what comes. */
final class Visitor implements AutoCloseable {

    private static final int PAUSE = 100;

    private final String address;
    private final String page;
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final long start = System.nanoTime();
    private final Thread thread = new Thread(this::visit, "visitor");
    private volatile boolean ended;
    private final AtomicInteger right = new AtomicInteger();
    private volatile long last = start;
    private volatile long longest;

    private Visitor(String address, String page) {
        this.address = address;
        this.page = page;
    }

    /** Starts to ask; the page is the one that should come. */
    static Visitor start(String address, String page) {
        var visitor = new Visitor(address, page);
        visitor.thread.start();
        return visitor;
    }

    /** Waits for the next right page; returns the time since the start. */
    Duration awaitPage(Duration patience) {
        int before = right.get();
        long end = System.nanoTime() + patience.toNanos();
        while (right.get() == before) {
            assertThat(System.nanoTime())
                    .as("The page has not come within %s; %s", patience, wrong)
                    .isLessThan(end);
            pause();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends; whatever has answered was the right page. Returns the longest time without one. */
    Duration sawNothingElse() {
        close();
        assertThat(wrong).as("what came instead of the page").isEmpty();
        assertThat(right.get()).as("right pages").isPositive();
        return Duration.ofNanos(longest);
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void visit() {
        while (!ended) {
            try {
                var answer = Http.get(address, Example.SITE, "/");
                if (answer.status() == 200 && answer.body().equals(page)) {
                    long now = System.nanoTime();
                    longest = Math.max(longest, now - last);
                    last = now;
                    right.incrementAndGet();
                } else {
                    wrong.add(answer.toString());
                }
            } catch (IOException e) {
                // nobody answers while a host boots
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
