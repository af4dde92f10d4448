package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates of the user's in the place of ours, which change, go and come. */
class OverridesTest {

    private static final String MANIFEST = ".glusterpress/manifest.json";
    private static final String CHANGED = "our template in whose place it comes has changed since";

    @TempDir
    private Path temporary;

    @BeforeEach
    void makeTemplates() throws Exception {
        Files.createDirectories(temporary.resolve("templates"));
    }

    private Path out() {
        return temporary.resolve("generated-roles");
    }

    private void own(String path, String content) {
        Folder.write(temporary.resolve("templates"), path, content);
    }

    private AnsibleProject project(String... shipped) {
        return AnsibleProject.of(Sample.topology(), Sample.tree(shipped), temporary.resolve("templates"));
    }

    private List<TemplateWarning> warnings(AnsibleProject project) {
        Drift drift = project.compareTo(out());
        assertThat(drift.upToDate() || !drift.written()).isTrue();
        return drift.templates();
    }

    private static WriteOptions keep(String... paths) {
        return WriteOptions.defaults().withKeep(List.of(paths));
    }

    @Test
    void remembersWhatATemplateTookThePlaceOf() {
        own("a.yml", "mine\n");
        own("extra.txt", "mine\n");
        AnsibleProject project = project("a.yml.vm", "ours\n", "b.yml", "ours\n");
        project.writeTo(out());
        assertThat(warnings(project)).isEmpty();
        String base = Sha256.of("ours\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Folder.files(out()).get(MANIFEST))
                .endsWith("  },\n  \"templates\": {\n    \"a.yml\": \"" + base
                        + "\",\n    \"extra.txt\": null\n  }\n}\n");
        assertThat(project.compareTo(out()).written()).isTrue();
    }

    @Test
    void warnsOfAChangedBaseUntilSomebodyHasLookedAtIt() {
        own("a.yml.vm", "mine $topology.name()\n");
        project("a.yml.vm", "ours\n").writeTo(out());
        AnsibleProject next = project("a.yml.vm", "new $topology.name()\n");
        var expected = new TemplateWarning("a.yml.vm", CHANGED, """
                --- a/a.yml
                +++ b/a.yml
                @@ -1 +1 @@
                -mine ashleyrich
                +new ashleyrich
                """);
        for (int run = 0; run < 2; run++) {
            assertThat(warnings(next)).containsExactly(expected);
            next.writeTo(out());
        }
        assertThat(warnings(next)).containsExactly(expected);

        assertThat(next.writeTo(out(), keep("a.yml.vm")).written()).containsExactly(MANIFEST);
        assertThat(warnings(next)).isEmpty();
        next.writeTo(out());
        assertThat(warnings(next)).isEmpty();
        assertThat(warnings(project("a.yml.vm", "newer\n"))).hasSize(1);
    }

    @Test
    void warnsOnceForTheTemplateOfManyFiles() {
        own("hosts/__host__.vm", "mine $host.name()\n");
        project("hosts/__host__.vm", "ours\n").writeTo(out());
        assertThat(warnings(project("hosts/__host__.vm", "new\n")))
                .extracting(TemplateWarning::template)
                .containsExactly("hosts/__host__.vm");
    }

    @Test
    void warnsWhenTheBaseIsGoneAndWhenOneComes() {
        own("a.yml", "mine\n");
        own("later.yml", "mine\n");
        project("a.yml", "ours\n").writeTo(out());
        AnsibleProject next = project("later.yml.vm", "ours\n");
        next.writeTo(out());
        assertThat(warnings(next))
                .containsExactly(
                        new TemplateWarning(
                                "a.yml",
                                "our template in whose place it came is gone, so that it makes a file of its own",
                                ""),
                        new TemplateWarning(
                                "later.yml",
                                "it comes in the place of a template of ours now, which was not there before",
                                "--- a/later.yml\n+++ b/later.yml\n@@ -1 +1 @@\n-mine\n+ours\n"));
        next.writeTo(out(), keep("a.yml", "later.yml"));
        assertThat(warnings(next)).isEmpty();
    }

    @Test
    void keepingAllEditsSaysNothingOfTemplates() {
        own("a.yml", "mine\n");
        project("a.yml", "ours\n", "b", "1\n").writeTo(out());
        AnsibleProject next = project("a.yml", "new\n", "b", "1\n");
        assertThatThrownBy(() -> next.writeTo(out(), keep(".")))
                .isInstanceOf(InvalidChoice.class)
                .hasMessage("Nothing was written: no edited file at . to keep that waits for a decision. To keep one of"
                        + " these, name it: a.yml.");
        Folder.write(out(), "b", "mine\n");
        next.writeTo(out(), keep("."));
        assertThat(next.compareTo(out()).kept()).containsExactly("b");
        assertThat(warnings(next)).extracting(TemplateWarning::template).containsExactly("a.yml");
    }

    @Test
    void asksWhetherAMisspeltPathWasMeant() {
        own("playbooks/sites.yml", "mine\n");
        own("inventories/ashleyrih/hosts.yml", "mine\n");
        own("roles/nginx/tasks/own.yml", "mine\n");
        own("templates/site.yml", "mine\n");
        AnsibleProject project = project(
                "playbooks/site.yml",
                "1\n",
                "inventories/__name__/hosts.yml.vm",
                "1\n",
                "roles/nginx/tasks/main.yml",
                "1\n");
        project.writeTo(out());
        var expected = List.of(
                new TemplateWarning(
                        "inventories/ashleyrih/hosts.yml",
                        "it comes in the place of no template of ours; perhaps inventories/ashleyrich/hosts.yml was meant",
                        ""),
                new TemplateWarning(
                        "playbooks/sites.yml",
                        "it comes in the place of no template of ours; perhaps playbooks/site.yml was meant",
                        ""));
        assertThat(warnings(project)).isEqualTo(expected);
        project.writeTo(out(), keep("playbooks"));
        assertThat(warnings(project)).isEqualTo(expected.subList(0, 1));
    }

    @Test
    void forgetsATemplateThatTheUserTookAway() throws Exception {
        own("a.yml", "mine\n");
        project("a.yml", "ours\n").writeTo(out());
        Files.delete(temporary.resolve("templates/a.yml"));
        AnsibleProject next = project("a.yml", "new\n");
        next.writeTo(out());
        assertThat(warnings(next)).isEmpty();
        assertThat(Folder.files(out()).get(MANIFEST)).doesNotContain("templates");
    }

    @Test
    void refusesToKeepATemplateThatNothingIsTheMatterWith() {
        own("a.yml", "mine\n");
        AnsibleProject project = project("a.yml", "ours\n");
        project.writeTo(out());
        assertThatThrownBy(() -> project.writeTo(out(), keep("a.yml")))
                .isInstanceOf(InvalidChoice.class)
                .hasMessage(
                        "Nothing was written: no edited file at a.yml to keep. No file differs from what was generated.");
    }
}
