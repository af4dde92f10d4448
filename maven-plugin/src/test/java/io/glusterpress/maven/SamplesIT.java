package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sample projects as a user has them: copied to a place of their own, built there with Maven, and run. */
@Timeout(600)
class SamplesIT {

    private static final Path CHECKOUT = Path.of("..");

    @TempDir
    static Path samples;

    private static Path library;
    private static Path springBoot;

    @TempDir
    Path root;

    private Path shop;
    private Workplace workplace;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        library = build("library");
        springBoot = build("spring-boot");
    }

    @BeforeEach
    void makeWorkplace() throws IOException {
        shop = Files.createDirectory(root.resolve("shop"));
        workplace = new Workplace(shop);
        workplace.ansible("""
                {"event":"result","status":"changed","host":"app1","play":"Clients","task":"Mount the volume","seconds":1}
                {"event":"stats","hosts":{"app1":{"ok":1,"changed":1}}}""", 0);
    }

    @Test
    void theLibraryPlansATopologyOfJava() throws Exception {
        assertThat(run(library, "plan"))
                .isEqualTo(new Run(0, """
                        %d files written to ansible, 0 kept because people edited them
                        PLAY [Everything]
                        changed: app1: Mount the volume
                        1 change would be made:
                          app1
                            Mount the volume
                        """.formatted(example().size()), ""));
        assertThat(workplace.arguments())
                .containsExactly(
                        "--inventory=" + shop.resolve("ansible/inventories/ashleyrich"),
                        "--check",
                        "--diff",
                        "playbooks/site.yml");
        assertThat(files(shop.resolve("ansible"))).isEqualTo(example());
    }

    @Test
    void theLibraryTellsWhatToDo() throws Exception {
        workplace.ansible("""
                {"event":"result","status":"failed","host":"app1","play":"Clients","task":"Mount","seconds":1,"message":"no route"}
                {"event":"stats","hosts":{"app1":{"failures":1}}}""", 2);

        assertThat(run(library, "deploy"))
                .isEqualTo(new Run(1, """
                        %d files written to ansible, 0 kept because people edited them
                        PLAY [Everything]
                        The deployment failed on app1.

                        app1: Mount (play Clients)
                          no route

                        Nothing was changed on any host.

                        Mend that and run deploy again: what is done stays done, and it goes on from there.
                        """.formatted(example().size()), ""));

        Files.delete(shop.resolve("ansible/.glusterpress/manifest.json"));
        var refused = run(library, "deploy");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.error()).startsWith("Nothing was written to ansible: it holds ");
    }

    @Test
    void springBootPlansATopologyFileFromOneJar() throws Exception {
        Files.copy(CHECKOUT.resolve("generated-roles/gluster.yml"), root.resolve("storage.yml"));
        var planned = run(springBoot, "--storage.topology-file=../storage.yml");

        assertThat(planned).isEqualTo(new Run(0, """
                        PLAY [Everything]
                        1 change would be made:
                          app1
                            Mount the volume
                        """, ""));
        assertThat(files(shop.resolve("ansible"))).isEqualTo(example());

        var refused = run(springBoot, "--storage.topology-file=none.yml");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.error()).contains("none.yml").contains("there is no such file");
    }

    /** Copies a sample without what somebody may have built in it, and builds it. */
    private static Path build(String name) throws IOException, InterruptedException {
        var sample = CHECKOUT.resolve("samples").resolve(name);
        var copy = samples.resolve(name);
        copy(sample.resolve("pom.xml"), copy.resolve("pom.xml"));
        try (var sources = Files.walk(sample.resolve("src"))) {
            for (var file : sources.filter(Files::isRegularFile).toList()) {
                copy(file, copy.resolve(sample.relativize(file)));
            }
        }
        var built = MavenRun.in(copy, copy, "package");
        assertThat(built.exitCode()).as(String.join("\n", built.lines())).isZero();
        return copy.resolve("target/storage.jar");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private Run run(Path jar, String... arguments) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<>(List.of(java.toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        var output = root.resolve("output").toFile();
        var error = root.resolve("error").toFile();
        var builder = new ProcessBuilder(command)
                .directory(shop.toFile())
                .redirectOutput(output)
                .redirectError(error);
        builder.environment().put("PATH", workplace.executable().getParent() + ":" + System.getenv("PATH"));
        var process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(output.toPath()), Files.readString(error.toPath()));
    }

    /** The files that are generated for the example, as they are committed. */
    private static Map<String, String> example() throws IOException {
        var files = files(CHECKOUT.resolve("generated-roles"));
        files.remove("gluster.yml");
        files.remove("gluster.schema.json");
        files.remove("pom.xml");
        return files;
    }

    private static Map<String, String> files(Path directory) throws IOException {
        var files = new TreeMap<String, String>();
        try (var tree = Files.walk(directory)) {
            for (var file : tree.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private record Run(int exitCode, String output, String error) {}
}
