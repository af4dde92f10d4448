package io.glusterpress.ansible;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecuteResultHandler;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.PumpStreamHandler;

/** Runs the process on Commons Exec, with an empty input and no terminal. */
final class ExecProcess implements PlaybookProcess {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int KILLED = 128 + 9;
    private static final Set<Integer> CANNOT_START = Set.of(126, 127);
    private static final Duration OUTPUTS = Duration.ofSeconds(2);

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Duration grace;
    private final boolean outlivesShutdown;

    /**
     * Creates the runner.
     *
     * @param grace the time that a process has between being asked to end and being killed
     */
    ExecProcess(Duration grace) {
        this(grace, false);
    }

    private ExecProcess(Duration grace, boolean outlivesShutdown) {
        this.grace = grace;
        this.outlivesShutdown = outlivesShutdown;
    }

    static ExecProcess withGrace() {
        return new ExecProcess(GRACE);
    }

    /** Goes on, and can be started, while the virtual machine shuts down: for what cleans up. */
    static ExecProcess outlivingShutdown() {
        return new ExecProcess(GRACE, true);
    }

    @Override
    public Exit run(Command command, Optional<Duration> timeout, Output output) {
        var running = new RunningProcess(mark(command), grace, outlivesShutdown);
        var handler = new DefaultExecuteResultHandler();
        var out = new OutputLines(output.out(), running);
        var err = new OutputLines(output.err(), running);
        var executor = DefaultExecutor.builder()
                .setExecuteStreamHandler(new PumpStreamHandler(out, err))
                .setWorkingDirectory(command.directory())
                .get();
        executor.setExitValues(null);
        executor.setProcessDestroyer(running);
        var ending = Ending.FINISHED;
        try {
            executor.execute(commandLine(command), command.environment(), handler);
            ending = await(handler, running, timeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        running.throwFailure();
        return new Exit(ending, exitCode(command, handler, ending));
    }

    private static Ending await(
            DefaultExecuteResultHandler handler, RunningProcess running, Optional<Duration> timeout) {
        try {
            if (timeout.isPresent()) {
                handler.waitFor(timeout.get());
            } else {
                handler.waitFor();
            }
            if (handler.hasResult()) {
                return Ending.FINISHED;
            }
            running.end();
            handler.waitFor(OUTPUTS);
            return Ending.TIMED_OUT;
        } catch (InterruptedException e) {
            running.end();
            waitForOutputs(handler);
            return Ending.INTERRUPTED;
        }
    }

    private static void waitForOutputs(DefaultExecuteResultHandler handler) {
        try {
            handler.waitFor(OUTPUTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int exitCode(Command command, DefaultExecuteResultHandler handler, Ending ending) {
        if (!handler.hasResult()) {
            return KILLED;
        }
        var failure = handler.getException();
        int code = handler.getExitValue();
        if (ending == Ending.FINISHED && (failure != null || CANNOT_START.contains(code))) {
            throw new AnsibleNotFound(
                    "The program " + command.argv().get(0) + " is there but cannot be started. If it lies in a virtual"
                            + " environment whose Python is gone, make that environment anew.");
        }
        return code;
    }

    private static String mark(Command command) {
        return RunFiles.EVENTS + "=" + command.environment().get(RunFiles.EVENTS);
    }

    /** In a session of its own, so that nothing that it starts can open the terminal and ask there. */
    private static CommandLine commandLine(Command command) {
        var argv = command.argv();
        boolean detach = Files.isExecutable(SETSID);
        var line = new CommandLine(detach ? SETSID.toString() : argv.get(0));
        for (String argument : detach ? argv : argv.subList(1, argv.size())) {
            line.addArgument(argument, false);
        }
        return line;
    }
}
