package io.glusterpress.maven.proof;

import static io.glusterpress.maven.proof.Example.APP;
import static io.glusterpress.maven.proof.Example.BRICK;
import static io.glusterpress.maven.proof.Example.MOUNT;
import static io.glusterpress.maven.proof.Example.SERVERS;
import static io.glusterpress.maven.proof.Example.SITE;
import static io.glusterpress.maven.proof.Example.SOURCE;
import static io.glusterpress.maven.proof.Example.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A pool, a volume, a mount and a site that were made by hand, with host names, are adopted as they are. */
@Needs(Needs.What.DOCKER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdoptIT {

    @RegisterExtension
    static final Steps STEPS = new Steps();

    /** What a deployment adds beside what was made by hand: units of systemd. */
    private static final Map<String, Set<String>> ADDED = Map.of(
            APP,
            Set.of(
                    "fstab : Install the unit that tries again until a server answers",
                    "fstab : Make the directory of the mount unit's settings",
                    "fstab : Try again when a mount fails",
                    "nginx : Make the directories of the units' settings",
                    "nginx : Start nginx only when the volumes are mounted",
                    "nginx : Start nginx as soon as the volumes are mounted"));

    private Hosts hosts;
    private Site site;
    private String page;
    private Map<String, String> before = Map.of();

    @BeforeAll
    void makeByHand() {
        long start = System.nanoTime();
        hosts = Hosts.start("adopt");
        hosts.trust();
        site = new Site(hosts.address(APP));
        page = site.page();
        for (String host : Example.HOSTS) {
            hosts.exec(host, """
                            printf '%s gluster1\\n%s gluster2\\n' "$1" "$2" >> /etc/hosts
                            """, hosts.address("gluster1"), hosts.address("gluster2"))
                    .succeeded();
        }
        for (String server : SERVERS) {
            hosts.exec(
                            server,
                            Resource.text("adopt_server.sh"),
                            BRICK,
                            hosts.address("gluster1"),
                            hosts.address("gluster2"),
                            hosts.address(APP))
                    .succeeded();
        }
        hosts.exec("gluster1", Resource.text("adopt_volume.sh"), VOLUME, BRICK).succeeded();
        hosts.exec(APP, Resource.text("adopt_app.sh"), VOLUME, MOUNT, SOURCE, SITE)
                .succeeded();
        assertThat(site.page()).isEqualTo(page);
        hosts.project().topology(Example.replaced(hosts.topology(), "(?m)^ +copy_from: .*\n", ""));
        hosts.project().mvn("generate").succeeded();
        before = found();
        STEPS.add("Make pool, volume, mount and site by hand", Duration.ofNanos(System.nanoTime() - start));
    }

    @AfterAll
    void removeHosts() {
        hosts.close();
    }

    /** All that must stay as it was: on the servers by Gluster's own words, on the app server by the bytes of the files. */
    private Map<String, String> found() {
        var found = new TreeMap<String, String>();
        for (String server : SERVERS) {
            found.put(
                    server,
                    hosts.exec(server, "gluster volume info; gluster pool list; gluster peer status")
                            .succeeded()
                            .output());
        }
        found.put(
                APP,
                hosts.exec(
                                APP,
                                "cat /etc/fstab \"/etc/nginx/sites-available/$2\"; grep \" $1 \" /proc/self/mountinfo",
                                MOUNT,
                                SITE)
                        .succeeded()
                        .output());
        return found;
    }

    private void saysWhatItAdopts(Outcome outcome) {
        outcome.says("Volume " + VOLUME + " was there before and is adopted as it is.");
        outcome.says("The pool was there before and is adopted as it is: it knows a server as gluster2.");
        outcome.says("The line of " + VOLUME + " in /etc/fstab was written by hand and is adopted as it is.");
    }

    @Test
    @Order(10)
    @DisplayName("Plan")
    void plans() {
        var untouched = Untouched.since(hosts);

        var plan = hosts.project().mvn("plan", hosts.password()).succeeded();

        assertThat(ChangedTasks.of(plan)).isEqualTo(ADDED);
        saysWhatItAdopts(plan);
        untouched.check();
        assertThat(found()).isEqualTo(before);
        STEPS.note("only units of systemd are added");
    }

    @Test
    @Order(20)
    @DisplayName("Deploy")
    void deploys() {
        var deployed = hosts.project().mvn("deploy", hosts.password()).succeeded();

        assertThat(ChangedTasks.of(deployed)).isEqualTo(ADDED);
        saysWhatItAdopts(deployed);
        assertThat(found()).isEqualTo(before);
        assertThat(site.page()).isEqualTo(page);
        STEPS.note("pool, volume, fstab and site as they were");
    }

    @Test
    @Order(30)
    @DisplayName("Deploy again")
    void deploysAgain() {
        var again = hosts.project().mvn("deploy", hosts.password()).succeeded();

        assertThat(ChangedTasks.of(again)).isEmpty();
        assertThat(found()).isEqualTo(before);
        STEPS.note("nothing changed");
    }

    @Test
    @Order(40)
    @DisplayName("Let deployments keep the volume's options")
    void takesOverWhenItIsTold() {
        hosts.exec("gluster1", "gluster volume set \"$1\" user.glusterpress managed", VOLUME)
                .succeeded();

        var deployed = hosts.project().mvn("deploy", hosts.password()).succeeded();

        assertThat(ChangedTasks.of(deployed))
                .isEqualTo(Map.of("gluster1", Set.of("gluster_server : Create, tune and start the volumes")));
        assertThat(hosts.exec("gluster1", "gluster volume info").output()).contains("network.ping-timeout: 5\n");
        assertThat(site.page()).isEqualTo(page);
    }
}
