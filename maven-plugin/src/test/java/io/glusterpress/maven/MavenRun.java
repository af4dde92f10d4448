package io.glusterpress.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A run of the Maven that runs this build.
 *
 * @param exitCode the exit code of Maven
 * @param lines what it printed
 */
record MavenRun(int exitCode, List<String> lines) {

    static final String PLUGIN = "io.glusterpress:gluster-maven-plugin:" + System.getProperty("it.version");

    static MavenRun in(Path directory, Path programs, String... arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(BuildMaven.command(List.of(arguments)))
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(BuildMaven.environment(programs));
        var process = builder.start();
        process.getOutputStream().close();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new MavenRun(process.waitFor(), lines);
    }
}
