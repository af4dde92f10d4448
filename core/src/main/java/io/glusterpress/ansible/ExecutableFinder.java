package io.glusterpress.ansible;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds programs: as told, in a virtual environment near the project, on PATH. */
final class ExecutableFinder {

    private static final String NAME = "ansible-playbook";
    private static final String INSTALL = "python3 -m venv .venv && .venv/bin/pip install ansible";

    private final Path project;
    private final Path workingDirectory;
    private final Map<String, String> environment;

    ExecutableFinder(Path project, Map<String, String> environment) {
        this(project, environment, Path.of(""));
    }

    ExecutableFinder(Path project, Map<String, String> environment, Path workingDirectory) {
        this.project = project;
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.environment = environment;
    }

    Path find(@Nullable Path told) {
        if (told != null) {
            return findTold(told);
        }
        return search(NAME)
                .orElseThrow(
                        () -> new AnsibleNotFound("There is no " + places(NAME) + ". Install Ansible: " + INSTALL));
    }

    /** In the virtual environment nearest to the project, or on PATH. */
    Optional<Path> search(String name) {
        for (var directory : directories()) {
            var candidate = directory.resolve(inEnvironment(name));
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return onPath(name);
    }

    /** Where {@link #search} has looked, to be read after "There is no". */
    String places(String name) {
        String start = name + " on PATH, and no " + inEnvironment(name) + " in " + project;
        if (project.equals(workingDirectory)) {
            return start;
        }
        return start + (project.startsWith(workingDirectory) ? " or above it, up to " : " or in ") + workingDirectory;
    }

    private static Path inEnvironment(String name) {
        return Path.of(".venv", "bin", name);
    }

    private Path findTold(Path told) {
        Optional<Path> found = told.getNameCount() == 1 && !told.isAbsolute()
                ? onPath(told.toString())
                : Optional.of(workingDirectory.resolve(told).normalize()).filter(ExecutableFinder::isProgram);
        return found.orElseThrow(() -> new AnsibleNotFound(
                "There is no program " + told + ": name the " + NAME + " to run, or install Ansible: " + INSTALL));
    }

    private List<Path> directories() {
        var found = new ArrayList<Path>();
        found.add(project);
        if (project.startsWith(workingDirectory)) {
            for (var above = project; !above.equals(workingDirectory) && above.getParent() != null; ) {
                above = above.getParent();
                found.add(above);
            }
        } else {
            found.add(workingDirectory);
        }
        return found;
    }

    Optional<Path> onPath(String name) {
        for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            var candidate = workingDirectory.resolve(directory).resolve(name);
            if (isProgram(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
