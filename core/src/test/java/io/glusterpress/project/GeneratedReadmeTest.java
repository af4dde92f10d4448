package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the generated README to the project that it is in, for topologies of every kind. */
class GeneratedReadmeTest {

    private static final Pattern VARIABLE = Pattern.compile("(?m)^\\| `([a-z_0-9]+)` \\| `([^`]+)` \\|");

    static Stream<Topology> topologies() {
        return Stream.of(Sample.topology(), hostsThatAreBoth(), severalOfEverything());
    }

    private static Topology hostsThatAreBoth() {
        return Topology.builder()
                .name("both")
                .sshUser("root")
                .host("a", "192.0.2.1")
                .host("b", "192.0.2.2")
                .host("c", "192.0.2.3")
                .host("d", "192.0.2.4")
                .server("a")
                .server("b")
                .server("c")
                .server("d")
                .client("a")
                .client("b")
                .volume(
                        "files",
                        volume -> volume.replica(2)
                                .brickOnEveryServer("/srv/gluster/files")
                                .mount("/srv/www"))
                .build();
    }

    private static Topology severalOfEverything() {
        return Topology.builder()
                .name("production")
                .sshUser("deploy")
                .sshPort(2222)
                .sshJumpHost("ashley@bastion.example.com:2200")
                .os("debian-12")
                .host("g1", "g1.example.com", "10.0.0.1")
                .host("g2", "g2.example.com", "10.0.0.2")
                .host("g3", "g3.example.com", "10.0.0.3")
                .host("app1", "203.0.113.21")
                .host("app2_", "203.0.113.22")
                .host("idle", "203.0.113.23")
                .server("g1")
                .server("g2")
                .server("g3")
                .client("app1")
                .client("app2_")
                .volume(
                        "files",
                        volume -> volume.replica(3)
                                .brickOnEveryServer("/srv/gluster/files")
                                .mount("/srv/www/files"))
                .volume(
                        "uploads",
                        volume -> volume.replica(3)
                                .brick("g3", "/data/uploads")
                                .brick("g1", "/data/uploads")
                                .brick("g2", "/data/uploads")
                                .mount("/srv/www/uploads")
                                .freshnessSeconds(5))
                .site(
                        "example.com",
                        site -> site.volume("files")
                                .copyFrom("app2_", "/var/www/example.com")
                                .root("web/public"))
                .site("example.org", site -> site.volume("uploads").root("public"))
                .build();
    }

    private static String readme(Topology topology) {
        return Sample.text(AnsibleProject.of(topology), "README.md");
    }

    @Test
    void saysWhatToDoWhenTheHealAfterANewDiskIsRefused() {
        assertThat(readme(Sample.topology())).contains("""
                   gluster volume heal ashleyrich_com info summary
                   ```

                   `heal … full` right after `commit force` can answer "unsuccessful", since the self-heal daemon has just been started again. The
                   healing runs by itself all the same: wait a few seconds and run it again.
                5. When no entry waits any more,""");
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void isWellFormed(Topology topology) {
        String readme = readme(topology);

        assertThat(readme).startsWith("# " + topology.name() + "\n\n").doesNotContain("\n\n\n", "$", " \n");
        assertThat(readme.lines().filter(line -> line.strip().startsWith("```")).count() % 2)
                .isZero();
        assertThat(tables(readme))
                .isNotEmpty()
                .allSatisfy(table -> assertThat(table.stream()
                                .map(line -> line.split(" \\|", -1).length)
                                .distinct())
                        .as(String.join("\n", table))
                        .hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void drawsEveryBrick(Topology topology) {
        long bricks = topology.volumes().stream()
                .mapToLong(volume -> volume.bricks().size())
                .sum();

        assertThat(readme(topology).lines().filter(line -> line.matches(" {6}b\\d+_\\d+\\[\"/[^\"]+\"]")))
                .hasSize((int) bricks);
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void namesPlaybooksThatThereAre(Topology topology) {
        List<String> paths = Sample.paths(AnsibleProject.of(topology));

        assertThat(matches("playbooks/[a-z]+\\.yml", readme(topology)).map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(playbook -> assertThat(paths).contains(playbook));
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void namesVariablesWithTheDefaultsThatTheyHave(Topology topology) {
        var defaults = new TreeMap<String, String>();
        for (GeneratedFile file : AnsibleProject.of(topology).files()) {
            if (file.path().endsWith("/defaults/main.yml")) {
                matches("(?m)^([a-z_0-9]+): (.+)$", file.text())
                        .forEach(line -> defaults.put(line.group(1), line.group(2)));
            }
        }

        assertThat(VARIABLE.matcher(readme(topology)).results())
                .hasSizeGreaterThan(5)
                .allSatisfy(row -> assertThat(defaults).contains(Map.entry(row.group(1), row.group(2))));
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void quotesMessagesThatTheProjectGives(Topology topology) {
        String said = AnsibleProject.of(topology).files().stream()
                .filter(file -> file.path().endsWith(".py") || file.path().endsWith(".yml"))
                .map(file -> file.text().replaceAll("\"\\s*\"", "").replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
        List<String> parts = matches(
                        "(?m)^\\| `([A-Zn…][^`]*)` \\| ", readme(topology).split("## What is where", 2)[0])
                .map(row -> row.group(1))
                .flatMap(message -> Stream.of(message.split("…", -1)))
                .map(part -> part.strip().replaceAll("^[:,.]+ ?$", ""))
                .filter(part -> part.length() > 3)
                .toList();

        assertThat(parts)
                .hasSizeGreaterThan(10)
                .allSatisfy(part -> assertThat(said).contains(part));
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void linksToItsOwnHeadings(Topology topology) {
        String readme = readme(topology);
        List<String> named =
                matches("[sS]ee \"([^\"]+)\"", readme).map(it -> it.group(1)).toList();

        assertThat(named).isNotEmpty().allSatisfy(heading -> assertThat(readme).contains("\n### " + heading + "\n"));
    }

    @Test
    void showsTheTutorialsTopology() {
        assertThat(readme(Sample.topology())).contains("""
                A replicated file system for WordPress. gluster1 and gluster2 form a Gluster trusted storage pool.
                app1 mounts ashleyrich_com from it and serves ashleyrich.com.

                ## Topology

                [![Sites, app servers, volumes and the storage pool](diagrams/ashleyrich.svg)](diagrams/ashleyrich.svg)

                ```mermaid
                flowchart LR
                  subgraph sites["Sites"]
                    w1["ashleyrich.com"]
                  end
                  subgraph clients["App servers"]
                    c1["app1"]
                  end
                  subgraph volumes["Volumes"]
                    v1[("ashleyrich_com<br>replica 2")]
                  end
                  subgraph pool["Trusted storage pool"]
                    subgraph s1["gluster1"]
                      b1_1["/srv/gluster/ashleyrich_com"]
                    end
                    subgraph s2["gluster2"]
                      b1_2["/srv/gluster/ashleyrich_com"]
                    end
                  end
                  sites --> clients
                  clients -- "/home/ashley/ashleyrich_com" --> v1
                  v1 --> b1_1
                  v1 --> b1_2
                  classDef volume1 stroke:#1f6feb,stroke-width:2px
                  class v1,b1_1,b1_2,w1 volume1
                ```

                | Host | Address for SSH | Address for Gluster | Part |
                | --- | --- | --- | --- |
                | gluster1 | `203.0.113.11` | `10.132.0.11` | server |
                | gluster2 | `203.0.113.12` | `10.132.0.12` | server |
                | app1 | `203.0.113.21` | `10.132.0.21` | client |
                """);
    }

    @Test
    void tellsReplicaSetsAndHostsThatAreBoth() {
        assertThat(readme(hostsThatAreBoth()))
                .contains(
                        "\nA host that is an app server and in the pool is drawn twice.\n",
                        "\n| a | `192.0.2.1` | `192.0.2.1` | server, client |\n",
                        "\n| files | 2 | 1 | b | `/srv/gluster/files` |\n",
                        "\n| files | 2 | 2 | c | `/srv/gluster/files` |\n",
                        "\n### Split-brain\n")
                .doesNotContain("--ask-become-pass", "rollback.yml", "PHP-FPM", "-J ");
    }

    @Test
    void saysWhereTheFilesOfSeveralClientsAre() {
        assertThat(readme(severalOfEverything()))
                .contains(
                        "\napp1 and app2\\_ mount files and uploads from it and serve example.com and"
                                + " example.org.\n",
                        "\n| idle | `203.0.113.23` | `203.0.113.23` | none | debian-12 |\n",
                        "\n| uploads | `/srv/www/uploads` | 5 s |\n",
                        "\n| example.com | files | `/srv/www/files/web/public` | `/srv/www/files/logs` |"
                                + " `/var/www/example.com` on app2\\_ |\n",
                        "\n| example.org | uploads | `/srv/www/uploads/public` | `/srv/www/uploads/logs` | none |\n",
                        "\nssh ssh://ashley@bastion.example.com:2200 ssh-keyscan -H -p 2222 g1.example.com",
                        "`ssh -J ashley@bastion.example.com:2200 -p 2222 deploy@g1.example.com`",
                        "take them out of the load balancer first")
                .doesNotContain("### Split-brain", "quorum_type_replica_2");
    }

    private static List<List<String>> tables(String readme) {
        var tables = new ArrayList<List<String>>();
        List<String> table = new ArrayList<>();
        for (String line : readme.split("\n", -1)) {
            if (line.startsWith("|")) {
                table.add(line);
            } else if (!table.isEmpty()) {
                tables.add(table);
                table = new ArrayList<>();
            }
        }
        return tables;
    }

    private static Stream<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }
}
