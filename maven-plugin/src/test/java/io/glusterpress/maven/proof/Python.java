package io.glusterpress.maven.proof;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An interpreter of this machine.
 *
 * @param version as it tells it itself
 * @param executable its absolute path
 */
record Python(String version, Path executable) {

    private static final int OLDEST = 9;
    private static final int NEWEST = 13;

    /** The one of the environment that has Ansible. */
    static final Path WITH_ANSIBLE = Checkout.PROGRAMS.resolve("python");

    /** One of each version that the modules promise to run on, as far as this machine has it. */
    static List<Python> found() {
        return found(WITH_ANSIBLE, System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** Takes the first python in its own version, and for the others what is on PATH, or else in pyenv. */
    static List<Python> found(Path first, Map<String, String> environment, Path home) {
        var preferred = at(first);
        var path = Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .toList();
        String root =
                environment.getOrDefault("PYENV_ROOT", home.resolve(".pyenv").toString());
        var pyenv = versions(Path.of(root, "versions"));
        return IntStream.rangeClosed(OLDEST, NEWEST)
                .mapToObj(minor -> {
                    String name = "python3." + minor;
                    var candidates = new ArrayList<Path>();
                    path.forEach(directory -> candidates.add(directory.resolve(name)));
                    pyenv.forEach(
                            version -> candidates.add(version.resolve("bin").resolve(name)));
                    return Stream.concat(preferred.stream(), candidates.stream().flatMap(file -> at(file).stream()))
                            .filter(python -> python.version().startsWith("3." + minor + "."))
                            .findFirst();
                })
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Path> versions(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var versions = Files.list(directory)) {
            return versions.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The interpreter at this path, if it is one: pyenv's own stand-ins fail for versions that are not switched on. */
    private static Optional<Python> at(Path executable) {
        if (!Files.isExecutable(executable)) {
            return Optional.empty();
        }
        var told = Program.of(executable.toString(), "-c", "import platform; print(platform.python_version())")
                .run();
        return told.status() == 0
                ? Optional.of(new Python(told.output().strip(), executable.toAbsolutePath()))
                : Optional.empty();
    }
}
