package io.glusterpress.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glusterpress.ansible.InvalidInventory;
import io.glusterpress.ansible.Inventory;
import io.glusterpress.topology.InvalidTopology;
import io.glusterpress.topology.StarterTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes topologies from inventories, with an ansible-inventory that prints what the real one printed. */
class InventoryStarterTest {

    private static final String LOGIN = """
            "ansible_user": "ashley", "ansible_port": 2222, "ansible_ssh_private_key_file": "~/.ssh/id_ed25519",\
             "ansible_ssh_common_args": "-o ProxyJump=ashley@bastion.example.com:2200\"""";

    private static final String GROUPS = """
            "all": {"children": ["ungrouped", "storage", "web", "databases"]},
            "databases": {"hosts": ["db1"]},
            "storage": {"hosts": ["gluster2", "gluster1"]},
            "web": {"children": ["web_fsn"]},
            "web_fsn": {"hosts": ["app1", "gluster1"]}
            """;

    @TempDir
    Path directory;

    private Path playbook;

    @BeforeEach
    void makePrograms() throws IOException {
        playbook = program("ansible-playbook", "#!/bin/sh\n");
        program("ansible-inventory", "#!/bin/sh\ncat \"${2#--inventory=}\"\n");
    }

    private Path program(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    private InventoryStarter starter(String gluster1, String gluster2, String app1) throws IOException {
        Files.writeString(directory.resolve("hosts"), """
                {"_meta": {"hostvars": {"gluster1": {%s}, "gluster2": {%s}, "app1": {%s}, "db1": {}}}, %s}
                """.formatted(gluster1, gluster2, app1, GROUPS));
        return new InventoryStarter(Inventory.read(directory, Path.of("hosts"), Optional.of(playbook)));
    }

    private InventoryStarter withLogin(String login) throws IOException {
        return starter(
                "\"ansible_host\": \"203.0.113.11\", \"private_ip\": \"10.132.0.11\"" + login,
                "\"ansible_host\": \"203.0.113.12\"" + login,
                "\"ansible_host\": \"203.0.113.21\"" + login);
    }

    @Test
    void takesHostsGroupsAndLogin() throws IOException {
        var builder = withLogin(", " + LOGIN).builder(Optional.empty(), Optional.empty());

        assertThat(StarterTopology.of(builder, "ashleyrich.com").topology().toYaml())
                .isEqualTo("""
                name: production
                ssh:
                  user: ashley
                  port: 2222
                  private_key_file: ~/.ssh/id_ed25519
                  jump_host: "ashley@bastion.example.com:2200"
                hosts:
                  gluster2: {address: 203.0.113.12}
                  gluster1: {address: 203.0.113.11, private_address: 10.132.0.11}
                  app1: {address: 203.0.113.21}
                servers: [gluster2, gluster1]
                clients: [app1, gluster1]
                volumes:
                  ashleyrich_com:
                    replica: 2
                    bricks: /srv/gluster/ashleyrich_com
                    mount: /srv/www/ashleyrich_com
                sites:
                  ashleyrich.com:
                    volume: ashleyrich_com
                    root: public
                """);
    }

    @Test
    void takesTheGroupsItIsTold() throws IOException {
        var topology = StarterTopology.of(withLogin("").builder(Optional.of("web"), Optional.of("storage")))
                .topology();

        assertThat(topology.servers()).extracting(it -> it.name()).containsExactly("app1", "gluster1");
        assertThat(topology.clients()).extracting(it -> it.name()).containsExactly("gluster2", "gluster1");
    }

    @Test
    void namesTheGroupsThatThereAre() throws IOException {
        var starter = withLogin("");

        assertThatThrownBy(() -> starter.builder(Optional.of("gluster"), Optional.empty()))
                .isInstanceOf(MissingGroup.class)
                .hasMessage("The inventory " + directory.resolve("hosts")
                        + " has no hosts in gluster: name the group of the servers. It has databases, storage, web,"
                        + " web_fsn.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-J bastion", "-o ProxyJump=bastion", "-o 'ProxyJump bastion'", "-oProxyJump=\\\"bastion\\\""})
    void takesAJumpHostHoweverItIsWritten(String arguments) throws IOException {
        var builder = withLogin(", \"ansible_ssh_common_args\": \"" + arguments + "\"")
                .builder(Optional.empty(), Optional.empty());

        assertThat(StarterTopology.of(builder).topology().ssh().jumpHost()).contains("bastion");
    }

    @Test
    void refusesOtherArgumentsOfSsh() throws IOException {
        var starter = withLogin(", \"ansible_ssh_common_args\": \"-J bastion -o ProxyCommand=id\"");

        assertThatThrownBy(() -> starter.builder(Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInventory.class)
                .hasMessage("ansible_ssh_common_args in " + directory.resolve("hosts")
                        + " has -J bastion -o ProxyCommand=id, and a topology has nothing but a jump host (-J HOST or"
                        + " -o ProxyJump=HOST): put the rest into ~/.ssh/config, and leave it out there.");
    }

    @Test
    void refusesTemplates() throws IOException {
        var starter = starter("\"ansible_host\": \"{{ public_ip }}\"", "", "");

        assertThatThrownBy(() -> starter.builder(Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInventory.class)
                .hasMessage("ansible_host of gluster1 is the template {{ public_ip }}, which Ansible fills in only when"
                        + " it runs: write its value into " + directory.resolve("hosts")
                        + ", or write gluster.yml by hand.");
    }

    @Test
    void refusesEncryptedValues() throws IOException {
        var starter =
                starter("", "\"ansible_user\": {\"__ansible_vault\": \"$ANSIBLE_VAULT;1.1;AES256\\n6162\\n\"}", "");

        assertThatThrownBy(() -> starter.builder(Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInventory.class)
                .hasMessage(
                        "ansible_user of gluster2 is encrypted with Ansible Vault, and a topology file is not: leave"
                                + " it out of " + directory.resolve("hosts") + ", or write gluster.yml by hand.");
    }

    @Test
    void refusesSeveralWaysToLogIn() throws IOException {
        var starter = starter("\"ansible_user\": \"ashley\"", "\"ansible_user\": \"root\"", "");

        assertThatThrownBy(() -> starter.builder(Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInventory.class)
                .hasMessage(
                        "ansible_user differs: gluster2 has root, gluster1 has ashley, app1 has none. A topology has"
                                + " one way to log in to all hosts: give them the same in " + directory.resolve("hosts")
                                + ", or leave it out there and use ~/.ssh/config.");
    }

    @Test
    void refusesAPortThatIsNone() throws IOException {
        var starter = withLogin(", \"ansible_port\": \"ssh\"");

        assertThatThrownBy(() -> starter.builder(Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidInventory.class)
                .hasMessage("ansible_port is ssh in " + directory.resolve("hosts")
                        + ", which is no number: write one from 1 to 65535.");
    }

    @Test
    void leavesTheRestToTheChecksOfTheTopology() throws IOException {
        var builder = starter("\"ansible_host\": \"a b\"", "", "\"ansible_user\": \"\"")
                .builder(Optional.empty(), Optional.of("databases"));

        assertThatThrownBy(() -> StarterTopology.of(builder))
                .isInstanceOfSatisfying(
                        InvalidTopology.class,
                        e -> assertThat(e.problems())
                                .extracting(it -> it.key())
                                .containsExactlyInAnyOrder(
                                        "hosts.gluster2.address", "hosts.gluster1.address", "hosts.db1.address"));
    }
}
