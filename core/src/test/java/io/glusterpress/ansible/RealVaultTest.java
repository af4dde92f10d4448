package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in files of Ansible Vault beside the generated variables, with the real programs. */
@Tag("ansible")
@Timeout(120)
class RealVaultTest {

    private static final String SECRET = "the-become-password";

    @TempDir
    Path project;

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void makeProject() throws Exception {
        Files.createDirectories(project.resolve("inventory/group_vars/all"));
        Files.writeString(project.resolve("inventory/hosts.yml"), """
                all:
                  hosts:
                    app1:
                      ansible_connection: local
                      ansible_python_interpreter: "{{ ansible_playbook_python }}"
                """);
        Files.writeString(
                project.resolve("inventory/group_vars/all/generated.yml"), "---\nansible_become_password: none\n");
        Files.writeString(project.resolve("site.yml"), """
                - hosts: all
                  gather_facts: false
                  tasks:
                    - name: Know the secrets
                      ansible.builtin.assert:
                        that: (ansible_become_password ~ other | default('')) is match(expected)
                        quiet: true
                """);
    }

    private Path password(String name, String content, String mode) throws IOException {
        var file = Files.writeString(project.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private void encrypt(String id, Path password, String file, String content) throws Exception {
        var target = Files.writeString(project.resolve("inventory/group_vars/all/" + file), content);
        var vault = RealAnsible.executable().resolveSibling("ansible-vault").toString();
        var process = new ProcessBuilder(
                        vault,
                        "encrypt",
                        "--encrypt-vault-id=" + id,
                        "--vault-id=" + id + "@" + password,
                        target.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(target).content().startsWith("$ANSIBLE_VAULT;").doesNotContain(SECRET);
    }

    private Ansible ansible(String expected) {
        return Ansible.in(project)
                .playbook("site.yml")
                .executable(RealAnsible.executable())
                .inventory(Path.of("inventory"))
                .extraVars(Map.of("expected", expected))
                .forEachLine(lines::add);
    }

    private void assertNothingTold(RunResult result) {
        assertThat(String.join("\n", lines) + result.error()).doesNotContain(SECRET, "hunter2", "hunter3");
    }

    @Test
    void readsSecretsWithAPasswordFileAndWithAScript() throws Exception {
        var file = password("password", "hunter2\n", "rw-------");
        encrypt("default", file, "vault.yml", "ansible_become_password: " + SECRET + "\n");
        var script = password("script", "#!/bin/sh\necho hunter2\n", "rwx------");

        for (var source : List.of(file, script)) {
            var result = ansible(SECRET).vaultPasswordFile(source).run();

            assertThat(result.success()).as(String.join("\n", lines)).isTrue();
            assertNothingTold(result);
        }
    }

    @Test
    void triesEachPasswordWhateverTheVaultIdsAre() throws Exception {
        var first = password("first", "hunter2\n", "rw-------");
        var second = password("second", "hunter3\n", "rw-------");
        encrypt("servers", first, "vault.yml", "ansible_become_password: " + SECRET + "\n");
        encrypt("sites", second, "vault2.yml", "other: more\n");

        var result = ansible(SECRET + "more")
                .vaultPasswordFile(first)
                .vaultPasswordFile(second)
                .run();

        assertThat(result.success()).as(String.join("\n", lines)).isTrue();
        assertNothingTold(result);
    }

    @Test
    void saysThatAPasswordIsMissing() throws Exception {
        encrypt(
                "default",
                password("password", "hunter2\n", "rw-------"),
                "vault.yml",
                "ansible_become_password: " + SECRET + "\n");

        var result = ansible(SECRET).run();

        assertThat(result.success()).isFalse();
        assertThat(result.error().orElse("")).contains("no vault secrets");
        assertNothingTold(result);
    }
}
