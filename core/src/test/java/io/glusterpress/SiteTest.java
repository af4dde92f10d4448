package io.glusterpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the pages of the site together: every link leads somewhere, every page is in the menu, every snippet is true. */
class SiteTest {

    private static final String PAGES = "src/site/markdown/";

    /** Pages of the root that the build copies into the site. */
    private static final List<String> COPIED = List.of("CHANGELOG.md", "CONTRIBUTING.md");

    private static final Pattern MENU = Pattern.compile("<item name=\"[^\"]+\" href=\"([^\"]+)\"/>");

    private static final Pattern GOAL = Pattern.compile("@Mojo\\(\\s*name = \"([a-z]+)\"");

    @Test
    void linksToWhatExists() {
        var made = madeByReports();
        var broken = new ArrayList<String>();
        for (String page : pages()) {
            Document document = Document.read(PAGES + page);
            for (String target : document.links()) {
                String[] parts = target.split("#", 2);
                String linked = parts[0].isEmpty() ? page : parts[0];
                boolean found = pages().contains(linked)
                        || COPIED.contains(linked)
                        || made.contains(linked)
                        || Files.exists(Sources.root("src/site/resources/" + linked));
                boolean anchored = parts.length == 1
                        || (pages().contains(linked)
                                && Document.read(PAGES + linked).marks().contains(parts[1]));
                if (!found || !anchored) {
                    broken.add(page + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void hasEveryPageInTheMenu() {
        var menu = Sources.matches(MENU, Sources.text(Sources.root("src/site/site.xml"))).stream()
                .map(match -> match.group(1))
                .toList();
        var wanted = new TreeSet<>(List.of("gluster-maven-plugin/plugin-info.html", "apidocs/index.html"));
        Stream.concat(pages().stream(), COPIED.stream())
                .map(page -> page.replaceAll("\\.md$", ".html"))
                .forEach(wanted::add);

        assertThat(menu).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void copiesPagesThatLinkToNoFileBesideThem() {
        assertThat(COPIED).allSatisfy(page -> {
            assertThat(Document.read(page).links()).isEmpty();
            assertThat(Sources.text(Sources.root("pom.xml"))).contains("<include>" + page + "</include>");
        });
    }

    @Test
    void startsEveryPageWithOneTitle() {
        assertThat(pages()).hasSizeGreaterThan(2).allSatisfy(page -> {
            String text = Document.read(PAGES + page).text().replaceAll("(?s)```.*?```", "");
            assertThat(text).startsWith("# ");
            assertThat(text.lines().filter(line -> line.startsWith("# "))).hasSize(1);
        });
    }

    @Test
    void showsTheJavaOfTheReadme() {
        assertThat(Document.read(PAGES + "usage.md").snippet("deploy"))
                .isEqualTo(Document.read("README.md").snippet("deploy"));
    }

    /** What maven-plugin-report-plugin and Javadoc add. */
    private static List<String> madeByReports() {
        var made = new ArrayList<>(List.of(
                "apidocs/index.html", "gluster-maven-plugin/plugin-info.html", "gluster-maven-plugin/help-mojo.html"));
        Sources.matches(GOAL, Sources.below("maven-plugin/src/main/java", ".java"))
                .forEach(match -> made.add("gluster-maven-plugin/" + match.group(1) + "-mojo.html"));
        return made;
    }

    private static List<String> pages() {
        try (Stream<Path> files = Files.list(Sources.root(PAGES))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
