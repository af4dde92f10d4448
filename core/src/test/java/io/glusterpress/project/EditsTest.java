package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that people edited: keep, take, move, or not decided yet. */
class EditsTest {

    private static final String MANIFEST = ".glusterpress/manifest.json";
    private static final WriteOptions DEFAULTS = WriteOptions.defaults();

    @TempDir
    private Path temporary;

    private Path out() {
        return temporary.resolve("generated-roles");
    }

    private Path templates() {
        return temporary.resolve("templates");
    }

    private static Drift drift(List<String> edited, List<String> conflicts, List<String> kept, String diff) {
        return new Drift(List.of(), List.of(), List.of(), edited, conflicts, kept, List.of(), diff);
    }

    private static WriteResult result(List<String> written, List<String> unchanged, List<String> kept) {
        return new WriteResult(written, unchanged, List.of(), kept, List.of(), "");
    }

    private static String diff(String path, String there, String generated) {
        return "--- a/" + path + "\n+++ b/" + path + "\n@@ -1 +1 @@\n-" + there + "\n+" + generated + "\n";
    }

    @Test
    void leavesAnEditAloneAndGoesOnNamingIt() {
        AnsibleProject project = Sample.project("a", "1\n", "b", "1\n");
        project.writeTo(out());
        Folder.write(out(), "a", "mine\n");
        var before = Folder.files(out());
        for (int run = 0; run < 2; run++) {
            assertThat(project.writeTo(out())).isEqualTo(result(List.of(), List.of(MANIFEST, "b"), List.of("a")));
            assertThat(project.compareTo(out()))
                    .isEqualTo(drift(List.of("a"), List.of(), List.of(), diff("a", "mine", "1")));
            assertThat(project.compareTo(out()).upToDate()).isTrue();
        }
        assertThat(Folder.files(out())).isEqualTo(before);
    }

    @Test
    void callsItAConflictFromTheMomentWhenSomethingElseIsGeneratedUntilItIsDecided() {
        Sample.project("a", "1\n", "b", "1\n").writeTo(out());
        String base = Sha256.of("1\n".getBytes(StandardCharsets.UTF_8));
        Folder.write(out(), "a", "mine\n");
        AnsibleProject next = Sample.project("a", "2\n", "b", "2\n");
        assertThat(next.compareTo(out()).conflicts()).containsExactly("a");
        assertThat(next.compareTo(out()).written()).isFalse();
        for (int run = 0; run < 2; run++) {
            assertThat(next.writeTo(out()).kept()).containsExactly("a");
            Drift drift = next.compareTo(out());
            assertThat(drift).isEqualTo(drift(List.of(), List.of("a"), List.of(), diff("a", "mine", "2")));
            assertThat(drift.upToDate()).isFalse();
            assertThat(drift.written()).isTrue();
        }
        assertThat(Folder.files(out()))
                .containsEntry("a", "mine\n")
                .containsEntry("b", "2\n")
                .hasEntrySatisfying(
                        MANIFEST,
                        text -> assertThat(text).contains("\"a\": \"" + base).doesNotContain("kept"));
        assertThat(Sample.project("a", "1\n", "b", "2\n").compareTo(out()).edited())
                .containsExactly("a");
    }

    @Test
    void keepIsQuietUntilSomethingElseIsGenerated() {
        AnsibleProject first = Sample.project("a", "1\n", "b", "1\n");
        first.writeTo(out());
        Folder.write(out(), "a", "mine\n");
        assertThat(first.writeTo(out(), DEFAULTS.withKeep(List.of("a"))))
                .isEqualTo(result(List.of(MANIFEST), List.of("b"), List.of("a")));
        assertThat(Folder.files(out()))
                .containsOnlyKeys(MANIFEST, "a", "b")
                .containsEntry("a", "mine\n")
                .hasEntrySatisfying(
                        MANIFEST, text -> assertThat(text).endsWith("  },\n  \"kept\": [\n    \"a\"\n  ]\n}\n"));
        assertThat(first.compareTo(out())).isEqualTo(drift(List.of(), List.of(), List.of("a"), ""));
        assertThat(first.writeTo(out())).isEqualTo(result(List.of(), List.of(MANIFEST, "b"), List.of("a")));

        Folder.write(out(), "a", "mine, edited further\n");
        assertThat(first.compareTo(out())).isEqualTo(drift(List.of(), List.of(), List.of("a"), ""));

        AnsibleProject second = Sample.project("a", "2\n", "b", "1\n");
        second.writeTo(out());
        assertThat(second.compareTo(out()).conflicts()).containsExactly("a");
        second.writeTo(out(), DEFAULTS.withKeep(List.of("a")));
        assertThat(second.compareTo(out())).isEqualTo(drift(List.of(), List.of(), List.of("a"), ""));
        assertThat(first.compareTo(out()).conflicts()).containsExactly("a");
    }

    @Test
    void forgetsThatAFileWasKeptWhenItIsAsGeneratedAgain() {
        AnsibleProject project = Sample.project("a", "1\n");
        project.writeTo(out());
        var asGenerated = Folder.files(out());
        Folder.write(out(), "a", "mine\n");
        project.writeTo(out(), DEFAULTS.withKeep(List.of("a")));
        Folder.write(out(), "a", "1\n");
        assertThat(project.writeTo(out())).isEqualTo(result(List.of(MANIFEST), List.of("a"), List.of()));
        assertThat(Folder.files(out())).isEqualTo(asGenerated);
    }

    @Test
    void takeOverwritesAndTellsWhatIsGone() {
        Sample.project("a", "1\n", "b", "1\n", "c/d", "1\n", "c/e", "1\n").writeTo(out());
        for (String path : List.of("a", "b", "c/d", "c/e")) {
            Folder.write(out(), path, "mine\n");
        }
        AnsibleProject next = Sample.project("a", "1\n", "b", "2\n", "c/d", "1\n", "c/e", "1\n");
        next.writeTo(out(), DEFAULTS.withKeep(List.of("c/")));
        WriteResult taken = next.writeTo(out(), DEFAULTS.withTake(List.of("./c", "b")));
        assertThat(taken)
                .isEqualTo(new WriteResult(
                        List.of(MANIFEST, "b", "c/d", "c/e"),
                        List.of(),
                        List.of(),
                        List.of("a"),
                        List.of(),
                        diff("b", "mine", "2") + diff("c/d", "mine", "1") + diff("c/e", "mine", "1")));
        next.writeTo(out(), DEFAULTS.withTake(List.of(".")));
        Path fresh = temporary.resolve("fresh");
        next.writeTo(fresh);
        assertThat(Folder.files(out())).isEqualTo(Folder.files(fresh));
    }

    @Test
    void showsWhatIsTakenBeforeItIsGone() {
        AnsibleProject project = Sample.project("a", "1\n", "b", "1\n");
        project.writeTo(out());
        List<String> shown = new ArrayList<>();
        WriteOptions watched = DEFAULTS.withDiscarding(diff -> {
            shown.add(diff);
            shown.add(Folder.files(out()).get("a"));
            throw new IllegalStateException("the log is full");
        });
        project.writeTo(out(), watched);
        assertThat(shown).isEmpty();
        Folder.write(out(), "a", "mine\n");
        Folder.write(out(), "b", "mine\n");
        var before = Folder.files(out());
        assertThatThrownBy(() -> project.writeTo(out(), watched.withTake(List.of("a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the log is full");
        assertThat(shown).containsExactly(diff("a", "mine", "1"), "mine\n");
        assertThat(Folder.files(out())).isEqualTo(before);
    }

    @Test
    void everythingIsWhatNobodyHasDecidedOnYet() {
        Sample.project("a", "1\n", "b", "1\n", "c", "1\n").writeTo(out());
        AnsibleProject next = Sample.project("a", "1\n", "b", "1\n", "c", "2\n");
        for (String path : List.of("a", "b", "c")) {
            Folder.write(out(), path, "mine\n");
        }
        next.writeTo(out(), DEFAULTS.withKeep(List.of("a")));
        for (String everything : List.of(".", "./", "")) {
            Folder.write(out(), "b", "mine\n");
            Folder.write(out(), "c", "mine\n");
            next.writeTo(out(), DEFAULTS.withTake(List.of(everything)));
            assertThat(Folder.files(out()))
                    .containsEntry("a", "mine\n")
                    .containsEntry("b", "1\n")
                    .containsEntry("c", "2\n");
        }
        Folder.write(out(), "b", "mine\n");
        next.writeTo(out(), DEFAULTS.withMove(List.of("."), templates()));
        assertThat(Folder.files(templates())).containsOnly(Map.entry("b", "mine\n"));
        AnsibleProject moved =
                AnsibleProject.of(Sample.topology(), Sample.tree("a", "1\n", "b", "1\n", "c", "2\n"), templates());
        assertThat(moved.compareTo(out())).isEqualTo(drift(List.of(), List.of(), List.of("a"), ""));
        assertThatThrownBy(() -> moved.writeTo(out(), DEFAULTS.withTake(List.of("."))))
                .isInstanceOf(InvalidChoice.class)
                .hasMessage("Nothing was written: no edited file at . to take that waits for a decision. To take one of"
                        + " these, name it: a.");
        moved.writeTo(out(), DEFAULTS.withTake(List.of("a")));
        assertThat(Folder.files(out())).containsEntry("a", "1\n");
    }

    @Test
    void moveMakesATemplateOfTheEdit() {
        TemplateTree shipped =
                Sample.tree("a.vm", "$topology.name\n", "b", "1\n", "hosts/__host__.yml.vm", "$host.name\n");
        AnsibleProject project = AnsibleProject.of(Sample.topology(), shipped, null);
        project.writeTo(out());
        Folder.write(out(), "a", "mine $nope #end");
        Folder.write(out(), "hosts/app1.yml", "mine\n");
        WriteResult moved = project.writeTo(out(), DEFAULTS.withMove(List.of("a", "hosts"), templates()));
        assertThat(moved)
                .isEqualTo(new WriteResult(
                        List.of(MANIFEST),
                        List.of("a", "b", "hosts/app1.yml", "hosts/gluster1.yml", "hosts/gluster2.yml"),
                        List.of(),
                        List.of(),
                        List.of("a", "hosts/app1.yml"),
                        ""));
        assertThat(Folder.files(templates()))
                .containsOnly(Map.entry("a", "mine $nope #end"), Map.entry("hosts/app1.yml", "mine\n"));
        AnsibleProject now = AnsibleProject.of(Sample.topology(), shipped, templates());
        assertThat(now.compareTo(out())).isEqualTo(drift(List.of(), List.of(), List.of(), ""));
        Path fresh = temporary.resolve("fresh");
        now.writeTo(fresh);
        assertThat(Folder.files(out())).isEqualTo(Folder.files(fresh));
    }

    @Test
    void moveLeavesNoEditBehindWhereAnEditorMadeLineEndsOfWindows() {
        AnsibleProject project = Sample.project("a", "1\n");
        project.writeTo(out());
        Folder.write(out(), "a", "mine\r\n");
        project.writeTo(out(), DEFAULTS.withMove(List.of("a"), templates()));
        assertThat(Folder.files(out())).containsEntry("a", "mine\n");
        assertThat(AnsibleProject.of(Sample.topology(), Sample.tree("a", "1\n"), templates())
                        .compareTo(out()))
                .isEqualTo(drift(List.of(), List.of(), List.of(), ""));
    }

    @Test
    void moveCarriesAnEditBackToTheTemplateThatItCameFrom() {
        Folder.write(templates(), "a", "override\n");
        AnsibleProject project = AnsibleProject.of(Sample.topology(), Sample.tree("a.vm", "1\n"), templates());
        project.writeTo(out());
        Folder.write(out(), "a", "edited\n");
        project.writeTo(out(), DEFAULTS.withMove(List.of("a"), templates()));
        assertThat(Folder.files(templates())).containsOnly(Map.entry("a", "edited\n"));
    }

    @Test
    void refusesToMoveWhatATemplateOfTheUserMakes() {
        Folder.write(templates(), "a.vm", "$topology.name\n");
        AnsibleProject project = AnsibleProject.of(Sample.topology(), Sample.tree("a", "1\n"), templates());
        project.writeTo(out());
        Folder.write(out(), "a", "edited\n");
        var before = Folder.files(temporary);
        assertThatThrownBy(() -> project.writeTo(out(), DEFAULTS.withMove(List.of("a"), templates())))
                .isInstanceOf(InvalidChoice.class)
                .hasMessage("Nothing was written: a cannot be moved: it is made from your template "
                        + templates().resolve("a.vm") + ". Make the change there.");
        assertThat(Folder.files(temporary)).isEqualTo(before);
    }

    @Test
    void refusesToMoveToADirectoryThatHoldsTheOutput() {
        AnsibleProject project = Sample.project("a", "1\n");
        project.writeTo(out());
        Folder.write(out(), "a", "edited\n");
        var before = Folder.files(temporary);
        assertThatThrownBy(() -> project.writeTo(out(), DEFAULTS.withMove(List.of("a"), temporary)))
                .isInstanceOf(InvalidTemplateDirectory.class)
                .hasMessage("The template directory " + temporary + " cannot be used: it holds the output directory "
                        + out() + ", which would become a template.");
        assertThat(Folder.files(temporary)).isEqualTo(before);
    }

    @Test
    void refusesToMoveThroughALink() throws IOException {
        AnsibleProject project = Sample.project("c/a", "1\n");
        project.writeTo(out());
        Folder.write(out(), "c/a", "edited\n");
        Files.createDirectories(templates());
        Files.createDirectories(temporary.resolve("outside"));
        Files.createSymbolicLink(templates().resolve("c"), temporary.resolve("outside"));
        assertThatThrownBy(() -> project.writeTo(out(), DEFAULTS.withMove(List.of("c/a"), templates())))
                .isInstanceOf(UnsafeOutputPath.class);
        assertThat(temporary.resolve("outside")).isEmptyDirectory();
    }

    @Test
    void refusesAPathThatNobodyEdited() {
        AnsibleProject project = Sample.project("a", "1\n", "b", "1\n", "c", "1\n");
        project.writeTo(out());
        assertThatThrownBy(() -> project.writeTo(out(), DEFAULTS.withTake(List.of("."))))
                .isInstanceOf(InvalidChoice.class)
                .hasMessage("Nothing was written: no edited file at . to take. No file differs from what was"
                        + " generated.");
        Folder.write(out(), "a", "mine\n");
        Folder.write(out(), "b", "mine\n");
        var before = Folder.files(out());
        assertThatThrownBy(() -> project.writeTo(out(), DEFAULTS.withKeep(List.of("a", "c"))))
                .isInstanceOf(InvalidChoice.class)
                .hasMessage("Nothing was written: no edited file at c to keep. Edited are: a, b.")
                .satisfies(e -> assertThat(((InvalidChoice) e).path()).isEqualTo("c"));
        assertThatThrownBy(() ->
                        project.writeTo(out(), DEFAULTS.withKeep(List.of(".")).withTake(List.of("b"))))
                .isInstanceOf(InvalidChoice.class)
                .hasMessage("Nothing was written: b is named both to keep and to take. Choose one.");
        assertThat(Folder.files(out())).isEqualTo(before);
    }

    @Test
    void treatsAFileThatWasThereBeforeAsAnEdit() {
        Sample.project("a", "1\n").writeTo(out());
        Folder.write(out(), "b", "mine\n");
        AnsibleProject next = Sample.project("a", "1\n", "b", "1\n");
        next.writeTo(out());
        assertThat(next.compareTo(out()).edited()).containsExactly("b");
        assertThat(Sample.project("a", "1\n", "b", "2\n").compareTo(out()).conflicts())
                .containsExactly("b");
    }
}
