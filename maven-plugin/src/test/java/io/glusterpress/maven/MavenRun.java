package io.glusterpress.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of the Maven that builds this project, with a local repository that holds only what this build made; everything
 * else comes from the local repository of the build, so that the network is not needed.
 *
 * @param exitCode the exit code of Maven
 * @param lines what it printed
 */
record MavenRun(int exitCode, List<String> lines) {

    static final String PLUGIN = "io.glusterpress:gluster-maven-plugin:" + System.getProperty("it.version");

    static MavenRun in(Path directory, Path programs, String... arguments) throws IOException, InterruptedException {
        var settings = directory.resolveSibling("settings.xml");
        Files.writeString(settings, """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>build</id>
                      <mirrorOf>*</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(
                        Path.of(System.getProperty("it.fallback")).toUri()));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("it.maven.home"), "bin", "mvn").toString());
        command.add("-B");
        command.add("-s");
        command.add(settings.toString());
        command.add("-Dmaven.repo.local=" + System.getProperty("it.repository"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        var environment = builder.environment();
        environment.remove("MAVEN_OPTS");
        environment.remove("MAVEN_ARGS");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", programs + ":" + environment.getOrDefault("PATH", ""));
        var process = builder.start();
        process.getOutputStream().close();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return new MavenRun(process.waitFor(), lines);
    }
}
