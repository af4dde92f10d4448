package io.glusterpress.maven.proof;

import io.glusterpress.project.AnsibleProject;
import io.glusterpress.topology.Topology;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated Molecule scenario rehearses the example on Debian 13; the proof runs on Debian 12. */
@Needs(Needs.What.DOCKER)
class RehearsalIT {

    @TempDir
    Path directory;

    @Test
    void rehearsesTheExampleOnDebian13() throws IOException {
        Path topology = Files.writeString(
                directory.resolve("gluster.yml"),
                Example.replaced(Example.topology(), "(?m)^hosts:$", "os: debian-13\nhosts:"));
        Path project = directory.resolve("project");
        AnsibleProject.of(Topology.read(topology)).writeTo(project);

        Outcome rehearsal = Program.of(Checkout.PROGRAMS.resolve("molecule").toString(), "test")
                .in(project)
                .with(Map.of(
                        "PATH",
                        Checkout.PROGRAMS + File.pathSeparator + System.getenv("PATH"),
                        "NO_COLOR",
                        "1",
                        "MOLECULE_EPHEMERAL_DIRECTORY",
                        directory.resolve("molecule").toString()))
                .start(line -> {})
                .await(Duration.ofMinutes(20));

        rehearsal.succeeded();
    }
}
