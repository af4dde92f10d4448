package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The plugin as people run it: by its name without a POM, and from a POM of theirs. */
@Timeout(180)
class PluginIT {

    @TempDir
    Path root;

    private Workplace workplace;
    private Path directory;

    @BeforeEach
    void makeWorkplace() throws IOException {
        directory = Files.createDirectory(root.resolve("work"));
        workplace = new Workplace(directory);
    }

    private MavenRun maven(String... arguments) throws IOException, InterruptedException {
        return MavenRun.in(directory, workplace.executable().resolveSibling(""), arguments);
    }

    private void writePom(String extra) throws IOException {
        Files.writeString(directory.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.ashleyrich</groupId>
                  <artifactId>storage</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  %s
                  <build>
                    <plugins>
                      <plugin>
                        <groupId>io.glusterpress</groupId>
                        <artifactId>gluster-maven-plugin</artifactId>
                        <version>%s</version>
                        <configuration>
                          <outputDirectory>ansible</outputDirectory>
                          <timeout>10m</timeout>
                          <tags>storage</tags>
                        </configuration>
                        <executions>
                          <execution>
                            <goals>
                              <goal>check</goal>
                            </goals>
                          </execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(extra, System.getProperty("it.version")));
    }

    @Test
    void worksWithoutAPom() throws Exception {
        var refused = maven(MavenRun.PLUGIN + ":deploy");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.lines())
                .anyMatch(line -> line.endsWith("There is no project in " + workplace.output() + " yet. Write it: mvn "
                        + MavenRun.PLUGIN + ":generate"));

        var deployed = maven(MavenRun.PLUGIN + ":deploy", "-Dgluster.generate=true", "-Dgluster.limit=app1");

        assertThat(deployed.lines())
                .containsSequence(
                        "[INFO] PLAY [Everything]",
                        "[INFO] host  ok  changed  failed  unreachable   time",
                        "[INFO] app1   1        0       0            0  0.0 s");
        assertThat(deployed.exitCode()).isZero();
        assertThat(workplace.output().resolve("playbooks/site.yml")).isRegularFile();
        assertThat(workplace.arguments())
                .containsExactly(
                        "--inventory=" + workplace.output().resolve("inventories/ashleyrich"),
                        "--limit=app1",
                        "playbooks/site.yml");

        var checked = maven(MavenRun.PLUGIN + ":check", MavenRun.PLUGIN + ":help");

        assertThat(checked.exitCode()).isZero();
        assertThat(checked.lines()).contains("[INFO] " + workplace.output() + " is up to date.", "gluster:failover");
    }

    @Test
    void startsFromAnEmptyDirectory() throws Exception {
        Files.delete(workplace.topology());

        var started = maven(MavenRun.PLUGIN + ":init", "-Dgluster.init.name=shop");

        assertThat(started.exitCode()).as(String.join("\n", started.lines())).isZero();
        assertThat(started.lines())
                .contains(
                        "[INFO] written: " + workplace.topology()
                                + ". shop: 3 servers, 1 client, 1 volume and no sites.",
                        "[WARNING]   hosts.app1.address: 203.0.113.21");

        var validated = maven("gluster:validate");

        assertThat(validated.exitCode())
                .as(String.join("\n", validated.lines()))
                .isZero();
        assertThat(validated.lines())
                .contains("[INFO] " + workplace.topology()
                        + " is valid. shop: 3 servers, 1 client, 1 volume and no sites.");

        var generated = maven("gluster:generate", "verify");

        assertThat(generated.exitCode())
                .as(String.join("\n", generated.lines()))
                .isZero();
        assertThat(workplace.output().resolve("inventories/shop/hosts.yml")).isRegularFile();

        var again = maven("gluster:init");

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.lines()).anyMatch(line -> line.contains("and it is never overwritten"));
    }

    @Test
    void worksFromAPomByItsPrefix() throws Exception {
        writePom("");
        var output = directory.resolve("ansible");

        var deployed = maven("gluster:generate", "gluster:deploy");

        assertThat(deployed.exitCode()).as(String.join("\n", deployed.lines())).isZero();
        assertThat(workplace.arguments())
                .containsExactly(
                        "--inventory=" + output.resolve("inventories/ashleyrich"),
                        "--tags=storage",
                        "playbooks/site.yml");

        assertThat(maven("verify").exitCode()).isZero();

        Files.delete(output.resolve("ansible.cfg"));
        var outdated = maven("verify");

        assertThat(outdated.exitCode()).isEqualTo(1);
        assertThat(outdated.lines())
                .contains(
                        "[ERROR]   missing: ansible.cfg",
                        "[ERROR] Bring it up to date and look at what changed: mvn gluster:generate");

        Files.createDirectory(directory.resolve("my templates"));
        assertThat(maven("gluster:check", "-Dgluster.templateDirectory=my templates", "-Dgluster.skip=false")
                        .lines())
                .contains("[ERROR] Bring it up to date and look at what changed: mvn gluster:generate"
                        + " -Dgluster.templateDirectory='my templates'");
    }

    @Test
    void failsTheBuildWhenARunFails() throws Exception {
        writePom("");
        workplace.ansible("""
                {"event":"result","status":"failed","host":"app1","play":"Clients","task":"Mount","seconds":1,"message":"no route"}
                {"event":"stats","hosts":{"app1":{"failures":1}}}""", 2);

        var failed = maven("gluster:deploy", "-Dgluster.generate");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.lines())
                .containsSequence(
                        "[ERROR] app1: Mount (play Clients)",
                        "[ERROR]   no route",
                        "[ERROR] ",
                        "[ERROR] Nothing was changed on any host.",
                        "[ERROR] ",
                        "[ERROR] Mend that and run deploy again: what is done stays done, and it goes on from there.");
        assertThat(failed.lines()).contains("[INFO] app1   0        0       1            0  1.0 s");
    }

    @Test
    void runsOnceInAProjectOfManyModules() throws Exception {
        writePom("<modules><module>shop</module></modules>");
        var module = Files.createDirectory(directory.resolve("shop"));
        Files.writeString(module.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>com.ashleyrich</groupId>
                    <artifactId>storage</artifactId>
                    <version>1</version>
                  </parent>
                  <artifactId>shop</artifactId>
                  <packaging>pom</packaging>
                </project>
                """);

        var run = maven("gluster:generate", "gluster:plan");

        assertThat(run.exitCode()).as(String.join("\n", run.lines())).isZero();
        assertThat(run.lines().stream().filter(line -> line.contains(":plan "))).hasSize(1);
        assertThat(module.resolve("ansible")).doesNotExist();
    }
}
