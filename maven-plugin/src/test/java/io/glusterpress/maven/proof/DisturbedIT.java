package io.glusterpress.maven.proof;

import static io.glusterpress.maven.proof.Example.APP;
import static io.glusterpress.maven.proof.Example.BRICK;
import static io.glusterpress.maven.proof.Example.MOUNT;
import static io.glusterpress.maven.proof.Example.SERVERS;
import static io.glusterpress.maven.proof.Example.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.ansible.SummaryTable;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hosts that are not as they should be, and deployments that are killed: each time the next run goes on from there. */
@Needs(Needs.What.DOCKER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisturbedIT {

    @RegisterExtension
    static final Steps STEPS = new Steps();

    /** Seconds after which a site that is held goes on by itself. */
    private static final int RELEASE = 20;

    private static final String NOT_READY = "  This host is not ready, and nothing was changed on it:\n  - ";

    private Hosts hosts;
    private Site site;
    private String page;
    private Uploads uploads;

    @BeforeAll
    void startHosts() {
        long start = System.nanoTime();
        hosts = Hosts.start("disturbed");
        hosts.trust();
        site = new Site(hosts.address(APP));
        // enough of them that a copy can be killed half-way
        hosts.exec(APP, """
                        mkdir "$1/public/uploads/many"
                        cd "$1/public/uploads/many"
                        for number in {1..1500}; do echo "$number" > "$number.txt"; done
                        chown -R ashley: .
                        """, SOURCE).succeeded();
        hosts.project()
                .write(
                        "generated-roles/inventories/ashleyrich/group_vars/gluster_clients/ours.yml",
                        "---\ngluster_client_hold_release: " + RELEASE + "\n");
        page = site.page();
        uploads = Uploads.start(site, "disturbed", Duration.ofMillis(300));
        STEPS.add("Start the hosts, with a site on the app server", Duration.ofNanos(System.nanoTime() - start));
    }

    @AfterAll
    void removeHosts() {
        uploads.close();
        hosts.close();
    }

    @Test
    @Order(10)
    @DisplayName("Refuse a brick on the root disk")
    void refusesBrickOnTheRootDisk() {
        hosts.project().topology(Example.replaced(hosts.topology(), "force: true", "force: false"));
        var untouched = Untouched.since(hosts);

        var refused = hosts.project()
                .mvn("deploy", hosts.password(), "-Dgluster.generate=true")
                .failed();

        for (String server : SERVERS) {
            refused.says(
                    server + ": Look at every host (play Look before touching)\n" + NOT_READY + "Brick " + BRICK
                            + " is on the root file system, which it can fill up until the host stops working."
                            + " Nothing was changed. Add a disk and put the brick there, or set force: true for this volume in gluster.yml.");
        }
        nothingChanged(refused, untouched);
        hosts.project().topology(hosts.topology());
        hosts.project().mvn("generate").succeeded();
    }

    @Test
    @Order(11)
    @DisplayName("Refuse a brick of a foreign volume")
    void refusesBrickOfForeignVolume() {
        hosts.exec("gluster1", """
                        mkdir -p "$1"
                        echo precious > "$1/file"
                        id='import os, sys, uuid; os.setxattr(sys.argv[1], "trusted.glusterfs.volume-id", uuid.UUID(sys.argv[2]).bytes)'
                        python3 -c "$id" "$1" "$2"
                        """, BRICK, "2b1c0f9e-7b1e-4c0e-9a57-0d6f4b2c8a11")
                .succeeded();
        var untouched = Untouched.since(hosts);

        var refused = deploy().failed();

        refused.says("gluster1: Look at every host (play Look before touching)\n" + NOT_READY + "Brick " + BRICK
                + " was part of a brick before: it carries trusted.glusterfs.volume-id"
                + " 2b1c0f9e-7b1e-4c0e-9a57-0d6f4b2c8a11, and no volume of this pool has that id."
                + " Nothing was changed and nothing is ever wiped. Choose another path in gluster.yml, or, only if what is in "
                + BRICK + " is not needed any more, remove " + BRICK + " yourself and run again.");
        nothingChanged(refused, untouched);
        hosts.exec("gluster1", "rm -r /srv/gluster").succeeded();
    }

    @Test
    @Order(12)
    @DisplayName("Refuse a mount point that is not empty")
    void refusesMountPointThatIsNotEmpty() {
        hosts.exec(APP, "mkdir \"$1\"; echo mine > \"$1/notes.txt\"", MOUNT).succeeded();
        var untouched = Untouched.since(hosts);

        var refused = deploy().failed();

        refused.says("app1: Look at every host (play Look before touching)\n" + NOT_READY + "Mount point " + MOUNT
                + " is not empty: it holds notes.txt, which would be hidden below the volume."
                + " Move it away, or choose another mount in gluster.yml.");
        nothingChanged(refused, untouched);
        hosts.exec(APP, "rm -r \"$1\"", MOUNT).succeeded();
    }

    @Test
    @Order(13)
    @DisplayName("Refuse nginx with a broken configuration")
    void refusesBrokenNginx() {
        hosts.exec(APP, "echo 'listens 80;' > /etc/nginx/conf.d/broken.conf").succeeded();
        var untouched = Untouched.since(hosts);

        var refused = deploy().failed();

        refused.says("app1: nginx : See that nginx can serve each site (play Look at nginx before touching)\n");
        refused.find(
                "  (ashleyrich\\.com: )?nginx's configuration was already broken before we came, and nothing was changed\\."
                        + " Mend it until nginx -t is content, then run again\\. nginx says: .*"
                        + "unknown directive \"listens\" in /etc/nginx/conf\\.d/broken\\.conf:1");
        nothingChanged(refused, untouched);
        hosts.exec(APP, "rm /etc/nginx/conf.d/broken.conf").succeeded();
    }

    @Test
    @Order(20)
    @DisplayName("Kill it while packages are installed")
    void killedInPackages() {
        kill("Install what each host lacks", 3000);
    }

    @Test
    @Order(21)
    @DisplayName("Kill it while the firewall is turned on")
    void killedInFirewall() {
        kill("gluster_server : Enable ufw", 700);
    }

    @Test
    @Order(22)
    @DisplayName("Kill it while the pool is built")
    void killedInPool() {
        kill("gluster_server : Probe the members of the pool", 500);
    }

    @Test
    @Order(23)
    @DisplayName("Mend a half-added peer, and kill it while the volume is made")
    void killedInVolumes() {
        halfAddPeer();

        var killed = kill("gluster_server : Create, tune and start the volumes", 1000);

        assertThat(ChangedTasks.of(killed).get("gluster1"))
                .contains("gluster_server : Probe the members of the pool", "gluster_server : Prepare the bricks");
        killed.says("[WARNING]: Brick " + BRICK
                + " is on the root file system: when it is full, the whole host stops working."
                + " A disk of its own is safer.");
        for (String server : SERVERS) {
            hosts.exec(server, "gluster peer status | grep --quiet 'State: Peer in Cluster (Connected)'")
                    .succeeded();
        }
    }

    /** What a probe leaves that was cut off half-way: sent by one server, and unknown to the other. */
    private void halfAddPeer() {
        for (String server : SERVERS) {
            hosts.exec(server, "systemctl stop glusterd; rm -f /var/lib/glusterd/peers/*")
                    .succeeded();
        }
        String uuid = hosts.exec(
                        "gluster2", "systemctl start glusterd; sed -n 's/^UUID=//p' /var/lib/glusterd/glusterd.info")
                .succeeded()
                .output()
                .strip();
        hosts.exec("gluster1", """
                        printf 'uuid=%s\\nstate=1\\nhostname1=%s\\n' "$1" "$2" > "/var/lib/glusterd/peers/$1"
                        systemctl start glusterd
                        """, uuid, hosts.address("gluster2")).succeeded();
        hosts.awaitThat("gluster1", "gluster peer status | grep 'State: Probe Sent to Peer (Connected)'");
        hosts.exec("gluster1", "gluster peer probe \"$1\" | grep 'already in peer list'", hosts.address("gluster2"))
                .succeeded();
        hosts.exec("gluster2", "gluster peer status | grep 'Number of Peers: 0'")
                .succeeded();
    }

    @Test
    @Order(24)
    @DisplayName("Kill it while the volume is mounted")
    void killedInMount() {
        kill("fstab : Mount the volume", 200);
    }

    @Test
    @Order(25)
    @DisplayName("Kill it in the first copy")
    void killedInFirstCopy() {
        kill("gluster_client : Copy each site's files while the site goes on", 1500);
        hosts.exec(APP, "test -e \"$1/.glusterpress/$2.json\"", MOUNT, Example.SITE)
                .succeeded();
    }

    @Test
    @Order(26)
    @DisplayName("Kill it while the site is held still")
    void killedInHold() {
        kill("gluster_client : Copy what changed since, and compare", 500);
        goesOnByItself();
        assertThat(hosts.exec(APP, "nginx -T 2> /dev/null").output()).contains("root " + SOURCE + "/public;");
    }

    @Test
    @Order(27)
    @DisplayName("Kill it after the switch")
    void killedAfterSwitch() {
        kill("gluster_client : Record that each site is served from its volume", 0);
        goesOnByItself();
        assertThat(hosts.exec(APP, "nginx -T 2> /dev/null").output()).contains("root " + MOUNT + "/public;");
    }

    @Test
    @Order(30)
    @DisplayName("Run it to the end")
    void endsWell() {
        deploy().succeeded();

        uploads.end();
        uploads.areIn(hosts, APP, MOUNT + "/public/uploads");
        SERVERS.forEach(server -> uploads.areIn(hosts, server, BRICK + "/public/uploads"));
        hosts.exec(APP, "diff --recursive \"$1/public/uploads/many\" \"$2/public/uploads/many\"", SOURCE, MOUNT)
                .succeeded();
        assertThat(site.page()).isEqualTo(page);
        hosts.exec(APP, "test ! -e /var/lib/glusterpress/hold.json").succeeded();
        STEPS.note("%d uploads, none lost, the longest took %s"
                .formatted(uploads.count(), SummaryTable.time(uploads.longest())));

        assertThat(ChangedTasks.of(deploy().succeeded())).isEmpty();
    }

    private Outcome deploy() {
        return hosts.project().mvn("deploy", hosts.password());
    }

    private static void nothingChanged(Outcome refused, Untouched untouched) {
        refused.says("Nothing was changed on any host.");
        assertThat(ChangedTasks.of(refused)).isEmpty();
        untouched.check();
    }

    /** Starts a deployment, and kills Maven and all that it started so many milliseconds after a task began. */
    private Outcome kill(String task, int later) {
        return hosts.project().killed("deploy", "TASK [" + task + "]", Duration.ofMillis(later), hosts.password());
    }

    private void goesOnByItself() {
        try (var visitor = Visitor.start(hosts.address(APP), page)) {
            var back = visitor.awaitPage(Duration.ofSeconds(RELEASE + 15));
            STEPS.note("the site went on by itself after %s".formatted(SummaryTable.time(back)));
            visitor.sawNothingElse();
        }
    }
}
