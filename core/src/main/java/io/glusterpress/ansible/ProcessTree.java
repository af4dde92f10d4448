package io.glusterpress.ansible;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Ends a process with everything that it started: first asked to, then made to. */
final class ProcessTree {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final ProcessHandle root;
    private final String mark;
    private final Set<ProcessHandle> known = new LinkedHashSet<>();

    /**
     * Describes the tree.
     *
     * @param root the process that was started
     * @param mark an entry of its environment that no other tree has: where /proc is, it finds those of the tree whose
     *     parent died before it could be asked for its children
     */
    ProcessTree(ProcessHandle root, String mark) {
        this.root = root;
        this.mark = "\0" + mark + "\0";
    }

    /** Descendants go first: one that lives on holds the outputs open, and starts more. */
    void end(Duration grace) {
        grow().forEach(ProcessHandle::destroy);
        root.destroy();
        long deadline = System.nanoTime() + grace.toNanos();
        boolean interrupted = false;
        while (alive() && !interrupted && System.nanoTime() < deadline) {
            interrupted = pause();
            grow().forEach(ProcessHandle::destroy);
        }
        grow();
        known.forEach(ProcessHandle::destroyForcibly);
        root.destroyForcibly();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ProcessHandle> grow() {
        var before = Set.copyOf(known);
        root.descendants().forEach(known::add);
        List.copyOf(known).forEach(process -> process.descendants().forEach(known::add));
        ProcessHandle.allProcesses().filter(this::marked).forEach(known::add);
        known.remove(root);
        return known.stream().filter(process -> !before.contains(process)).toList();
    }

    private boolean marked(ProcessHandle process) {
        var environment = Path.of("/proc", Long.toString(process.pid()), "environ");
        try {
            return Files.isReadable(environment)
                    && ("\0" + new String(Files.readAllBytes(environment), StandardCharsets.UTF_8)).contains(mark);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean alive() {
        return root.isAlive() || known.stream().anyMatch(ProcessHandle::isAlive);
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
