package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glusterpress.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitMojoTest {

    @TempDir
    Path root;

    private Workplace workplace;
    private Path pom;

    @BeforeEach
    void makeEmptyWorkplace() throws IOException {
        workplace = new Workplace(root);
        Files.delete(workplace.topology());
        pom = root.resolve("pom.xml");
    }

    private InitMojo mojo() {
        return workplace.prepare(new InitMojo());
    }

    private void assertRefused(InitMojo mojo, String message) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(message);
        assertThat(workplace.topology()).doesNotExist();
        assertThat(pom).doesNotExist();
    }

    @Test
    void writesAFirstTopologyAndAPom() throws Exception {
        mojo().execute();

        assertThat(workplace.log.infos)
                .containsExactly(
                        "written: " + workplace.topology()
                                + ". production: 3 servers, 1 client, 1 volume and no sites.",
                        "written: " + root.resolve("gluster.schema.json"),
                        "written: " + pom,
                        "Then: mvn gluster:validate, and mvn gluster:generate");
        assertThat(workplace.log.warnings)
                .containsExactly(
                        "Some of it is made up. Put yours in its place in " + workplace.topology() + ":",
                        "  name: production",
                        "  ssh.user: deploy",
                        "  hosts.gluster1.address: 203.0.113.11",
                        "  hosts.gluster2.address: 203.0.113.12",
                        "  hosts.gluster3.address: 203.0.113.13",
                        "  hosts.app1.address: 203.0.113.21");
        assertThat(Topology.read(workplace.topology()).warnings()).isEmpty();
        assertThat(pom).content().contains("<artifactId>production</artifactId>", "<goal>check</goal>");
    }

    @Test
    void takesWhatItIsTold() throws Exception {
        var mojo = mojo();
        mojo.name = "ashleyrich";
        mojo.user = "ashley";
        mojo.servers = " gluster1=203.0.113.11/10.132.0.11, gluster2=203.0.113.12/10.132.0.12,";
        mojo.clients = "app1=203.0.113.21,gluster1";
        mojo.site = "ashleyrich.com";

        mojo.execute();

        assertThat(Topology.read(workplace.topology()).toYaml()).isEqualTo("""
                name: ashleyrich
                ssh:
                  user: ashley
                hosts:
                  gluster1: {address: 203.0.113.11, private_address: 10.132.0.11}
                  gluster2: {address: 203.0.113.12, private_address: 10.132.0.12}
                  app1: {address: 203.0.113.21}
                servers: [gluster1, gluster2]
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
        assertThat(workplace.log.warnings)
                .singleElement()
                .asString()
                .startsWith("volumes.ashleyrich_com.replica: warning: ");
    }

    @Test
    void overwritesNoTopologyFile() throws IOException {
        Files.writeString(workplace.topology(), "mine");

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("There is a topology file " + workplace.topology()
                        + " already, and it is never overwritten. Go on with it (mvn"
                        + " io.glusterpress:gluster-maven-plugin:validate), or name another:"
                        + " -Dgluster.topologyFile=FILE");
        assertThat(workplace.topology()).hasContent("mine");
        assertThat(pom).doesNotExist();
    }

    @Test
    void writesThroughNoLink() throws IOException {
        Files.createSymbolicLink(workplace.topology(), root.resolve("elsewhere"));

        assertThatThrownBy(() -> mojo().execute())
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(workplace.topology()
                        + " is there already, and is never overwritten: move what is there, or name another file.");
        assertThat(root.resolve("elsewhere")).doesNotExist();
        assertThat(pom).doesNotExist();
    }

    @Test
    void showsThePluginWhereThereIsAPom() throws Exception {
        Files.writeString(pom, "<project/>");

        mojo().execute();

        assertThat(pom).hasContent("<project/>");
        assertThat(workplace.log.infos)
                .containsSequence(
                        "Add the plugin to build/plugins in " + pom + ":",
                        "<plugin>",
                        "  <groupId>io.glusterpress</groupId>",
                        "  <artifactId>gluster-maven-plugin</artifactId>");
    }

    @Test
    void namesATopologyFileElsewhereInThePom() throws Exception {
        var mojo = mojo();
        mojo.topologyFile = root.resolve("conf/a&b.yml").toFile();

        mojo.execute();

        assertThat(root.resolve("conf/a&b.yml")).isRegularFile();
        assertThat(pom).content().contains("""
                        <configuration>
                          <topologyFile>conf/a&amp;b.yml</topologyFile>
                        </configuration>
                """.indent(0));
    }

    @Test
    void refusesWhatNoTopologyMayHave() {
        var mojo = mojo();
        mojo.user = "ashley rich";
        mojo.servers = "gluster1=203.0.113.11,gluster2={{ ansible_host }}";

        assertRefused(mojo, """
                The topology has 2 problems:

                ssh.user: error: "ashley rich" is no user name
                      = help: use letters, digits, _, . and -, with a letter or _ first, at most 32 characters

                hosts.gluster2.address: error: "{{ ansible_host }}" has {{, which Ansible would run as a template
                      = help: write the value itself""");
    }

    @Test
    void refusesAHostWithoutAddress() {
        var mojo = mojo();
        mojo.servers = "gluster1=203.0.113.11,gluster2";

        assertRefused(
                mojo,
                "gluster.init.servers has gluster2 without an address: write gluster2=ADDRESS, or"
                        + " gluster2=ADDRESS/PRIVATE_ADDRESS.");
    }

    @Test
    void refusesTwoAddressesForOneHost() {
        var mojo = mojo();
        mojo.servers = "a=10.0.0.1,b=10.0.0.2";
        mojo.clients = "a=10.0.0.3,b=10.0.0.2";

        assertRefused(
                mojo,
                "The topology has 1 problem:\n\nhosts.a: error: a is written twice\n      = help: keep one of the two");
    }

    @Test
    void leavesAnotherFileInPlaceOfTheSchemaAlone() throws Exception {
        var schema = Files.writeString(root.resolve("gluster.schema.json"), "{}");

        mojo().execute();

        assertThat(schema).hasContent("{}");
        assertThat(workplace.log.warnings.get(0)).startsWith("Nothing was written to " + schema + ": ");
        assertThat(workplace.topology()).content().startsWith("# yaml-language-server: $schema=gluster.schema.json\n");
    }

    private InitMojo withInventory(String json) throws IOException {
        var program = workplace.executable().resolveSibling("ansible-inventory");
        Files.writeString(program, "#!/bin/sh\ncat \"${2#--inventory=}\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var mojo = mojo();
        mojo.inventory = Files.writeString(root.resolve("hosts"), json).toFile();
        mojo.ansibleExecutable = workplace.executable().toString();
        return mojo;
    }

    @Test
    void takesAnInventory() throws Exception {
        var mojo = withInventory("""
                {"_meta": {"hostvars": {
                  "g1": {"ansible_host": "10.0.0.1", "ansible_user": "ashley"},
                  "g2": {"ansible_host": "10.0.0.2", "ansible_user": "ashley"},
                  "a1": {"ansible_host": "10.0.0.3", "ansible_user": "ashley"}}},
                 "gluster": {"hosts": ["g1", "g2"]}, "app": {"hosts": ["a1"]}}
                """);
        mojo.user = "deploy";

        mojo.execute();

        var topology = Topology.read(workplace.topology());
        assertThat(topology).hasToString("production: 2 servers, 1 client, 1 volume and no sites");
        assertThat(topology.ssh().user()).isEqualTo("deploy");
        assertThat(topology.host("a1").address()).isEqualTo("10.0.0.3");
        assertThat(workplace.log.warnings).contains("  name: production").doesNotContain("  ssh.user: deploy");
    }

    @Test
    void saysHowToNameTheGroups() throws IOException {
        assertRefused(
                withInventory("{\"nodes\": {\"hosts\": [\"g1\"]}}"),
                "The inventory " + root.resolve("hosts") + " has no hosts in gluster_servers, gluster, glusterfs,"
                        + " gluster_nodes, storage, storage_servers: name the group of the servers. It has nodes."
                        + " Write -Dgluster.init.serverGroup=GROUP.");
        var mojo = withInventory("{\"nodes\": {\"hosts\": [\"g1\"]}}");
        mojo.serverGroup = "nodes";
        assertRefused(
                mojo,
                "The inventory " + root.resolve("hosts")
                        + " has no hosts in gluster_clients, app, apps, app_servers, appservers, web, webservers, web_servers, wordpress:"
                        + " name the group of the clients. It has nodes. Write -Dgluster.init.clientGroup=GROUP.");
    }

    @Test
    void takesHostsFromOnePlace() throws IOException {
        var mojo = withInventory("{}");
        mojo.clients = "app1=10.0.0.1";

        assertRefused(mojo, "gluster.init.inventory names hosts, and so does gluster.init.clients: use one of them.");
    }
}
