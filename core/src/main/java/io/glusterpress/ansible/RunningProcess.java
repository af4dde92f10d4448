package io.glusterpress.ansible;

import java.time.Duration;
import org.apache.commons.exec.ProcessDestroyer;
import org.jspecify.annotations.Nullable;

/** The process while it runs; ends it when told to, and when the virtual machine shuts down. */
final class RunningProcess implements ProcessDestroyer {

    private final String mark;
    private final Duration grace;
    private final Thread hook = new Thread(this::end, "end-ansible-playbook");
    private final boolean outlivesShutdown;
    private @Nullable Process process;
    private @Nullable RuntimeException failure;
    private boolean ended;

    RunningProcess(String mark, Duration grace, boolean outlivesShutdown) {
        this.mark = mark;
        this.grace = grace;
        this.outlivesShutdown = outlivesShutdown;
    }

    @Override
    public synchronized boolean add(Process started) {
        process = started;
        if (ended) {
            tree(started).end(grace);
            return true;
        }
        if (outlivesShutdown) {
            return true;
        }
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            tree(started).end(grace);
        }
        return true;
    }

    @Override
    public synchronized boolean remove(Process gone) {
        process = null;
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Override
    public synchronized int size() {
        return process == null ? 0 : 1;
    }

    void end() {
        Process current;
        synchronized (this) {
            ended = true;
            current = process;
        }
        if (current != null) {
            tree(current).end(grace);
        }
    }

    /** Ends the process because of what the consumer of its output has thrown. */
    void fail(RuntimeException thrown) {
        synchronized (this) {
            if (failure == null) {
                failure = thrown;
            }
        }
        end();
    }

    synchronized boolean failed() {
        return failure != null;
    }

    synchronized void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    private ProcessTree tree(Process root) {
        return new ProcessTree(root.toHandle(), mark);
    }
}
