package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.glusterpress.deployment.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same topology and templates give the same project on file systems of every kind, whatever ends their lines. */
class FileSystemsTest {

    private static final String MANIFEST = ".glusterpress/manifest.json";

    private static final Map<String, String> TEMPLATES = Map.of(
            "notes/__name__.md.vm",
            "# $topology.name()\n#foreach( $host in $topology.hosts() )\n- $host.name()\n#end\n",
            "roles/own/tasks/main.yml",
            "---\n- name: Say it\n  ansible.builtin.debug:\n    msg: hello\n");

    @TempDir
    private Path temporary;

    static Stream<Configuration> kinds() {
        return Stream.of(Configuration.windows(), Configuration.unix(), Configuration.osX());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void haveTheSameBytes(Configuration kind) throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(kind)) {
            Path work = work(system);
            Deployment site = deployment(work, "\r\n");

            WriteResult first = site.write();

            assertThat(bytes(work.resolve("out")))
                    .isEqualTo(bytes(written(deployment(temporary, "\n")).resolve("out")))
                    .containsKeys("notes/ashleyrich.md", "roles/own/files/logo.bin", MANIFEST);
            assertThat(first.written())
                    .containsExactlyElementsOf(bytes(work.resolve("out")).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void areWrittenAgainWithCare(Configuration kind) throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(kind)) {
            Path work = work(system);
            deployment(work, "\r\n").write();
            Path edited = work.resolve("out").resolve("playbooks").resolve("site.yml");
            Files.writeString(edited, Files.readString(edited) + "# mine\n");
            Files.writeString(
                    work.resolve("out").resolve("roles").resolve("own").resolve("mine.txt"), "mine");
            Files.delete(work.resolve("templates").resolve("notes").resolve("__name__.md.vm"));
            Files.delete(work.resolve("templates")
                    .resolve("roles")
                    .resolve("own")
                    .resolve("files")
                    .resolve("logo.bin"));

            Deployment changed = site(work);
            Drift drift = changed.drift();
            WriteResult second = changed.write();
            WriteResult third = changed.write();

            assertThat(drift.edited()).containsExactly("playbooks/site.yml");
            assertThat(drift.obsolete()).containsExactly("notes/ashleyrich.md", "roles/own/files/logo.bin");
            assertThat(second.kept()).containsExactly("playbooks/site.yml");
            assertThat(second.removed()).containsExactly("notes/ashleyrich.md", "roles/own/files/logo.bin");
            assertThat(second.written()).containsExactly(MANIFEST);
            assertThat(work.resolve("out").resolve("notes")).doesNotExist();
            assertThat(work.resolve("out").resolve("roles").resolve("own").resolve("mine.txt"))
                    .hasContent("mine");
            assertThat(List.of(third.written(), third.removed())).containsOnly(List.of());
        }
    }

    /** A file whose name changes in its case alone is one file on such a system, and must not be removed as the old one. */
    @Test
    void renameAFileByItsCaseWhereCaseDoesNotCount() throws IOException {
        try (FileSystem system = Jimfs.newFileSystem(Configuration.windows())) {
            Path out = work(system).resolve("out");
            Sample.project("notes/Readme.txt", "1").writeTo(out);

            WriteResult result = Sample.project("notes/README.txt", "2").writeTo(out);

            assertThat(result.removed()).isEmpty();
            assertThat(out.resolve("notes").resolve("README.txt")).hasContent("2");
            assertThat(Sample.project("notes/README.txt", "2").compareTo(out).upToDate())
                    .isTrue();
        }
    }

    private static Path work(FileSystem system) throws IOException {
        Path work = system.getRootDirectories().iterator().next().resolve("ops repo");
        return Files.createDirectories(work);
    }

    private static Deployment deployment(Path work, String lineEnd) throws IOException {
        TEMPLATES.forEach((path, text) -> Folder.write(work.resolve("templates"), path, text.replace("\n", lineEnd)));
        Folder.write(work.resolve("templates"), "roles/own/files/logo.bin", "\0\r\n\1");
        String topology = Files.readString(Path.of("../generated-roles/gluster.yml"));
        Files.writeString(work.resolve("gluster.yml"), topology.replace("\n", lineEnd));
        return site(work);
    }

    private static Deployment site(Path work) {
        return Deployment.read(work.resolve("gluster.yml"))
                .withTemplates(work.resolve("templates"))
                .in(work.resolve("out"));
    }

    private Path written(Deployment site) {
        site.write();
        return temporary;
    }

    /** Every byte of every file, as a character each. */
    private static SortedMap<String, String> bytes(Path root) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                files.put(name, new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
