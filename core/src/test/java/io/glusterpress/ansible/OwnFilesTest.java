package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.glusterpress.project.AnsibleProject;
import io.glusterpress.project.Drift;
import io.glusterpress.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Variables, playbooks, roles and collections of the user's beside the generated ones. */
@Tag("ansible")
@Timeout(120)
class OwnFilesTest {

    private static final String INVENTORY = "inventories/ashleyrich/";

    @TempDir
    Path directory;

    private AnsibleProject project;

    @BeforeEach
    void generate() {
        project = AnsibleProject.of(Topology.read(Path.of("../generated-roles/gluster.yml")));
        project.writeTo(directory);
    }

    private void own(String path, String content) throws IOException {
        var file = directory.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, content);
    }

    private JsonNode variables(String host) throws Exception {
        var inventory =
                RealAnsible.executable().resolveSibling("ansible-inventory").toString();
        var process = new ProcessBuilder(inventory, "--inventory=" + INVENTORY, "--host=" + host)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var variables = new ObjectMapper().readTree(process.getInputStream());
        assertThat(process.waitFor()).isZero();
        return variables;
    }

    @Test
    void theLastFileOfADirectoryByNameWinsAndAHostWinsOverItsGroups() throws Exception {
        var generated = variables("app1");
        own(INVENTORY + "group_vars/gluster_clients/aaa.yml", "fstab_servers: [before]\nown_first: aaa\n");
        own(INVENTORY + "group_vars/gluster_clients/own.yml", "nginx_php_socket: /run/own.sock\nown_first: own\n");
        own(INVENTORY + "group_vars/all/own.yml", "nginx_php_socket: /run/all.sock\nansible_port: 2222\n");
        own(INVENTORY + "host_vars/app1/local.yml", "gluster_address: 192.0.2.9\n");

        var variables = variables("app1");

        assertThat(variables.path("fstab_servers"))
                .as("a name before generated")
                .isEqualTo(generated.path("fstab_servers"));
        assertThat(variables.path("own_first").asText()).isEqualTo("own");
        assertThat(variables.path("nginx_php_socket").asText())
                .as("a group over all")
                .isEqualTo("/run/own.sock");
        assertThat(variables.path("ansible_port").asText())
                .as("a name after generated")
                .isEqualTo("2222");
        assertThat(variables.path("gluster_address").asText()).as("of the host").isEqualTo("192.0.2.9");
        assertThat(variables("gluster1").path("gluster_address").asText()).isEqualTo("10.132.0.11");
    }

    @Test
    void nothingOfTheUsersIsForeignOrTouched() throws Exception {
        var own = List.of(
                INVENTORY + "group_vars/all/own.yml",
                INVENTORY + "group_vars/databases/own.yml",
                INVENTORY + "host_vars/app1/own.yml",
                INVENTORY + "databases.yml",
                "playbooks/own.yml",
                "roles/own/tasks/main.yml",
                "roles/nginx/tasks/own.yml",
                "collections/ansible_collections/own/own/galaxy.yml",
                "filter_plugins/own.py");
        for (var path : own) {
            own(path, "own: true\n");
        }

        assertThat(project.compareTo(directory))
                .isEqualTo(new Drift(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), ""));
        var result = project.writeTo(directory);

        assertThat(result.written()).isEmpty();
        assertThat(result.removed()).isEmpty();
        assertThat(result.kept()).isEmpty();
        for (var path : own) {
            assertThat(directory.resolve(path)).hasContent("own: true");
        }
    }
}
