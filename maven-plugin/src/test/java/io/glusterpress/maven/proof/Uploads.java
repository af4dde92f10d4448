package io.glusterpress.maven.proof;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** People who upload files all the time, and remember each that the site acknowledged. */
final class Uploads implements AutoCloseable {

    private static final int PEOPLE = 2;
    private static final int LARGEST = 20_000;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Site site;
    private final Duration pause;
    private final Map<String, String> acknowledged = new ConcurrentSkipListMap<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<Thread> people;
    private volatile boolean ended;
    private volatile long longest;

    private Uploads(Site site, String name, Duration pause) {
        this.site = site;
        this.pause = pause;
        people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> new Thread(() -> upload(name + "-" + number), name + "-" + number))
                .toList();
    }

    static Uploads start(Site site, String name) {
        return start(site, name, PAUSE);
    }

    static Uploads start(Site site, String name, Duration pause) {
        var uploads = new Uploads(site, name, pause);
        uploads.people.forEach(Thread::start);
        return uploads;
    }

    int count() {
        return acknowledged.size();
    }

    /** The longest time that an upload took. */
    Duration longest() {
        return Duration.ofMillis(longest);
    }

    @Override
    public void close() {
        end();
    }

    void end() {
        ended = true;
        for (var person : people) {
            try {
                person.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Proves that no upload was refused, and that each is in a directory of a host, byte by byte. */
    void areIn(Hosts hosts, String host, String directory) {
        assertThat(refused).as("uploads that were refused").isEmpty();
        assertThat(acknowledged).as("acknowledged uploads").hasSizeGreaterThan(10);
        String sums = acknowledged.entrySet().stream()
                .map(upload -> upload.getValue() + "  " + upload.getKey())
                .collect(joining("\n", "", "\n"));
        hosts.exec(host, "cd \"$1\"; sha256sum --check --quiet --strict <<'SUMS'\n" + sums + "SUMS\n", directory)
                .succeeded();
    }

    private void upload(String name) {
        var random = new Random(name.hashCode());
        for (int number = 0; !ended; number++) {
            byte[] content = new byte[1 + random.nextInt(LARGEST)];
            random.nextBytes(content);
            String file = name + "-" + number + ".bin";
            long start = System.nanoTime();
            try {
                var answer = site.upload(file, content);
                if (answer.status() == 201) {
                    acknowledged.put(file, sha256(content));
                } else {
                    refused.add(file + ": " + answer);
                }
            } catch (IOException e) {
                refused.add(file + ": " + e);
            }
            longest = Math.max(longest, (System.nanoTime() - start) / 1_000_000);
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
