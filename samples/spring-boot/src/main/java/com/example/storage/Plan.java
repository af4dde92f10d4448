package com.example.storage;

import io.glusterpress.GlusterpressException;
import io.glusterpress.ansible.RunResult;
import io.glusterpress.deployment.Action;
import io.glusterpress.deployment.Deployment;
import io.glusterpress.deployment.Report;
import io.glusterpress.deployment.RunOptions;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.stereotype.Component;

/** Writes the Ansible project of a topology file and prints what a deployment would change. */
@Component
class Plan implements CommandLineRunner, ExitCodeGenerator {

    private final Path topologyFile;
    private final Path directory;
    private int exitCode;

    Plan(
            @Value("${storage.topology-file}") Path topologyFile,
            @Value("${storage.directory}") Path directory) {
        this.topologyFile = topologyFile;
        this.directory = directory;
    }

    @Override
    public void run(String... arguments) {
        try {
            Deployment storage = Deployment.read(topologyFile).in(directory);
            storage.write();
            RunResult result = storage.plan(RunOptions.defaults().withOutput(System.out::println));
            System.out.println(Report.of(Action.PLAN, result));
            exitCode = result.success() ? 0 : 1;
        } catch (GlusterpressException mistake) {
            System.err.println(mistake.getMessage()); // what is wrong, where, and what to do
            exitCode = 2;
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
