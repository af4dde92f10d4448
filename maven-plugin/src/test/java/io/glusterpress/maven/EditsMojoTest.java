package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three ways out for files that people edited, as the goals offer and take them. */
class EditsMojoTest {

    private static final String GENERATE = "mvn io.glusterpress:gluster-maven-plugin:generate";

    private static final String DIFF = """
            --- a/requirements.yml
            +++ b/requirements.yml
            @@ -1 +1,6 @@
            -collections: []
            +---
            +collections:
            +  - name: community.general
            +    version: ">=7.0.0"
            +  - name: community.docker
            +    version: ">=3.8.0"
            """;

    @TempDir
    Path root;

    private Workplace workplace;
    private Path edited;

    @BeforeEach
    void makeWorkplace() throws Exception {
        workplace = new Workplace(root);
        workplace.prepare(new GenerateMojo()).execute();
        edited = workplace.output().resolve("requirements.yml");
        Files.writeString(edited, "collections: []\n");
        workplace.log.infos.clear();
        workplace.log.warnings.clear();
    }

    private GenerateMojo generate() {
        return workplace.prepare(new GenerateMojo());
    }

    private CheckMojo check() {
        return workplace.prepare(new CheckMojo());
    }

    private String message() {
        return "Files in " + workplace.output() + " were edited:\n  edited: requirements.yml\n" + DIFF
                + "Above, - is what is there and + what is generated. Decide for each file:\n"
                + "  keep yours:  " + GENERATE + " -Dgluster.keep=requirements.yml\n"
                + "  take ours:   " + GENERATE + " -Dgluster.take=requirements.yml\n"
                + "  make yours a template of your own, which is generated from then on:\n"
                + "               " + GENERATE
                + " -Dgluster.move=requirements.yml -Dgluster.templateDirectory=templates\n"
                + "Paths are separated by commas; a directory stands for all below it, and . for all of the above.\n"
                + "A template directory is named from then on: in the POM,"
                + " <templateDirectory>${basedir}/templates</templateDirectory>.";
    }

    /** Makes the manifest say that something else was generated when the file was edited. */
    private void makeConflict() throws IOException {
        var manifest = workplace.output().resolve(".glusterpress/manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst(
                                "\"requirements.yml\": \"\\w+\"", "\"requirements.yml\": \"" + "0".repeat(64) + "\""));
    }

    @Test
    void generateNamesTheThreeWaysOut() throws Exception {
        generate().execute();

        assertThat(edited).hasContent("collections: []");
        assertThat(String.join("\n", workplace.log.warnings)).endsWith(message());
        assertThat(workplace.log.infos).singleElement().asString().endsWith(" 0 removed, 1 kept");
    }

    @Test
    void checkFailsWithTheThreeWaysOut() {
        assertThatThrownBy(() -> check().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(message());
    }

    @Test
    void aConflictIsCalledOne() throws Exception {
        makeConflict();

        assertThatThrownBy(() -> check().execute())
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(message()
                        .replace(
                                "were edited:\n  edited",
                                "were edited, and those in conflict are"
                                        + " generated differently since:\n  conflict"));
    }

    @Test
    void playbooksRunWithAnEditAndNotWithAConflict() throws Exception {
        workplace.prepare(new DeployMojo()).execute();

        assertThat(workplace.started()).isTrue();
        assertThat(workplace.log.warnings).contains("edited, and run as it is: requirements.yml");

        makeConflict();
        var generating = workplace.prepare(new DeployMojo());
        generating.generate = true;
        for (var deploy : List.of(workplace.prepare(new DeployMojo()), generating)) {
            assertThatThrownBy(deploy::execute)
                    .isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith("Files in " + workplace.output()
                            + " were edited, and those in conflict are generated differently since:\n"
                            + "  conflict: requirements.yml\n")
                    .hasMessageEndingWith(" <templateDirectory>${basedir}/templates</templateDirectory>.");
        }
    }

    @Test
    void keepIsQuietFromThenOn() throws Exception {
        makeConflict();
        var keep = generate();
        keep.keep = List.of("requirements.yml");
        keep.execute();
        assertThat(workplace.log.warnings).noneMatch(line -> line.contains("edited"));
        workplace.log.infos.clear();
        workplace.log.warnings.clear();

        generate().execute();
        check().execute();
        workplace.prepare(new DeployMojo()).execute();

        assertThat(edited).hasContent("collections: []");
        assertThat(workplace.log.warnings).noneMatch(line -> line.contains("edited"));
        assertThat(workplace.log.infos)
                .contains("kept as you edited them: requirements.yml", workplace.output() + " is up to date.");
    }

    @Test
    void takeShowsWhatIsGone() throws Exception {
        var take = generate();
        take.take = List.of(".");
        take.execute();

        assertThat(edited).content().startsWith("---\ncollections:\n  - name: community.general\n");
        assertThat(String.join("\n", workplace.log.infos))
                .startsWith("These edits are overwritten:\n" + DIFF + "written: requirements.yml\n");
        assertThat(workplace.log.warnings).noneMatch(line -> line.contains("edited"));
    }

    @Test
    void moveMakesATemplateOfTheUser() throws Exception {
        var move = generate();
        move.move = List.of("requirements.yml");
        move.templateDirectory = root.resolve("templates").toFile();
        move.execute();

        assertThat(root.resolve("templates/requirements.yml")).hasContent("collections: []");
        assertThat(workplace.log.infos).contains("moved to your templates: requirements.yml");
        assertThat(workplace.log.warnings).noneMatch(line -> line.contains("edited"));

        var check = check();
        check.templateDirectory = move.templateDirectory;
        check.execute();
    }

    @Test
    void moveNeedsADirectory() {
        var move = generate();
        move.move = List.of("requirements.yml", "ansible.cfg");

        assertThatThrownBy(move::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("gluster.move needs the directory of your templates to move to: " + GENERATE
                        + " -Dgluster.move=requirements.yml,ansible.cfg -Dgluster.templateDirectory=templates");
    }

    @Test
    void namesAPathThatNobodyEdited() {
        var keep = generate();
        keep.keep = List.of("ansible.cfg");

        assertThatThrownBy(keep::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessage(
                        "Nothing was written: no edited file at ansible.cfg to keep. Edited are: requirements.yml.");
    }

    @Test
    void namesEachFileOrAllAndQuotesThemForAShell() throws Exception {
        var templates = Files.createDirectories(root.resolve("templates"));
        Files.writeString(templates.resolve("it's mine.txt"), "1\n");
        var generate = generate();
        generate.templateDirectory = templates.toFile();
        generate.execute();
        Files.writeString(workplace.output().resolve("it's mine.txt"), "2\n");
        var check = check();
        check.templateDirectory = templates.toFile();

        assertThatThrownBy(check::execute)
                .hasMessageContaining("-Dgluster.keep='it'\\''s mine.txt,requirements.yml'\n")
                .hasMessageEndingWith("and . for all of the above.");

        for (var path : List.of("ansible.cfg", ".yamllint", ".ansible-lint", "playbooks/site.yml")) {
            Files.writeString(workplace.output().resolve(path), "mine\n");
        }
        assertThatThrownBy(check::execute).hasMessageContaining("-Dgluster.take=.\n");
    }

    @Test
    void namesAnEditedFileThatIsNoLongerGenerated() throws Exception {
        var templates = Files.createDirectories(root.resolve("templates"));
        Files.writeString(templates.resolve("notes.txt"), "1\n");
        var generate = generate();
        generate.templateDirectory = templates.toFile();
        generate.take = List.of(".");
        generate.execute();
        Files.writeString(workplace.output().resolve("notes.txt"), "2\n");
        Files.delete(templates.resolve("notes.txt"));

        var again = generate();
        again.templateDirectory = templates.toFile();
        again.execute();

        assertThat(workplace.log.warnings).contains("no longer generated, but edited, and left to you: notes.txt");
        assertThat(workplace.output().resolve("notes.txt")).hasContent("2");
    }

    @Test
    void warnsOfATemplateWhoseBaseChangedUntilItWasLookedAt() throws Exception {
        var templates = Files.createDirectories(root.resolve("templates"));
        Files.writeString(templates.resolve("requirements.yml"), "collections: []\n");
        var generate = generate();
        generate.templateDirectory = templates.toFile();
        generate.execute();
        var manifest = workplace.output().resolve(".glusterpress/manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst(
                                "(?s)(\"templates\": .*\"requirements.yml\": )\"\\w+\"",
                                "$1\"" + "0".repeat(64) + "\""));
        workplace.log.warnings.clear();
        var check = check();
        check.templateDirectory = templates.toFile();
        var deploy = workplace.prepare(new DeployMojo());
        deploy.templateDirectory = templates.toFile();
        var message = "Templates of yours to look at:\n"
                + "  requirements.yml: our template in whose place it comes has changed since\n" + DIFF
                + "In a diff, - is what yours makes and + what ours would make. When each is as you want it: "
                + GENERATE
                + " -Dgluster.templateDirectory=" + templates + " -Dgluster.keep=requirements.yml";

        for (var mojo : List.of(check, deploy, generate)) {
            mojo.userProperties.setProperty("gluster.templateDirectory", templates.toString());
            workplace.log.warnings.clear();
            mojo.execute();
            assertThat(String.join("\n", workplace.log.warnings)).endsWith(message);
        }
        generate.keep = List.of("requirements.yml");
        generate.execute();
        workplace.log.warnings.clear();
        check.execute();

        assertThat(workplace.log.warnings).noneMatch(line -> line.contains("Templates of yours"));
    }
}
