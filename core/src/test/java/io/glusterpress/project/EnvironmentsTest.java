package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.glusterpress.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several topologies in one project: shared roles, one inventory each. */
class EnvironmentsTest {

    private static final Topology PRODUCTION = Sample.topology();
    private static final Topology STAGING = Topology.builder()
            .name("staging")
            .sshUser("root")
            .host("app1", "192.0.2.1")
            .host("s2", "192.0.2.2")
            .server("app1")
            .server("s2")
            .client("app1")
            .volume(
                    "files",
                    volume -> volume.replica(2).brickOnEveryServer("/srv/files").mount("/srv/mnt"))
            .build();
    private static final List<Topology> BOTH = List.of(STAGING, PRODUCTION);

    @TempDir
    private Path temporary;

    private static List<String> of(Topology topology) {
        List<String> paths = new ArrayList<>(Sample.paths(AnsibleProject.of(topology)));
        paths.removeAll(List.of("molecule/default/molecule.yml"));
        paths.addAll(
                List.of("README-" + topology.name() + ".md", "molecule/rehearse-" + topology.name() + "/molecule.yml"));
        return paths;
    }

    private static String text(String path) {
        return Sample.text(AnsibleProject.of(BOTH), path);
    }

    @Test
    void sharesEverythingButInventoriesPagesAndScenarios() {
        List<String> paths = of(STAGING);
        paths.addAll(of(PRODUCTION));
        assertThat(Sample.paths(AnsibleProject.of(BOTH)))
                .containsExactlyElementsOf(paths.stream().distinct().sorted().toList());
        for (Topology topology : BOTH) {
            AnsibleProject alone = AnsibleProject.of(topology);
            for (String path : Sample.paths(alone)) {
                if (!List.of("README.md", "ansible.cfg", "molecule/default/molecule.yml")
                        .contains(path)) {
                    assertThat(text(path)).as(path).isEqualTo(Sample.text(alone, path));
                }
            }
        }
    }

    @Test
    void hasNoDefaultInventory() {
        AnsibleProject alone = AnsibleProject.of(STAGING);
        assertThat(text("ansible.cfg"))
                .isEqualTo(Sample.text(alone, "ansible.cfg").replace("inventory = inventories/staging\n", ""))
                .doesNotContain("inventories");
    }

    @Test
    void rehearsesEachWithThePlaybooksOfTheDefaultScenario() {
        AnsibleProject alone = AnsibleProject.of(STAGING);
        assertThat(text("molecule/rehearse-staging/molecule.yml"))
                .isEqualTo(Sample.text(alone, "molecule/default/molecule.yml")
                        .replaceAll("(?m)^( +\\w+: )(\\w+\\.yml)$", "$1../default/$2"))
                .contains("\n    converge: ../default/converge.yml\n")
                .contains("inventories/staging\n");
    }

    @Test
    void namesTheInventoryInEveryCommandOfAPage() {
        String page = text("README-staging.md");
        assertThat(page.lines().filter(line -> line.contains("ansible-playbook playbooks/")))
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(line)
                        .containsPattern(
                                "playbook playbooks/\\w+\\.yml( --check --diff| --tags \\w+)? -i inventories/staging"));
        assertThat(page)
                .startsWith("# staging\n")
                .contains("`ansible all -i inventories/staging -m ansible.builtin.ping`")
                .contains("`molecule test --scenario-name rehearse-staging`");
        assertThat(text("README-ashleyrich.md").lines().filter(line -> line.contains("ansible-playbook playbooks/")))
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(line).contains(" -i inventories/ashleyrich --ask-become-pass"));
    }

    @Test
    void listsTheEnvironments() {
        assertThat(text("README.md")).isEqualTo("""
                # Environments

                Replicated file systems for WordPress, one for each environment, with roles and playbooks that all of them share.

                | Environment | Servers | App servers | Sites | Inventory |
                | --- | --- | --- | --- | --- |
                | [staging](README-staging.md) | 2 | 1 | 0 | `inventories/staging/` |
                | [ashleyrich](README-ashleyrich.md) | 2 | 1 | 1 | `inventories/ashleyrich/` |

                The page of each has its topology, its commands and its runbooks. There is no default inventory, so that nothing runs on an environment
                that was not named: every command has `-i inventories/NAME`. Without it Ansible finds no host.

                Deploy a change to one environment, look at it, and go on with the next:

                ```
                ansible-playbook playbooks/site.yml -i inventories/staging
                ansible-playbook playbooks/site.yml -i inventories/ashleyrich --ask-become-pass
                ```

                Variables of one environment go into files beside the `generated.yml` of its inventory. A rehearsal in Docker of each:

                ```
                molecule test --scenario-name rehearse-staging
                molecule test --scenario-name rehearse-ashleyrich
                ```
                """);
    }

    @Test
    void refusesToRemoveAnEnvironmentThatWasLeftOut() {
        Path out = temporary.resolve("out");
        AnsibleProject.of(BOTH).writeTo(out);
        AnsibleProject production = AnsibleProject.of(PRODUCTION);
        String message =
                "The project in " + out + " has an inventory for staging, which no topology file names. Name the"
                        + " topology files of all environments: -Dgluster.topologyFiles=FILES. Or, if staging shall go or has"
                        + " another name now, remove that inventory, with what is yours in it, and run again: rm -r \""
                        + out.resolve("inventories/staging") + "\"";
        for (String edit : List.of("inventories/staging/own.yml", "inventories/staging/hosts.yml")) {
            Folder.write(out, edit, "mine\n");
            var before = Folder.files(temporary);
            for (WriteOptions options : List.of(
                    WriteOptions.defaults(),
                    WriteOptions.defaults().withMove(List.of("."), temporary.resolve("templates")))) {
                assertThatThrownBy(() -> production.writeTo(out, options))
                        .isInstanceOfSatisfying(
                                EnvironmentLeftOut.class,
                                e -> assertThat(e.names()).containsExactly("staging"))
                        .hasMessage(message);
            }
            assertThatThrownBy(() -> production.compareTo(out)).hasMessage(message);
            assertThat(Folder.files(temporary)).isEqualTo(before);
        }
    }

    @Test
    void removesWhatBelongedToAnEnvironmentWhoseInventoryIsGone() throws IOException {
        AnsibleProject.of(BOTH).writeTo(temporary);
        try (Stream<Path> paths = Files.walk(temporary.resolve("inventories/staging"))) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        AnsibleProject.of(PRODUCTION).writeTo(temporary);
        Path fresh = temporary.resolveSibling("fresh");
        AnsibleProject.of(PRODUCTION).writeTo(fresh);
        assertThat(Folder.files(temporary)).isEqualTo(Folder.files(fresh));
    }

    @Test
    void refusesTwoOfTheSameName() {
        Topology same = Sample.builder().name("staging").build();
        assertThatThrownBy(() -> AnsibleProject.of(List.of(STAGING, same)))
                .isInstanceOf(SameEnvironment.class)
                .hasMessage(
                        "Two topologies have the name staging. In one project each is an environment with an inventory of"
                                + " its own: give each another name.");
    }

    @Test
    void hasNoSingleTopologyInASharedTemplate() {
        TemplateTree tree =
                Sample.tree("all.vm", "#foreach( $it in $topologies )$it.name() #end", "one.vm", "$topology.name()");
        assertThatThrownBy(() -> AnsibleProject.of(BOTH, tree, null))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessage("templates/one.vm:1:1: Variable $topology has not been set");
        assertThat(Sample.text(AnsibleProject.of(STAGING, tree, null), "all")).isEqualTo("staging \n");
    }

    @Test
    void makesHostFilesOfASharedTemplateForTheHostsOfAll() {
        TemplateTree tree = Sample.tree("hosts/__host__.vm", "$host.name() of $topology.name()");
        assertThatThrownBy(() -> AnsibleProject.of(BOTH, tree, null))
                .isInstanceOf(InvalidTemplate.class)
                .hasMessageContaining("it makes hosts/app1, as templates/hosts/__host__.vm does");
        TemplateTree apart = Sample.tree("__name__/__host__.vm", "$host.name() of $topology.name()");
        assertThat(Sample.paths(AnsibleProject.of(BOTH, apart, null)))
                .containsExactly(
                        "ashleyrich/app1", "ashleyrich/gluster1", "ashleyrich/gluster2", "staging/app1", "staging/s2");
    }
}
