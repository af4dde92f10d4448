package io.glusterpress.deployment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a playbook is run; what it does is the topology's matter.
 *
 * @param inventory the inventory, as a path that is relative to the project; {@code inventories/NAME} of the topology
 *     where it is empty
 * @param limit a host pattern of Ansible; all hosts where it is empty
 * @param tags run only what has one of these tags; everything where the list is empty
 * @param timeout the longest time a run may take; no limit where it is empty
 * @param becomePasswordFile a file whose first line is the password for sudo
 * @param vaultPasswordFiles files whose first line is a password of Ansible Vault
 * @param executable the ansible-playbook to run; searched in {@code .venv} and on PATH where it is empty
 * @param output gets each line that ansible-playbook prints, while it runs
 */
public record RunOptions(
        Optional<Path> inventory,
        Optional<String> limit,
        List<String> tags,
        Optional<Duration> timeout,
        Optional<Path> becomePasswordFile,
        List<Path> vaultPasswordFiles,
        Optional<Path> executable,
        Consumer<String> output) {

    /**
     * Copies the lists.
     *
     * @param inventory the inventory
     * @param limit a host pattern
     * @param tags tags to run
     * @param timeout the longest time
     * @param becomePasswordFile the file of the password for sudo
     * @param vaultPasswordFiles the files of passwords of Ansible Vault
     * @param executable the program
     * @param output the consumer of the output
     */
    public RunOptions {
        tags = List.copyOf(tags);
        vaultPasswordFiles = List.copyOf(vaultPasswordFiles);
    }

    /**
     * Returns options that run everything on all hosts, without a limit of time, and drop the output.
     *
     * @return the defaults
     */
    public static RunOptions defaults() {
        return new RunOptions(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                line -> {});
    }

    /**
     * Returns these options with another inventory.
     *
     * @param path a file or directory, relative to the project
     * @return the new options
     */
    public RunOptions withInventory(Path path) {
        return new RunOptions(
                Optional.of(path), limit, tags, timeout, becomePasswordFile, vaultPasswordFiles, executable, output);
    }

    /**
     * Returns these options for some of the hosts.
     *
     * @param pattern a host pattern of Ansible
     * @return the new options
     */
    public RunOptions withLimit(String pattern) {
        return new RunOptions(
                inventory,
                Optional.of(pattern),
                tags,
                timeout,
                becomePasswordFile,
                vaultPasswordFiles,
                executable,
                output);
    }

    /**
     * Returns these options for what has one of some tags.
     *
     * @param names the tags
     * @return the new options
     */
    public RunOptions withTags(List<String> names) {
        return new RunOptions(
                inventory, limit, names, timeout, becomePasswordFile, vaultPasswordFiles, executable, output);
    }

    /**
     * Returns these options with a limit of time.
     *
     * @param longest the longest time a run may take
     * @return the new options
     */
    public RunOptions withTimeout(Duration longest) {
        return new RunOptions(
                inventory,
                limit,
                tags,
                Optional.of(longest),
                becomePasswordFile,
                vaultPasswordFiles,
                executable,
                output);
    }

    /**
     * Returns these options with a password for sudo.
     *
     * @param file a file whose first line is the password
     * @return the new options
     */
    public RunOptions withBecomePasswordFile(Path file) {
        return new RunOptions(
                inventory, limit, tags, timeout, Optional.of(file), vaultPasswordFiles, executable, output);
    }

    /**
     * Returns these options with passwords of Ansible Vault.
     *
     * @param files files whose first line is a password
     * @return the new options
     */
    public RunOptions withVaultPasswordFiles(List<Path> files) {
        return new RunOptions(inventory, limit, tags, timeout, becomePasswordFile, files, executable, output);
    }

    /**
     * Returns these options with a certain ansible-playbook.
     *
     * @param file the program
     * @return the new options
     */
    public RunOptions withExecutable(Path file) {
        return new RunOptions(
                inventory, limit, tags, timeout, becomePasswordFile, vaultPasswordFiles, Optional.of(file), output);
    }

    /**
     * Returns these options with a consumer of the output.
     *
     * @param consumer gets each line, one at a time, from threads of the run
     * @return the new options
     */
    public RunOptions withOutput(Consumer<String> consumer) {
        return new RunOptions(
                inventory, limit, tags, timeout, becomePasswordFile, vaultPasswordFiles, executable, consumer);
    }
}
