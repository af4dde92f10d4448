package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.project.AnsibleProject;
import io.glusterpress.topology.Topology;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated has nothing for yamllint and ansible-lint to say. */
@Needs(Needs.What.ANSIBLE)
class GeneratedProjectIT {

    private static final List<String> PLAYBOOKS =
            List.of("site", "storage", "cutover", "verify", "failover", "rollback");

    @TempDir
    Path directory;

    @Test
    void theExampleIsClean() {
        isClean(Checkout.root("generated-roles"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"debian-13", "ubuntu-22.04", "ubuntu-24.04"})
    void aLargerTopologyIsCleanOn(String os) {
        AnsibleProject.of(larger(os)).writeTo(directory);
        isClean(directory);
    }

    private static Topology larger(String os) {
        return Topology.builder()
                .name("on")
                .sshUser("deploy")
                .sshPort(2222)
                .os(os)
                .host("yes", "192.0.2.1")
                .host("10", "192.0.2.2")
                .host("both", "192.0.2.3")
                .host("app1", "app1.example.org", "192.0.2.4")
                .server("yes")
                .server("10")
                .server("both")
                .client("both")
                .client("app1")
                .volume(
                        "media",
                        volume -> volume.replica(3)
                                .brickOnEveryServer("/data/bricks/media")
                                .mount("/srv/www/media"))
                .volume(
                        "blog",
                        volume -> volume.replica(3)
                                .brick("10", "/data/a/blog")
                                .brick("yes", "/data/b/blog")
                                .brick("both", "/data/c/blog")
                                .force(true)
                                .mount("/home/deploy/blog_vol"))
                .site(
                        "media.example.org",
                        site -> site.volume("media")
                                .copyFrom("app1", "/var/www/media.example.org")
                                .root("public"))
                .site("blog.example.org", site -> site.volume("blog").root("web"))
                .build();
    }

    private static void isClean(Path project) {
        assertThat(run(project, "yamllint", "--strict", ".").output()).isEmpty();
        run(project, "ansible-lint", "--strict", "--nocolor").says("0 failure(s), 0 warning(s)");
        run(project, "ansible-inventory", "--list");
        for (String playbook : PLAYBOOKS) {
            run(project, "ansible-playbook", "--syntax-check", "playbooks/" + playbook + ".yml");
        }
    }

    private static Outcome run(Path project, String program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Checkout.PROGRAMS.resolve(program).toString());
        command.addAll(List.of(arguments));
        var path = Checkout.PROGRAMS + File.pathSeparator + System.getenv("PATH");
        return Program.of(command)
                .in(project)
                .with(Map.of(
                        "PATH",
                        path,
                        "ANSIBLE_CONFIG",
                        project.resolve("ansible.cfg").toString()))
                .run()
                .succeeded();
    }
}
