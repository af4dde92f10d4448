package io.glusterpress.ansible;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One start of a program that runs playbooks in a project, and what the events of these playbooks tell. */
record ProgramRun(PlaybookProcess process, Path project, Map<String, String> environment, Optional<Duration> timeout) {

    RunResult start(List<String> argv, RunFiles files, RunOutput output) {
        boolean interrupted = false;
        try {
            var variables = new RunEnvironment(environment, project).with(files);
            long start = System.nanoTime();
            var exit = process.run(
                    new PlaybookProcess.Command(List.copyOf(argv), project, variables),
                    timeout,
                    new PlaybookProcess.Output(output::out, output::err));
            var duration = Duration.ofNanos(System.nanoTime() - start);
            // reading a file fails while the flag is set
            interrupted = Thread.interrupted() || exit.ending() == Ending.INTERRUPTED;
            return RunEvents.read(files.events()).toResult(exit, duration, output.complaint());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
