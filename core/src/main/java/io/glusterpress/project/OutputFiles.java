package io.glusterpress.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Replaces and removes files below a directory so that a reader, and a crash, finds the old file or the new one. */
class OutputFiles {

    private final OutputDirectory directory;
    private final TreeSet<Path> touched = new TreeSet<>();

    OutputFiles(OutputDirectory directory) {
        this.directory = directory;
    }

    void write(String relative, byte[] content) {
        Path target = directory.path(relative);
        Path temporary = temporary(relative);
        try {
            makeDirectoryOf(target);
            Files.deleteIfExists(temporary);
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (ByteBuffer buffer = ByteBuffer.wrap(content); buffer.hasRemaining(); ) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            makeRoom(relative);
            move(temporary, target);
        } catch (IOException e) {
            discard(temporary, e);
            throw new OutputFailure(directory.shown(relative), e);
        }
    }

    /** Removes a file, and the directories above it that have become empty. */
    void remove(String relative) {
        try {
            Files.deleteIfExists(directory.path(relative));
        } catch (IOException e) {
            throw new OutputFailure(directory.shown(relative), e);
        }
        removeEmptyDirectories(relative);
    }

    /** Removes the directories above a path that are empty. */
    void removeEmptyDirectories(String relative) {
        for (int slash = relative.lastIndexOf('/'); slash > 0; slash = relative.lastIndexOf('/', slash - 1)) {
            String parent = relative.substring(0, slash);
            if (directory.kind(parent) == OutputDirectory.Kind.DIRECTORY && !removeIfEmpty(parent)) {
                return;
            }
        }
    }

    private boolean removeIfEmpty(String relative) {
        Path folder = directory.path(relative);
        try {
            Files.delete(folder);
            touched.remove(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            touched.add(folder);
            return false;
        } catch (IOException e) {
            throw new OutputFailure(directory.shown(relative), e);
        }
    }

    /** Removes what a killed run may have left of a file that it was writing. */
    void removeTemporary(String relative) {
        int slash = relative.lastIndexOf('/');
        if (slash > 0 && directory.kind(relative.substring(0, slash)) != OutputDirectory.Kind.DIRECTORY) {
            return;
        }
        try {
            Files.deleteIfExists(temporary(relative));
        } catch (IOException e) {
            throw new OutputFailure(directory.shown(relative), e);
        }
    }

    /** Brings the names of the files written so far to the disk, where the system can do that for a directory. */
    void settle() {
        touched.forEach(OutputFiles::force);
        touched.clear();
    }

    private static boolean force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void makeDirectoryOf(Path target) throws IOException {
        Path folder = target.resolveSibling("");
        Files.createDirectories(folder);
        touched.add(folder);
    }

    /** Removes a tree of empty directories that stands where a file belongs. */
    private void makeRoom(String relative) throws IOException {
        if (directory.kind(relative) == OutputDirectory.Kind.DIRECTORY) {
            try (Stream<Path> folders = Files.walk(directory.path(relative))) {
                for (Path folder : folders.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(folder);
                }
            }
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path temporary, IOException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private Path temporary(String relative) {
        Path target = directory.path(relative);
        String name = target.getFileName().toString();
        return target.resolveSibling(".glusterpress-"
                + Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, 16) + "~");
    }
}
