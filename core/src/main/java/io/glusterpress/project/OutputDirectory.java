package io.glusterpress.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory that files are read from by their paths below it, without following a link. */
final class OutputDirectory {

    /** What stands at a path. */
    enum Kind {
        NOTHING,
        FILE,
        DIRECTORY
    }

    private final Path given;
    private final Path root;

    private OutputDirectory(Path given, Path root) {
        this.given = given;
        this.root = root;
    }

    static OutputDirectory at(Path given) {
        try {
            return new OutputDirectory(
                    given,
                    Files.isDirectory(given)
                            ? given.toRealPath()
                            : given.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new OutputFailure(given, e);
        }
    }

    Path root() {
        return root;
    }

    Path given() {
        return given;
    }

    Path path(String relative) {
        return root.resolve(relative);
    }

    /** The path as the user would write it. */
    Path shown(String relative) {
        return given.resolve(relative);
    }

    /** Tells what stands at a path; a link there or above it, or a device, is an error. */
    Kind kind(String relative) {
        for (int slash = relative.indexOf('/'); slash >= 0; slash = relative.indexOf('/', slash + 1)) {
            if (kindOf(relative.substring(0, slash)) != Kind.DIRECTORY) {
                return Kind.NOTHING;
            }
        }
        return kindOf(relative);
    }

    private Kind kindOf(String relative) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path(relative), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                throw UnsafeOutputPath.link(shown(relative));
            }
            if (attributes.isOther()) {
                throw UnsafeOutputPath.special(shown(relative));
            }
            return attributes.isDirectory() ? Kind.DIRECTORY : Kind.FILE;
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Kind.NOTHING;
        } catch (IOException e) {
            throw new OutputFailure(shown(relative), e);
        }
    }

    /** Reads a file, or nothing if there is none. */
    Optional<byte[]> read(String relative) {
        if (kind(relative) != Kind.FILE) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(path(relative)));
        } catch (IOException e) {
            throw new OutputFailure(shown(relative), e);
        }
    }

    /** Lists the names in the directory itself, in their order. */
    List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new OutputFailure(given, e);
        }
    }

    /** Lists everything below a directory that is not a directory, links included, in the order of the paths. */
    List<String> filesBelow(String relative) {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(path(relative), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new OutputFailure(shown(relative), e);
        }
        return files.stream().sorted().toList();
    }

    /** Tells whether two paths are one file, as on a file system that takes capital letters for small ones. */
    boolean isSameFile(String first, String second) {
        try {
            return Files.isSameFile(path(first), path(second));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new OutputFailure(shown(first), e);
        }
    }

    private String relativize(Path file) {
        return root.relativize(file).toString().replace(root.getFileSystem().getSeparator(), "/");
    }
}
