package io.glusterpress.maven.proof;

import static io.glusterpress.maven.proof.Example.APP;
import static io.glusterpress.maven.proof.Example.BRICK;
import static io.glusterpress.maven.proof.Example.HOSTS;
import static io.glusterpress.maven.proof.Example.MOUNT;
import static io.glusterpress.maven.proof.Example.SERVERS;
import static io.glusterpress.maven.proof.Example.SOURCE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.ansible.SummaryTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tutorial from bare hosts to a switched site that outlives its servers, and the way back. */
@Needs(Needs.What.DOCKER)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProofIT {

    @RegisterExtension
    static final Steps STEPS = new Steps();

    private static final Duration BOOT = Duration.ofMinutes(2);
    /** In seconds: twice the time after which clients give up a silent server, and what a busy machine adds. */
    private static final double LONGEST_STALL = 12.5;

    private static final String UPLOADS = "/public/uploads";
    private static final String VHOST = "cat /etc/nginx/sites-available/" + Example.SITE;

    private final List<Uploads> uploaded = new ArrayList<>();
    private Hosts hosts;
    private Site site;
    private CronJob job;
    private String page;
    private String vhost;
    private List<String> files;
    private Map<String, Set<String>> planned = Map.of();
    private Outcome deployed = Outcome.NONE;

    @BeforeAll
    void startHosts() {
        long start = System.nanoTime();
        hosts = Hosts.start("site");
        site = new Site(hosts.address(APP));
        page = site.page();
        vhost = hosts.exec(APP, VHOST).output();
        files = new SiteFiles(hosts).in(SOURCE);
        job = CronJob.install(hosts);
        STEPS.add("Start the hosts, with a site on the app server", Duration.ofNanos(System.nanoTime() - start));
    }

    @AfterAll
    void removeHosts() {
        hosts.close();
    }

    @Test
    @Order(10)
    @DisplayName("Refuse hosts whose SSH keys are unknown")
    void refusesUnknownHosts() {
        var untouched = Untouched.since(hosts);

        var refused = hosts.project().mvn("deploy", hosts.password()).failed();

        var commands = new ArrayList<String>();
        for (String host : HOSTS) {
            String address = hosts.address(host);
            String add = "ssh-keyscan -p 22 -H " + address + " >> " + hosts.knownHosts();
            commands.add(add);
            refused.says("  The SSH host key of " + address
                    + " is not known here. Compare its fingerprint with the one that the host itself shows"
                    + " (there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub):\n"
                    + "    ssh-keyscan -p 22 " + address + " | ssh-keygen -lf -\n"
                    + "  If they agree, add it:\n    " + add);
        }
        refused.says("Nothing was changed on any host.");
        untouched.check();
        commands.forEach(command -> Program.of("sh", "-c", command).run().succeeded());
    }

    @Test
    @Order(20)
    @DisplayName("Plan on bare hosts")
    void plansOnBareHosts() {
        var untouched = Untouched.since(hosts);

        planned = ChangedTasks.of(hosts.project().mvn("plan", hosts.password()).succeeded());

        assertThat(planned).containsOnlyKeys(HOSTS);
        untouched.check();
        STEPS.note("%d changes".formatted(count(planned)));
    }

    @Test
    @Order(30)
    @DisplayName("Deploy while people upload")
    void deploysWhilePeopleUpload() {
        try (var visitor = Visitor.start(hosts.address(APP), page);
                var uploads = upload("deploy")) {
            deployed = hosts.project().mvn("deploy", hosts.password()).succeeded();
            uploads.end();
            var stillness = visitor.sawNothingElse();
            STEPS.note("%d changes, %d uploads, none lost, the longest took %s, the page was away for %s"
                    .formatted(
                            count(ChangedTasks.of(deployed)),
                            uploads.count(),
                            SummaryTable.time(uploads.longest()),
                            SummaryTable.time(stillness)));
        }
        uploadsAreIn(APP, MOUNT);
        SERVERS.forEach(server -> uploadsAreIn(server, BRICK));
        STEPS.note("%d files of a cron job, none lost".formatted(job.allBeforeTheSwitchAreThere()));
        assertThat(site.page()).isEqualTo(page);
    }

    @Test
    @Order(31)
    @DisplayName("See that the plan told what the deployment changed")
    void planWasRight() {
        assertThat(ChangedTasks.of(deployed)).isEqualTo(planned);
    }

    @Test
    @Order(32)
    @DisplayName("See what the settings still name of old")
    void namesOldSettings() {
        deployed.says("""
                msg:
                    -   file: /etc/cron.d/ashleyrich-com
                        instead: '* * * * * ashley date --iso-8601=seconds >> /home/ashley/ashleyrich_com/cron.log'
                        line: 1
                        text: '* * * * * ashley date --iso-8601=seconds >> /home/ashley/ashleyrich.com/cron.log'
                    -   file: /etc/cron.d/writer
                        instead: '* * * * * ashley cd /home/ashley/ashleyrich_com/public/uploads && /usr/local/bin/write-for-a-while'
                        line: 1
                        text: '* * * * * ashley cd /home/ashley/ashleyrich.com/public/uploads && /usr/local/bin/write-for-a-while'
                    -   file: /etc/logrotate.d/ashleyrich.com
                        instead: /home/ashley/ashleyrich_com/logs/*.log {
                        line: 1
                        text: /home/ashley/ashleyrich.com/logs/*.log {
                    -   file: /etc/php/8.2/fpm/pool.d/ashleyrich.com.conf
                        instead: php_admin_value[error_log] = /home/ashley/ashleyrich_com/logs/php.log
                        line: 10
                        text: php_admin_value[error_log] = /home/ashley/ashleyrich.com/logs/php.log
                """);
    }

    @Test
    @Order(33)
    @DisplayName("See files, logs and virtual host on the volume")
    void everythingIsOnTheVolume() {
        assertThat(new SiteFiles(hosts).in(MOUNT)).isEqualTo(files);
        STEPS.note("%d entries, with owners, modes, times, links and ACLs".formatted(files.size()));
        hosts.exec(APP, "findmnt --types fuse.glusterfs --mountpoint " + MOUNT).succeeded();
        assertThat(hosts.exec(APP, VHOST).output())
                .isEqualTo(vhost.replace("root " + SOURCE, "root " + MOUNT).replace("log " + SOURCE, "log " + MOUNT));
        hosts.exec(APP, """
                        curl --silent --fail --output /dev/null "http://127.0.0.1/?seen-on-the-volume"
                        sleep 1
                        grep --quiet seen-on-the-volume "$1/logs/access.log"
                        ! grep --quiet seen-on-the-volume "$2/logs/access.log"
                        """, MOUNT, SOURCE).succeeded();
    }

    @Test
    @Order(40)
    @DisplayName("Deploy again")
    void secondDeployChangesNothing() {
        var again = hosts.project().mvn("deploy", hosts.password()).succeeded();

        assertThat(ChangedTasks.of(again)).isEmpty();
        STEPS.note(again.find("Nothing had to be changed, which took .* to find out\\."));
    }

    @Test
    @Order(50)
    @DisplayName("Plan on deployed hosts")
    void plansNothingOnDeployedHosts() {
        var untouched = Untouched.since(hosts);

        var plan = hosts.project().mvn("plan", hosts.password()).succeeded();

        assertThat(ChangedTasks.of(plan)).isEmpty();
        plan.says("Nothing would be changed on 3 hosts.");
        untouched.check();
    }

    @Test
    @Order(60)
    @DisplayName("Verify")
    void verifies() {
        var verified = hosts.project().mvn("verify", hosts.password()).succeeded();

        STEPS.note(verified.find("The deployment is healthy, which took .* to prove\\."));
    }

    @Test
    @Order(65)
    @DisplayName("Refuse to fail over without a quorum")
    void refusesToFailOverWithoutAQuorum() {
        quorum("auto");
        var untouched = Untouched.since(hosts);

        hosts.project().mvn("failover", hosts.password()).failed().says("""
                Volume %1$s has two copies and cluster.quorum-type auto: while the first server of a replica set is away, \
                nothing can be written. No server was taken away. Set it to none (`gluster volume set %1$s \
                cluster.quorum-type none`), or add a third copy, and run the drill again.
                """.formatted(Example.VOLUME));

        untouched.check();
        quorum("none");
    }

    private void quorum(String type) {
        hosts.exec("gluster1", "gluster volume set \"$1\" cluster.quorum-type \"$2\"", Example.VOLUME, type)
                .succeeded();
    }

    @Test
    @Order(70)
    @DisplayName("Fail over")
    void failsOver() {
        // what a brick leaves that is killed between making a file and giving it its gfid
        String unfinished = BRICK + "/.glusterpress/unfinished";
        hosts.exec("gluster1", "touch " + unfinished).succeeded();
        try (var visitor = Visitor.start(hosts.address(APP), page)) {
            var drill = hosts.project().mvn("failover", hosts.password()).succeeded();

            hosts.exec("gluster1", "! test -e " + unfinished).succeeded();

            visitor.sawNothingElse();
            var reports = DrillReport.in(drill);
            assertThat(reports).extracting(DrillReport::server).containsExactlyElementsOf(SERVERS);
            for (var report : reports) {
                assertThat(report.stall()).isBetween(0.001, LONGEST_STALL);
                assertThat(report.served())
                        .extracting(DrillReport.Brick::name)
                        .containsExactlyInAnyOrderElementsOf(bricks());
                assertThat(report.served()).allMatch(brick -> brick.reads() > 0 && brick.bytes() > 0);
                STEPS.note("%s away: longest stall %.2f s, reads and bytes %s"
                        .formatted(
                                report.server(),
                                report.stall(),
                                report.served().stream()
                                        .map(brick -> brick.name() + " " + brick.reads() + " " + brick.bytes())
                                        .collect(joining(", "))));
            }
        }
    }

    @Test
    @Order(80)
    @DisplayName("Kill the first server")
    void outlivesTheFirstServer() {
        outlives("gluster1");
    }

    @Test
    @Order(81)
    @DisplayName("Kill the second server")
    void outlivesTheSecondServer() {
        outlives("gluster2");
    }

    private void outlives(String server) {
        String made = "made-while-" + server + "-was-away";
        var stall = hosts.python(APP, Resource.text("stall.py"), MOUNT + "/stall", "20");
        try (var visitor = Visitor.start(hosts.address(APP), page)) {
            hosts.awaitThat(APP, "test -e " + MOUNT + "/stall/written");
            hosts.silence(server);
            hosts.exec(APP, "echo here > " + MOUNT + "/" + made).succeeded();
            assertThat(site.page()).isEqualTo(page);
            String measured = stall.await(Duration.ofMinutes(2)).succeeded().output();
            var away = visitor.sawNothingElse();

            assertThat(measured).contains("\"failures\": []");
            double longest = Double.parseDouble(group(measured, "\"longest\": ([0-9.]+)"));
            // less than ping-timeout would mean that the death was not silent
            assertThat(longest).as(measured).isBetween(4.0, LONGEST_STALL);
            STEPS.note("the longest read or write stalled for %.1f s, the page was away for %s"
                    .formatted(longest, SummaryTable.time(away)));
        } finally {
            hosts.boot(server);
        }
        hosts.awaitBoot(server);
        hosts.awaitThat(server, "test \"$(cat " + BRICK + "/" + made + ")\" = here");
        hosts.awaitHealthy();
    }

    @Test
    @Order(90)
    @DisplayName("Restart the app server while a server is away")
    void appServerMountsBeforeItServes() {
        hosts.stop("gluster1", APP);
        try (var visitor = Visitor.start(hosts.address(APP), page)) {
            hosts.boot(APP);
            var back = visitor.awaitPage(BOOT);
            visitor.sawNothingElse();
            STEPS.note("the page was back after %s".formatted(SummaryTable.time(back)));
        }
        hosts.awaitBoot(APP);
        hosts.exec(APP, """
                        since() { systemctl show --property ActiveEnterTimestampMonotonic --value "$1"; }
                        mounted=$(since "$(systemd-escape --path --suffix=mount "$1")")
                        serving=$(since nginx)
                        [ "$mounted" -gt 0 ] && [ "$serving" -gt "$mounted" ]
                        """, MOUNT).succeeded();
        hosts.boot("gluster1");
        hosts.awaitBoot("gluster1");
        hosts.awaitHealthy();
    }

    @Test
    @Order(100)
    @DisplayName("Stop all hosts and start the app server first")
    void comesBackWithTheAppServerFirst() {
        comesBack(List.of(APP, "gluster2", "gluster1"));
    }

    @Test
    @Order(101)
    @DisplayName("Stop all hosts and start the app server between the servers")
    void comesBackWithTheAppServerBetween() {
        comesBack(List.of("gluster1", APP, "gluster2"));
    }

    private void comesBack(List<String> order) {
        hosts.stop(HOSTS.toArray(String[]::new));
        try (var visitor = Visitor.start(hosts.address(APP), page)) {
            for (String host : order) {
                hosts.boot(host);
                hosts.awaitBoot(host);
            }
            var back = visitor.awaitPage(BOOT);
            visitor.sawNothingElse();
            STEPS.note("the page was back after %s".formatted(SummaryTable.time(back)));
        }
        hosts.awaitHealthy();
        hosts.project().mvn("verify", hosts.password()).succeeded();
    }

    @Test
    @Order(110)
    @DisplayName("Roll back while people upload")
    void rollsBack() {
        try (var visitor = Visitor.start(hosts.address(APP), page);
                var uploads = upload("rollback")) {
            hosts.project().mvn("rollback", hosts.password()).succeeded();
            uploads.end();
            visitor.sawNothingElse();
            STEPS.note("%d uploads, none lost".formatted(uploads.count()));
        }
        uploadsAreIn(APP, SOURCE);
        assertThat(new SiteFiles(hosts).in(SOURCE)).isEqualTo(files);
        assertThat(hosts.exec(APP, VHOST).output()).isEqualTo(vhost);
        hosts.exec(APP, "test -e " + SOURCE + "/made-while-gluster1-was-away").succeeded();
        hosts.exec(APP, "test -e " + SOURCE + "/made-while-gluster2-was-away").succeeded();
    }

    @Test
    @Order(120)
    @DisplayName("Deploy once more while people upload")
    void deploysOnceMore() {
        try (var visitor = Visitor.start(hosts.address(APP), page);
                var uploads = upload("deploy-again")) {
            hosts.project().mvn("deploy", hosts.password()).succeeded();
            uploads.end();
            visitor.sawNothingElse();
            STEPS.note("%d uploads, none lost".formatted(uploads.count()));
        }
        uploadsAreIn(APP, MOUNT);
        assertThat(new SiteFiles(hosts).in(MOUNT)).isEqualTo(files);
    }

    private Uploads upload(String name) {
        var uploads = Uploads.start(site, name);
        uploaded.add(uploads);
        return uploads;
    }

    private void uploadsAreIn(String host, String directory) {
        uploaded.forEach(uploads -> uploads.areIn(hosts, host, directory + UPLOADS));
    }

    private List<String> bricks() {
        return SERVERS.stream()
                .map(server -> hosts.address(server) + ":" + BRICK)
                .toList();
    }

    private static int count(Map<String, Set<String>> changes) {
        return changes.values().stream().mapToInt(Set::size).sum();
    }

    private static String group(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
