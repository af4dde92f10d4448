package io.glusterpress.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets a user rehearse a project once at a time on a machine: the containers have their names from its directory. */
final class RehearsalLock {

    private RehearsalLock() {}

    static <T> T holding(Path project, Supplier<T> work) {
        try (var channel = FileChannel.open(
                file(project), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (!lock(channel)) {
                throw new RehearsalInProgress(project);
            }
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of the rehearsal cannot be written: " + e.getMessage(), e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Path file(Path project) throws IOException {
        String key = System.getProperty("user.name") + "\0" + project.toRealPath();
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "glusterpress-rehearsal-" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + ".lock");
    }
}
