package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.glusterpress.project.AnsibleProject;
import io.glusterpress.topology.Topology;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated Molecule scenario rehearses a topology that has a bit of everything, also a volume of two replica sets. */
@Needs(Needs.What.DOCKER)
class AnyTopologyIT {

    private static final String EVERYTHING = """
            name: everything
            ssh: {user: root}
            hosts:
              gluster1.example.com: {address: 203.0.113.11, private_address: 10.132.0.11}
              gluster2: {address: 203.0.113.12, private_address: 10.132.0.12}
              both: {address: 203.0.113.13, private_address: 10.132.0.13}
              app_2-with-a-name-that-is-as-long-as-a-host-name-can-be-in-pools: {address: 203.0.113.22}
              gluster4: {address: 203.0.113.14}
              bastion: {address: 203.0.113.99}
            servers: [gluster1.example.com, gluster2, both, gluster4]
            clients: [both, app_2-with-a-name-that-is-as-long-as-a-host-name-can-be-in-pools]
            volumes:
              shop:
                replica: 3
                bricks: {both: /srv/gluster/shop, gluster4: /srv/gluster/shop, gluster2: /srv/gluster/shop}
                force: true
                mount: /srv/www/shop
                freshness: 60s
              blog-files:
                replica: 2
                bricks: {gluster2: /data/disk1/blog, gluster1.example.com: /srv/gluster/blog}
                mount: /mnt/blog-files
              wiki:
                replica: 2
                bricks: /srv/gluster/wiki
                mount: /home/wiki/www@new+1
                freshness: 5s
            sites:
              shop.example.com:
                volume: shop
                copy_from: {host: app_2-with-a-name-that-is-as-long-as-a-host-name-can-be-in-pools, path: /home/shop/shop.example.com}
                root: public/htdocs
                logs: var/log/nginx
              blog.example.com:
                volume: blog-files
                copy_from: {host: both, path: /var/www/blog}
              wiki.example.com:
                volume: wiki
                root: web
                logs: .
            """;

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int CLIENTS = 16;
    private static final int MEBIBYTES_OF_A_SITE = 15;

    @TempDir
    Path directory;

    @Test
    void rehearsesABitOfEverything() throws IOException {
        Path project = write(EVERYTHING);

        molecule(project, "test").succeeded();

        assertThat(containers(project)).isEmpty();
    }

    @Test
    void saysWhatDoesNotFitBeforeAnythingStarts() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long memory = system.getTotalMemorySize() / MEBIBYTE;
        Path project = write(huge((int) (memory / CLIENTS / MEBIBYTES_OF_A_SITE) + 1));

        Outcome created = molecule(project, "create").failed();

        created.find(".*The rehearsal of 18 hosts needs about [0-9]+ MiB of memory, and the machine of the Docker.*");
        assertThat(containers(project)).isEmpty();
        molecule(project, "destroy").succeeded();
    }

    @Test
    void refusesAPoolWhoseFirstServerIsNewerThanAnother() throws IOException {
        Path project = write("""
                name: mixed
                ssh: {user: ashley}
                os: debian-13
                hosts:
                  gluster1: {address: 203.0.113.1}
                  gluster2: {address: 203.0.113.2, os: debian-12}
                  app1: {address: 203.0.113.3}
                servers: [gluster1, gluster2]
                clients: [app1]
                volumes:
                  files: {replica: 2, bricks: /srv/gluster/files, force: true, mount: /srv/www/files}
                """);

        molecule(project, "create")
                .failed()
                .says("gluster1, the first of servers, has Gluster 11, which takes no older server into its pool, and"
                        + " gluster2 would have Gluster 10. Nothing was started. Write gluster2 first in servers, or give"
                        + " all servers the same os.");

        assertThat(containers(project)).isEmpty();
    }

    /** The directory's name has a space, as directories of users have. */
    private Path write(String topology) throws IOException {
        Path file = Files.writeString(directory.resolve("gluster.yml"), topology);
        Path project = directory.resolve("my project");
        AnsibleProject.of(Topology.read(file)).writeTo(project);
        return project;
    }

    private static String huge(int sites) {
        return """
               name: huge
               ssh: {user: ashley}
               hosts:
                 gluster1: {address: 203.0.113.1}
                 gluster2: {address: 203.0.113.2}
               %s
               servers: [gluster1, gluster2]
               clients: [%s]
               volumes:
                 files: {replica: 2, bricks: /srv/gluster/files, force: true, mount: /srv/www/files}
               sites:
               %s
               """.formatted(
                each(CLIENTS, "  app%1$d: {address: 203.0.113.1%1$02d}", "\n"),
                each(CLIENTS, "app%1$d", ", "),
                each(sites, "  site%1$d.example.com: {volume: files, root: site%1$d/web, logs: site%1$d/logs}", "\n"));
    }

    private static String each(int count, String format, String separator) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining(separator));
    }

    private Outcome molecule(Path project, String command) {
        return Program.of(Checkout.PROGRAMS.resolve("molecule").toString(), command)
                .in(project)
                .with(Map.of(
                        "PATH",
                        Checkout.PROGRAMS + File.pathSeparator + System.getenv("PATH"),
                        "NO_COLOR",
                        "1",
                        "MOLECULE_EPHEMERAL_DIRECTORY",
                        directory.resolve("molecule").toString()))
                .start(line -> {})
                .await(Duration.ofMinutes(30));
    }

    /** The containers of the project's rehearsal, running or not. */
    private static String containers(Path project) throws IOException {
        return Program.of(
                        "docker",
                        "ps",
                        "--all",
                        "--quiet",
                        "--filter=label=io.glusterpress.project=" + project.toRealPath())
                .run()
                .succeeded()
                .output();
    }
}
