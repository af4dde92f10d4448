package io.glusterpress.deployment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a rehearsal is run; what it does is the topology's matter.
 *
 * @param executable the ansible-playbook to run, beside which Molecule is looked for first; both are searched in
 *     {@code .venv} and on PATH where it is empty
 * @param timeout the longest time that all phases may take but the last, which removes the containers; no limit where it
 *     is empty
 * @param reportDirectory where JUnit XML, JSON and the output of each phase are written; nothing is written where it is
 *     empty
 * @param listener hears of the rehearsal while it goes on
 */
public record RehearsalOptions(
        Optional<Path> executable,
        Optional<Duration> timeout,
        Optional<Path> reportDirectory,
        RehearsalListener listener) {

    /**
     * Returns options without a limit of time, without reports, and with a listener that does nothing.
     *
     * @return the defaults
     */
    public static RehearsalOptions defaults() {
        return new RehearsalOptions(Optional.empty(), Optional.empty(), Optional.empty(), new RehearsalListener() {});
    }

    /**
     * Returns these options with a certain ansible-playbook.
     *
     * @param file the program
     * @return the new options
     */
    public RehearsalOptions withExecutable(Path file) {
        return new RehearsalOptions(Optional.of(file), timeout, reportDirectory, listener);
    }

    /**
     * Returns these options with a limit of time.
     *
     * @param longest the longest time that all phases may take but the last
     * @return the new options
     */
    public RehearsalOptions withTimeout(Duration longest) {
        return new RehearsalOptions(executable, Optional.of(longest), reportDirectory, listener);
    }

    /**
     * Returns these options with reports.
     *
     * @param directory where they are written; made where it is absent
     * @return the new options
     */
    public RehearsalOptions withReportDirectory(Path directory) {
        return new RehearsalOptions(executable, timeout, Optional.of(directory), listener);
    }

    /**
     * Returns these options with a listener.
     *
     * @param hearer hears of the rehearsal while it goes on
     * @return the new options
     */
    public RehearsalOptions withListener(RehearsalListener hearer) {
        return new RehearsalOptions(executable, timeout, reportDirectory, hearer);
    }
}
