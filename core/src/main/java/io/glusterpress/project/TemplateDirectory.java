package io.glusterpress.project;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;

/** Reads the user's directory of templates. */
final class TemplateDirectory {

    private static final Set<String> NOT_TEMPLATES = Set.of(".git", ".svn", ".hg", ".DS_Store", "__pycache__");

    private TemplateDirectory() {}

    static TemplateTree read(Path directory, String version) {
        if (!Files.isDirectory(directory)) {
            throw new InvalidTemplateDirectory(
                    directory, Files.exists(directory) ? "it is not a directory." : "it does not exist.");
        }
        Reader reader = new Reader(directory);
        try {
            reader.root = directory.toRealPath();
            Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, reader);
        } catch (FileSystemLoopException e) {
            throw new InvalidTemplateDirectory(directory, "the link " + e.getFile() + " leads back to itself.", e);
        } catch (IOException e) {
            throw new InvalidTemplateDirectory(directory, Failures.reason(e) + ".", e);
        }
        return new TemplateTree(version, reader.sources.values());
    }

    private static final class Reader extends SimpleFileVisitor<Path> {

        private final Path directory;
        private final TreeMap<String, TemplateSource> sources = new TreeMap<>();
        private Path root;

        Reader(Path directory) {
            this.directory = directory;
            this.root = directory;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (!folder.equals(directory) && isNoTemplate(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            requireInside(folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (isNoTemplate(file)) {
                return FileVisitResult.CONTINUE;
            }
            requireInside(file);
            if (!attributes.isRegularFile()) {
                throw new InvalidTemplateDirectory(directory, file + " is neither a file nor a directory.");
            }
            String path = directory
                    .relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            sources.put(path, new TemplateSource(path, file.toString(), Files.readAllBytes(file)));
            return FileVisitResult.CONTINUE;
        }

        private void requireInside(Path path) throws IOException {
            Path target = path.toRealPath();
            if (!target.startsWith(root)) {
                throw new InvalidTemplateDirectory(
                        directory, "the link " + path + " leads out of it, to " + target + "; copy what it leads to.");
            }
        }

        private static boolean isNoTemplate(Path path) {
            return NOT_TEMPLATES.contains(path.getFileName().toString());
        }
    }
}
