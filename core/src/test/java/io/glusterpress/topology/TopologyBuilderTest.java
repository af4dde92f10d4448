package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyBuilderTest {

    @Test
    void buildsWhatTheTutorialsFileSays(@TempDir Path directory) throws IOException {
        Topology read = Topology.read(new TutorialFile(directory).containing(TutorialFile.resource("tutorial.yml")));

        assertThat(tutorial().build())
                .usingRecursiveComparison()
                .ignoringFields("warnings")
                .isEqualTo(read);
        assertThat(tutorial().build().warnings())
                .extracting(Problem::message)
                .containsExactly(read.warnings().get(0).message());
    }

    @Test
    void buildsWhatAFileWithEveryKeySays(@TempDir Path directory) throws IOException {
        Topology read = Topology.read(new TutorialFile(directory).containing(TutorialFile.resource("everything.yml")));

        Topology built = Topology.builder()
                .name("production")
                .os("debian-12")
                .sshUser("deploy")
                .sshPort(2222)
                .sshPrivateKeyFile("~/.ssh/id_ed25519")
                .sshJumpHost("ashley@bastion.example.com:2200")
                .host("gluster1", "gluster1.example.com", "10.132.0.11")
                .host("gluster2", "gluster2.example.com", "10.132.0.12")
                .host(
                        "gluster3",
                        it -> it.address("gluster3.example.com")
                                .privateAddress("10.132.0.13")
                                .os("ubuntu-24.04"))
                .host("app1", "203.0.113.21")
                .host("app2", "203.0.113.22")
                .server("gluster1")
                .server("gluster2")
                .server("gluster3")
                .client("app1")
                .client("app2")
                .volume(
                        "files",
                        it -> it.replica(3)
                                .brick("gluster2", "/data/a/files")
                                .brick("gluster1", "/data/b/files")
                                .brick("gluster3", "/data/c/files")
                                .mount("/srv/www/files")
                                .freshnessSeconds(0))
                .volume(
                        "uploads",
                        it -> it.replica(3)
                                .brickOnEveryServer("/data/uploads")
                                .force(false)
                                .mount("/srv/www/uploads"))
                .site(
                        "example.com",
                        it -> it.volume("files")
                                .copyFrom("app2", "/var/www/example.com")
                                .root("web/public")
                                .logs("var/log"))
                .site("www.example.org", it -> it.volume("uploads").root("public"))
                .build();

        assertThat(built).usingRecursiveComparison().isEqualTo(read);
    }

    @Test
    void namesEveryMistakeAtOnceByItsKey() {
        TopologyBuilder builder = tutorial()
                .name("Ashley Rich")
                .sshPort(0)
                .server("gluster9")
                .volume("uploads", it -> it.replica(3).brick("gluster1", "/srv/gluster/ashleyrich_com"))
                .site("ashleyrich.com", it -> it.volume("uploads"));

        assertThatThrownBy(builder::build).isInstanceOf(InvalidTopology.class).hasMessage("""
                        The topology has 7 problems:

                        sites.ashleyrich.com: error: ashleyrich.com is written twice
                              = help: keep one of the two

                        name: error: "Ashley Rich" is no topology name
                              = help: write ashley-rich (use a to z, 0 to 9, _ and -, with a letter or a digit first, at most 63 characters)

                        ssh.port: error: 0 is no port
                              = help: write a number from 1 to 65535

                        servers[2]: error: gluster9 is no host
                              = help: add it to hosts

                        volumes.uploads.bricks.gluster1: error: /srv/gluster/ashleyrich_com is the brick of ashleyrich_com too
                              = help: use a directory of its own for every brick

                        volumes.uploads.bricks: error: 1 brick, no multiple of replica 3
                              = help: add 2 bricks

                        volumes.uploads.mount: error: mount is missing
                              = help: write where clients mount the volume, such as mount: /srv/www/uploads""");
    }

    @Test
    void needsEverythingThatAFileNeeds() {
        assertThatThrownBy(() -> Topology.builder().build())
                .isInstanceOf(InvalidTopology.class)
                .hasMessage("""
                        The topology has 6 problems:

                        name: error: name is missing
                              = help: write a name for this deployment, such as name: production

                        ssh.user: error: user is missing
                              = help: write the user that Ansible logs in as, such as ssh: {user: ashley}

                        hosts: error: hosts is missing
                              = help: write every host with its address, such as hosts: {gluster1: {address: 203.0.113.11}}

                        servers: error: servers is missing
                              = help: write the hosts of the trusted storage pool, such as servers: [gluster1, gluster2]

                        clients: error: clients is missing
                              = help: write the hosts that mount the volumes, such as clients: [app1]

                        volumes: error: volumes is missing
                              = help: write at least one, such as files: {replica: 3, bricks: /srv/gluster/files, mount: /srv/www/files}""");
    }

    @Test
    void refusesBricksInBothForms() {
        TopologyBuilder builder = tutorial()
                .volume(
                        "uploads",
                        it -> it.replica(2)
                                .brickOnEveryServer("/data/uploads")
                                .brick("gluster2", "/data/other")
                                .mount("/srv/uploads"));

        assertThatThrownBy(builder::build).hasMessage("""
                        The topology has 1 problem:

                        volumes.uploads.bricks: error: there is one path for every server and another for gluster2
                              = help: write one path for all, or one for each""");
    }

    @Test
    void refusesTwoBricksOfOneHost() {
        TopologyBuilder builder = tutorial()
                .volume(
                        "uploads",
                        it -> it.replica(2)
                                .brick("gluster1", "/data/a")
                                .brick("gluster1", "/data/b")
                                .brick("gluster2", "/data/a")
                                .mount("/srv/uploads"));

        assertThatThrownBy(builder::build).hasMessage("""
                        The topology has 1 problem:

                        volumes.uploads.bricks.gluster1: error: gluster1 is written twice
                              = help: keep one of the two""");
    }

    @Test
    void refusesNegativeFreshness() {
        TopologyBuilder builder = tutorial()
                .volume(
                        "uploads",
                        it -> it.replica(2)
                                .brickOnEveryServer("/data/uploads")
                                .mount("/srv/uploads")
                                .freshnessSeconds(-1));

        assertThatThrownBy(builder::build).hasMessage("""
                        The topology has 1 problem:

                        volumes.uploads.freshness: error: -1s is no time from 0s to 60s
                              = help: write whole seconds, such as 2s""");
    }

    @Test
    void refusesAPathThatIsTooLongForGluster() {
        String volume = "v".repeat(100);
        String path = "/srv/" + "p".repeat(160);
        TopologyBuilder builder = tutorial()
                .volume(volume, it -> it.replica(2).brickOnEveryServer(path).mount("/srv/uploads"));

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidTopology.class,
                        it -> assertThat(it.problems())
                                .extracting(Problem::message)
                                .containsExactly(
                                        "volume, host and path are 281 characters together, more than the 255 of the file"
                                                + " name that Gluster makes of them"));
    }

    @Test
    void twoSourcesOfCopiesStayApartOnOneHostOnly() {
        TopologyBuilder builder = tutorial()
                .host("app2", "203.0.113.22")
                .client("app2")
                .volume(
                        "uploads",
                        it -> it.replica(2).brickOnEveryServer("/data/uploads").mount("/srv/uploads"));
        builder = twoSites(builder, "app2");

        assertThat(builder.build().sites().get(1).copyFrom())
                .isEqualTo(Optional.of(new CopySource("app2", "/home/ashley/b.example/old")));
    }

    private static TopologyBuilder twoSites(TopologyBuilder builder, String host) {
        return builder.site(
                "b.example",
                it -> it.volume("uploads")
                        .copyFrom(host, "/home/ashley/b.example/old")
                        .root("public"));
    }

    private static TopologyBuilder tutorial() {
        return Topology.builder()
                .name("ashleyrich")
                .sshUser("ashley")
                .host("gluster1", "203.0.113.11", "10.132.0.11")
                .host("gluster2", "203.0.113.12", "10.132.0.12")
                .host("app1", "203.0.113.21", "10.132.0.21")
                .server("gluster1")
                .server("gluster2")
                .client("app1")
                .volume(
                        "ashleyrich_com",
                        it -> it.replica(2)
                                .brickOnEveryServer("/srv/gluster/ashleyrich_com")
                                .force(true)
                                .mount("/home/ashley/ashleyrich_com"))
                .site(
                        "ashleyrich.com",
                        it -> it.volume("ashleyrich_com")
                                .copyFrom("app1", "/home/ashley/ashleyrich.com")
                                .root("public")
                                .logs("logs"));
    }
}
