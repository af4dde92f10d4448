package io.glusterpress.deployment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a rehearsal is run; what it does is the topology's matter.
 *
 * @param vaultPasswordFiles files whose first line is a password of Ansible Vault
 * @param executable the ansible-playbook to run, beside which Molecule is looked for first; both are searched in
 *     {@code .venv} and on PATH where it is empty
 * @param timeout the longest time that all phases may take but the last, which removes the containers; no limit where it
 *     is empty
 * @param reportDirectory where JUnit XML, JSON and the output of each phase are written; nothing is written where it is
 *     empty
 * @param listener hears of the rehearsal while it goes on
 */
public record RehearsalOptions(
        List<Path> vaultPasswordFiles,
        Optional<Path> executable,
        Optional<Duration> timeout,
        Optional<Path> reportDirectory,
        RehearsalListener listener) {

    /**
     * Copies the list.
     *
     * @param vaultPasswordFiles the files of passwords of Ansible Vault
     * @param executable the program
     * @param timeout the longest time
     * @param reportDirectory the directory of the reports
     * @param listener the listener
     */
    public RehearsalOptions {
        vaultPasswordFiles = List.copyOf(vaultPasswordFiles);
    }

    /**
     * Returns options without passwords, a limit of time and reports, and with a listener that does nothing.
     *
     * @return the defaults
     */
    public static RehearsalOptions defaults() {
        return new RehearsalOptions(
                List.of(), Optional.empty(), Optional.empty(), Optional.empty(), new RehearsalListener() {});
    }

    /**
     * Returns these options with passwords of Ansible Vault.
     *
     * @param files files whose first line is a password
     * @return the new options
     */
    public RehearsalOptions withVaultPasswordFiles(List<Path> files) {
        return new RehearsalOptions(files, executable, timeout, reportDirectory, listener);
    }

    /**
     * Returns these options with a certain ansible-playbook.
     *
     * @param file the program
     * @return the new options
     */
    public RehearsalOptions withExecutable(Path file) {
        return new RehearsalOptions(vaultPasswordFiles, Optional.of(file), timeout, reportDirectory, listener);
    }

    /**
     * Returns these options with a limit of time.
     *
     * @param longest the longest time that all phases may take but the last
     * @return the new options
     */
    public RehearsalOptions withTimeout(Duration longest) {
        return new RehearsalOptions(vaultPasswordFiles, executable, Optional.of(longest), reportDirectory, listener);
    }

    /**
     * Returns these options with reports.
     *
     * @param directory where they are written; made where it is absent
     * @return the new options
     */
    public RehearsalOptions withReportDirectory(Path directory) {
        return new RehearsalOptions(vaultPasswordFiles, executable, timeout, Optional.of(directory), listener);
    }

    /**
     * Returns these options with a listener.
     *
     * @param hearer hears of the rehearsal while it goes on
     * @return the new options
     */
    public RehearsalOptions withListener(RehearsalListener hearer) {
        return new RehearsalOptions(vaultPasswordFiles, executable, timeout, reportDirectory, hearer);
    }
}
