package io.glusterpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.topology.Topology;
import java.io.StringReader;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Holds the tables and the POM of README.md to the goals, properties and keys that there are. */
class ReadmeReferenceTest {

    private static final Document README = Document.read("README.md");

    private static final String MOJOS = Sources.below("maven-plugin/src/main/java", ".java");

    private static final Pattern GOAL = Pattern.compile("@Mojo\\(\\s*name = \"([a-z]+)\"");

    private static final Pattern PARAMETER = Pattern.compile(
            "@Parameter\\(property = \"(gluster\\.[A-Za-z.]+)\"[^)]*\\)\\s+(?:@Nullable\\s+)?[\\w<>]+ (\\w+)");

    @Test
    void hasEveryGoal() {
        var goals = new TreeSet<>(List.of("gluster:help"));
        Sources.matches(GOAL, MOJOS).forEach(match -> goals.add("gluster:" + match.group(1)));

        assertThat(README.table("goals").stream().map(row -> row.get(0).replace("`", "")))
                .containsExactlyInAnyOrderElementsOf(goals);
        assertThat(commands("goals", "mvn (gluster:[a-z]+)"))
                .hasSize(7)
                .allSatisfy(goal -> assertThat(goals).contains(goal));
    }

    @Test
    void hasEveryPropertyWithItsParameter() {
        var inCode = new TreeMap<String, String>();
        Sources.matches(PARAMETER, MOJOS).forEach(match -> inCode.put(match.group(1), match.group(2)));
        var inReadme = new TreeMap<String, String>();
        README.table("properties")
                .forEach(row ->
                        inReadme.put(row.get(0).replace("`", ""), row.get(1).replace("`", "")));

        assertThat(inReadme).hasSizeGreaterThan(10).isEqualTo(inCode);
    }

    @Test
    void hasTheDefaultsOfTheTopology() {
        Topology topology = Topology.builder()
                .name("production")
                .sshUser("ashley")
                .host("gluster1", "203.0.113.11")
                .host("gluster2", "203.0.113.12")
                .server("gluster1")
                .server("gluster2")
                .client("gluster1")
                .volume(
                        "files",
                        volume -> volume.replica(2)
                                .brickOnEveryServer("/srv/gluster/files")
                                .mount("/srv/www/files"))
                .site("example.com", site -> site.volume("files"))
                .build();

        assertThat(byDefault("ssh.port")).isEqualTo("`" + topology.ssh().port() + "`");
        assertThat(byDefault("hosts.<host>.private_address")).isEqualTo("`address`");
        assertThat(topology.host("gluster1").privateAddress())
                .isEqualTo(topology.host("gluster1").address());
        assertThat(byDefault("volumes.<volume>.force"))
                .isEqualTo("`" + topology.volume("files").force() + "`");
        assertThat(byDefault("volumes.<volume>.freshness"))
                .isEqualTo("`" + topology.volume("files").freshnessSeconds() + "s`");
        assertThat(byDefault("sites.<site>.root"))
                .isEqualTo("`" + topology.sites().get(0).root() + "`");
        assertThat(byDefault("sites.<site>.logs"))
                .isEqualTo("`" + topology.sites().get(0).logs() + "`");
    }

    @Test
    void showsPomsWithThisPluginAndItsGoalsAndParameters() throws Exception {
        String version = Sources.matches(Pattern.compile("<version>([^<]+)"), Sources.text(Sources.root("pom.xml")))
                .get(0)
                .group(1);
        var goals = Sources.matches(GOAL, MOJOS).stream()
                .map(match -> match.group(1))
                .toList();
        var parameters = Sources.matches(PARAMETER, MOJOS).stream()
                .map(match -> match.group(2))
                .toList();

        for (String pom : List.of(README.snippet("pom"), Sources.text(Sources.root("generated-roles/pom.xml")))) {
            Element plugin = (Element) xml(pom).getElementsByTagName("plugin").item(0);
            assertThat(text(plugin, "groupId")).isEqualTo("io.glusterpress");
            assertThat(text(plugin, "artifactId")).isEqualTo("gluster-maven-plugin");
            assertThat(text(plugin, "version")).isEqualTo(version);
            assertThat(goals).contains(text(plugin, "goal"));
            assertThat(children(plugin.getElementsByTagName("configuration").item(0)))
                    .isNotEmpty()
                    .isSubsetOf(parameters);
        }
        assertThat(text(xml(README.snippet("settings")), "pluginGroup")).isEqualTo("io.glusterpress");
        assertThat(commands("without-pom", "mvn (io\\.glusterpress:gluster-maven-plugin:[^:]+):[a-z]+"))
                .containsOnly("io.glusterpress:gluster-maven-plugin:" + version);
    }

    @Test
    void showsPlaybooksThatThereAre() {
        assertThat(commands("ops", "(playbooks/[a-z]+\\.yml)"))
                .isNotEmpty()
                .allSatisfy(
                        playbook -> assertThat(Sources.root("templates/project").resolve(playbook))
                                .isRegularFile());
    }

    private static String byDefault(String key) {
        return README.table("topology").stream()
                .filter(row -> row.get(0).equals("`" + key + "`"))
                .map(row -> row.get(2))
                .findFirst()
                .orElse("no row " + key);
    }

    private static List<String> commands(String snippet, String pattern) {
        return Sources.matches(Pattern.compile(pattern), README.snippet(snippet)).stream()
                .map(match -> match.group(1))
                .toList();
    }

    private static Element xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static List<String> children(Node parent) {
        var nodes = parent.getChildNodes();
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Node::getNodeName)
                .toList();
    }
}
