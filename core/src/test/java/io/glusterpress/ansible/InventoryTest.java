package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads inventories with the ansible-inventory of this machine. */
class InventoryTest {

    @TempDir
    Path directory;

    private Inventory read(String path) {
        return Inventory.read(directory, Path.of(path), Optional.of(RealAnsible.executable()));
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void readsIni() throws IOException {
        write("hosts.ini", """
                [storage]
                gluster2 ansible_host=203.0.113.12
                gluster1 ansible_host=203.0.113.11

                [web:children]
                fsn

                [fsn]
                app1
                gluster1

                [all:vars]
                ansible_port=2222
                """);

        Inventory inventory = read("hosts.ini");

        assertThat(inventory.source()).isEqualTo(directory.resolve("hosts.ini"));
        assertThat(inventory.groups())
                .containsEntry("storage", List.of("gluster2", "gluster1"))
                .containsEntry("web", List.of("app1", "gluster1"));
        assertThat(inventory.variable("gluster1", "ansible_host")).contains("203.0.113.11");
        assertThat(inventory.variable("app1", "ansible_port")).contains("2222");
        assertThat(inventory.variable("app1", "ansible_host")).isEmpty();
        assertThat(inventory.variable("nobody", "ansible_host")).isEmpty();
    }

    @Test
    void readsADirectoryWithVariables() throws IOException {
        write("inventory/hosts.yml", "all:\n  children:\n    storage:\n      hosts:\n        gluster1:\n");
        write("inventory/group_vars/storage.yml", """
                ansible_user: "{{ lookup('pipe', 'touch ran') }}"
                ansible_host: !vault |
                  $ANSIBLE_VAULT;1.1;AES256
                  6162
                """);
        write("inventory/host_vars/gluster1.yml", "private_ip: !unsafe '10.0.0.1'\n");

        Inventory inventory = read("inventory");

        assertThat(inventory.variable("gluster1", "ansible_user")).contains("{{ lookup('pipe', 'touch ran') }}");
        assertThat(inventory.variable("gluster1", "ansible_host"))
                .hasValueSatisfying(it -> assertThat(it).contains("__ansible_vault"));
        assertThat(inventory.variable("gluster1", "private_ip")).contains("10.0.0.1");
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    @Test
    void saysWhatAnsibleSaysAboutABrokenOne() throws IOException {
        write("hosts.ini", "[broken\n");

        assertThatThrownBy(() -> read("hosts.ini"))
                .isInstanceOf(InvalidInventory.class)
                .hasMessageStartingWith("Ansible cannot read the inventory " + directory.resolve("hosts.ini") + ":\n")
                .hasMessageContaining("Unable to parse")
                .hasMessageEndingWith("\nMend that, and see it right with: ansible-inventory --list --inventory="
                        + directory.resolve("hosts.ini"));
    }

    @Test
    void refusesOneThatIsNotThere() {
        assertThatThrownBy(() -> read("hosts.ini"))
                .isInstanceOf(InvalidInventory.class)
                .hasMessage("There is no inventory " + directory.resolve("hosts.ini")
                        + ": name a file or directory that lists hosts.");
    }

    @Test
    void refusesAnAnsibleWithoutTheProgram() throws IOException {
        write("hosts.ini", "app1\n");
        write("bin/ansible-playbook", "#!/bin/sh\n");
        Path playbook = directory.resolve("bin/ansible-playbook");
        assertThat(playbook.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> Inventory.read(directory, Path.of("hosts.ini"), Optional.of(playbook)))
                .isInstanceOf(AnsibleNotFound.class)
                .hasMessage("There is no ansible-inventory beside " + playbook
                        + ". Install Ansible there anew, or name another ansible-playbook.");
    }
}
