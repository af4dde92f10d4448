package io.glusterpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.project.AnsibleProject;
import io.glusterpress.project.GeneratedFile;
import io.glusterpress.topology.Topology;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds README.md to what the code does: its Java runs, its topology is read, its links lead somewhere. */
class ReadmeTest {

    private static final Document README = Document.read("README.md");

    @TempDir
    Path directory;

    @Test
    void showsTheTopologyOfTheExample() throws IOException {
        assertThat(README.snippet("topology")).isEqualTo(Files.readString(Sources.root("generated-roles/gluster.yml")));
    }

    @Test
    void showsTheJavaThatIsRunHere() {
        String source = Sources.text(Path.of("src/test/java/io/glusterpress/ReadmeExample.java"));

        assertThat(README.snippet("deploy")).isEqualTo(body(source, "void deploy()"));
        assertThat(README.snippet("topology-in-java")).isEqualTo(body(source, "Topology topology()"));
    }

    @Test
    void deploysFromJava() throws Exception {
        Files.writeString(directory.resolve("gluster.yml"), README.snippet("topology"));
        Path ansible = Files.createDirectories(directory.resolve(".venv/bin")).resolve("ansible-playbook");
        Files.writeString(ansible, """
                #!/bin/sh
                echo "$@" >arguments
                echo '{"event":"stats","hosts":{"app1":{"ok":1}}}' >>"$GLUSTERPRESS_EVENTS"
                """);
        assertThat(ansible.toFile().setExecutable(true)).isTrue();

        assertThat(output(ReadmeExample.class)).startsWith("Nothing had to be changed, which took ");
        assertThat(directory.resolve("generated-roles/arguments"))
                .content()
                .endsWith("generated-roles/inventories/ashleyrich playbooks/site.yml\n");
    }

    @Test
    void buildsInJavaWhatTheFileSays() throws IOException {
        Path file = Files.writeString(directory.resolve("gluster.yml"), README.snippet("topology"));

        assertThat(texts(ReadmeExample.topology())).isEqualTo(texts(Topology.read(file)));
    }

    @Test
    void linksToWhatExists() {
        var broken = new ArrayList<String>();
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            Document document = Document.read(name);
            for (String target : document.links()) {
                String[] parts = target.split("#", 2);
                Document linked = parts[0].endsWith(".md") ? Document.read(parts[0]) : document;
                boolean found = parts[0].isEmpty() || Files.exists(Sources.root(parts[0]));
                if (!found || (parts.length > 1 && !linked.anchors().contains(parts[1]))) {
                    broken.add(name + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void quotesMessagesThatAreReallyGiven() {
        String sources = Sources.joinedStrings();
        var unknown = new ArrayList<String>();
        for (List<String> row : README.table("messages")) {
            String message = row.get(0);
            if (message.endsWith("(Maven)") || message.endsWith("(Ansible)")) {
                continue;
            }
            for (String part : message.replace("`", "").split("…", -1)) {
                if (!sources.contains(part.strip())) {
                    unknown.add(part.strip());
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void namesTheVersionOfAnsibleThatTheTestsUse() {
        assertThat(Sources.text(Sources.root(".ci/requirements.txt"))).startsWith("ansible-core==2.19.14\n");
        assertThat(README.text()).contains("the tests use ansible-core 2.19.14");
    }

    /** The lines of a method, as far to the left as they go. */
    private static String body(String source, String signature) {
        String rest = source.substring(source.indexOf(signature + " {\n") + signature.length() + 3);
        return rest.substring(0, rest.indexOf("\n    }\n")).stripIndent() + "\n";
    }

    private String output(Class<?> main) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
        File output = directory.resolve("output").toFile();
        Process process = new ProcessBuilder(java.toString(), "-cp", classes, main.getName())
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output.toPath());
    }

    private static Map<String, String> texts(Topology topology) {
        var texts = new TreeMap<String, String>();
        for (GeneratedFile file : AnsibleProject.of(topology).files()) {
            texts.put(file.path(), file.text());
        }
        return texts;
    }
}
