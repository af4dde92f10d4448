package io.glusterpress.maven.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A project as a user has it: a POM with the plugin, a topology file, and the password for sudo in a file. */
final class UserProject {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.ashleyrich</groupId>
              <artifactId>site</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <build>
                <plugins>
                  <plugin>
                    <groupId>io.glusterpress</groupId>
                    <artifactId>gluster-maven-plugin</artifactId>
                    <version>%s</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String SETTINGS = """
            <settings>
              <mirrors>
                <mirror>
                  <id>build</id>
                  <mirrorOf>*</mirrorOf>
                  <url>%s</url>
                </mirror>
              </mirrors>
            </settings>
            """;

    private final Path directory;
    private final Map<String, String> environment = new LinkedHashMap<>();

    UserProject(Path directory) {
        this.directory = directory;
        // Maven takes settings from the nearest directory of this name above, and those would be the build's
        create(directory.resolve(".mvn"));
        write("pom.xml", POM.formatted(Checkout.version()));
        write("settings.xml", SETTINGS.formatted(Checkout.fallback().toUri()));
        environment.put("PATH", Checkout.PROGRAMS + ":" + System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
    }

    Path path(String path) {
        return directory.resolve(path);
    }

    UserProject with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    UserProject write(String path, String content) {
        var file = directory.resolve(path);
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Runs {@code mvn gluster:GOAL} to its end. */
    Outcome mvn(String goal, String... options) {
        return start(goal, line -> {}, options).await(PATIENCE);
    }

    RunningProgram start(String goal, Consumer<String> lines, String... options) {
        var command = new ArrayList<>(List.of(
                Checkout.maven().toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--settings=" + directory.resolve("settings.xml"),
                "-Dmaven.repo.local=" + Checkout.localRepository(),
                "gluster:" + goal));
        command.addAll(List.of(options));
        return Program.of(command).in(directory).with(environment).start(lines);
    }

    private static void create(Path wanted) {
        try {
            Files.createDirectories(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
