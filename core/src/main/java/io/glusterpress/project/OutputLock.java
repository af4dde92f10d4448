package io.glusterpress.project;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one run at a time write to a directory, among the processes of a user on a machine.
 *
 * <p>The lock file lies with the system's temporary files, so that nothing of it is left in the project. Where the lock does not
 * reach, as between machines that share a disk, each file is still the old one or the new one, and the last run wins.
 */
final class OutputLock {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** The lock of the operating system belongs to the process as a whole, and must not be asked for twice in it. */
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private OutputLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Does the work while no other run writes to the directory. */
    static <T> T holding(OutputDirectory output, Duration patience, Supplier<T> work) {
        OutputLock lock = acquire(output, patience);
        try {
            return work.get();
        } finally {
            lock.release();
        }
    }

    private static OutputLock acquire(OutputDirectory output, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        do {
            OutputLock lock = attempt(output.root());
            if (lock != null) {
                return lock;
            }
        } while (System.nanoTime() < end && pause());
        throw new OutputInUse(output.given());
    }

    static Path file(Path directory) {
        String key = System.getProperty("user.name") + "\0" + directory;
        String name = Sha256.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
        return Path.of(System.getProperty("java.io.tmpdir"), "glusterpress-" + name + ".lock");
    }

    private static @Nullable OutputLock attempt(Path directory) {
        if (!HELD_BY_THIS_PROCESS.add(directory)) {
            return null;
        }
        boolean acquired = false;
        Path file = file(directory);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            acquired = tryLock(channel);
            return acquired ? new OutputLock(directory, channel) : null;
        } catch (IOException e) {
            throw new OutputFailure(file, e);
        } finally {
            if (!acquired) {
                HELD_BY_THIS_PROCESS.remove(directory);
            }
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new OutputFailure(file(directory), e);
        } finally {
            HELD_BY_THIS_PROCESS.remove(directory);
        }
    }
}
