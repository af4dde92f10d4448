package io.glusterpress.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.glusterpress.topology.Topology;
import io.glusterpress.topology.TopologyBuilder;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class TopologyGraphTest {

    private static final Pattern CLASSES = Pattern.compile(" class=\"([a-z0-9 ]+)\"");
    private static final String LONG_PATH = "/srv/gluster/bricks/disk1/customer_content_of_all_the_shops";

    static Stream<Topology> topologies() {
        return Stream.of(Sample.topology(), severalOfEverything(), manyHosts());
    }

    private static Topology severalOfEverything() {
        return Topology.builder()
                .name("production")
                .sshUser("deploy")
                .host("g1", "g1.example.com", "10.0.0.1")
                .host("g2", "g2.example.com", "10.0.0.2")
                .host("web1", "203.0.113.13", "10.0.0.3")
                .host("app2", "203.0.113.22")
                .server("g1")
                .server("g2")
                .server("web1")
                .client("web1")
                .client("app2")
                .volume(
                        "files",
                        it -> it.replica(3)
                                .brickOnEveryServer("/srv/gluster/files")
                                .mount("/srv/www/files"))
                .volume(
                        "uploads",
                        it -> it.replica(2)
                                .brick("web1", "/data/a")
                                .brick("g1", "/data/b")
                                .mount("/srv/www/uploads"))
                .site("example.com", it -> it.volume("files").copyFrom("app2", "/var/www/example.com"))
                .site("example.org", it -> it.volume("uploads").root("public"))
                .build();
    }

    private static Topology manyHosts() {
        TopologyBuilder builder = Topology.builder().name("many").sshUser("deploy");
        IntStream.rangeClosed(1, 12).forEach(i -> {
            String name = "storage-node-" + i + ".fsn1.hosting.example.com";
            builder.host(name, "10.0.0." + i).server(name);
        });
        builder.host("app1", "10.0.1.1").client("app1");
        builder.volume(
                "files", it -> it.replica(3).brickOnEveryServer(LONG_PATH).mount("/srv/www/files"));
        IntStream.rangeClosed(1, 10)
                .forEach(i -> builder.site(
                        "shop" + i + ".a-customer-with-a-really-long-company-name.example.com",
                        it -> it.volume("files").root("shop" + i).logs("log" + i)));
        return builder.build();
    }

    private static Element svg(Topology topology) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        String text = TopologyGraph.of(topology).svg();
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream().map(Element::getTextContent).toList();
    }

    private static int number(Element element, String attribute) {
        return Integer.parseInt(element.getAttribute(attribute));
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void saysWhatItIsToThoseWhoDoNotSeeIt(Topology topology) throws Exception {
        Element svg = svg(topology);

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby"))
                .isEqualTo("title-" + topology.name() + " desc-" + topology.name());
        assertThat(texts(svg, "title").get(0)).isEqualTo("The topology " + topology.name());
        String description = texts(svg, "desc").get(0);
        topology.volumes().forEach(volume -> {
            assertThat(description).contains("The volume " + volume.name() + ", replica " + volume.replica());
            volume.bricks().forEach(it -> assertThat(description).contains(it.host() + ":" + it.path()));
        });
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void namesEverythingInFullAtOnePlace(Topology topology) throws Exception {
        String titles = String.join("\n", texts(svg(topology), "title"));

        topology.servers().forEach(it -> assertThat(titles).contains(it.name() + ": " + it.address()));
        topology.clients().forEach(it -> assertThat(titles).contains(it.name() + ": " + it.address()));
        topology.sites().forEach(it -> assertThat(titles).contains(it.name() + ": volume " + it.volume()));
        topology.volumes().forEach(volume -> {
            assertThat(titles).contains(volume.name() + " at " + volume.mount());
            volume.bricks().forEach(it -> assertThat(titles).contains(it.path() + " of " + volume.name()));
        });
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void keepsTextWithinItsCardAndCardsWithinThePicture(Topology topology) throws Exception {
        Element svg = svg(topology);
        List<int[]> cards = new ArrayList<>();
        for (Element group : elements(svg, "g")) {
            Element card = elements(group, "rect").get(0);
            int left = number(card, "x");
            int right = left + number(card, "width");
            cards.add(new int[] {left, number(card, "y"), right, number(card, "y") + number(card, "height")});
            for (Element text : elements(group, "text")) {
                boolean centred = text.getAttribute("text-anchor").equals("middle");
                double size = Double.parseDouble(text.getAttribute("font-size"));
                boolean code = text.getAttribute("font-family").equals(SvgGraph.MONOSPACED);
                String shown = text.getTextContent();
                double width = code ? SvgText.monospacedWidth(shown, size) : SvgText.width(shown, size);
                assertThat(number(text, "x") + (centred ? width / 2 : width))
                        .as(shown)
                        .isLessThanOrEqualTo(right);
            }
        }
        for (int i = 0; i < cards.size(); i++) {
            int[] card = cards.get(i);
            assertThat(card[2]).isLessThan(number(svg, "width"));
            assertThat(card[3]).isLessThan(number(svg, "height"));
            for (int[] other : cards.subList(0, i)) {
                assertThat(card[0] >= other[2] || card[1] >= other[3] || other[1] >= card[3] || other[0] >= card[2])
                        .as("two cards are apart")
                        .isTrue();
            }
        }
        assertThat(cards)
                .hasSize(topology.sites().size()
                        + topology.clients().size()
                        + topology.volumes().size()
                        + topology.servers().size());
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void drawsEveryMountAndBrickAsAWire(Topology topology) throws Exception {
        int mounts = topology.clients().size() * topology.volumes().size();
        int bricks =
                topology.volumes().stream().mapToInt(it -> it.bricks().size()).sum();
        int served = topology.sites().size() + topology.clients().size();

        assertThat(elements(svg(topology), "path")).hasSize(mounts + bricks + served);
    }

    @ParameterizedTest
    @MethodSource("topologies")
    void hasColoursForDarkPagesAndNothingFromElsewhere(Topology topology) {
        String svg = TopologyGraph.of(topology).svg();
        var classes = new TreeSet<String>();
        CLASSES.matcher(svg)
                .results()
                .map((MatchResult it) -> it.group(1).split(" "))
                .forEach(it -> classes.addAll(List.of(it)));

        assertThat(classes)
                .contains("ink", "line0")
                .allSatisfy(name -> assertThat(svg).contains("  ." + name + " { "));
        assertThat(svg.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContain("http", "href", "<script", "@import", "url(")
                .doesNotContainPattern("\\son[a-z]+=");
    }

    @Test
    void numbersReplicaSets() throws Exception {
        assertThat(texts(svg(manyHosts()), "text"))
                .contains("replica set 4")
                .contains("Bricks of one colour and number are a replica set: each holds a copy of the same files.");
    }

    @Test
    void cutsNamesInTheirMiddle() throws Exception {
        assertThat(texts(svg(manyHosts()), "text"))
                .contains("storage-node-12.f…osting.example.com")
                .doesNotContain(LONG_PATH);
    }

    @Test
    void saysWhenAHostIsBoth() throws Exception {
        assertThat(texts(svg(severalOfEverything()), "text")).contains("also in the pool", "also an app server");
    }

    @Test
    void drawsTheSameEverywhere() {
        String here = TopologyGraph.of(severalOfEverything()).svg();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(TopologyGraph.of(severalOfEverything()).svg()).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void writesBothFiles(@TempDir Path directory) {
        TopologyGraph graph = TopologyGraph.of(Sample.topology());

        List<Path> files = graph.writeTo(directory.resolve("new"));

        assertThat(files)
                .containsExactly(directory.resolve("new/ashleyrich.svg"), directory.resolve("new/ashleyrich.mmd"));
        assertThat(files.get(0)).hasContent(graph.svg());
        assertThat(files.get(1)).hasContent(graph.mermaid());
    }

    @Test
    void writesAFlowchart() {
        assertThat(TopologyGraph.of(severalOfEverything()).mermaid()).isEqualTo("""
                flowchart LR
                  subgraph sites["Sites"]
                    w1["example.com"]
                    w2["example.org"]
                  end
                  subgraph clients["App servers"]
                    c1["web1"]
                    c2["app2"]
                  end
                  subgraph volumes["Volumes"]
                    v1[("files<br>replica 3")]
                    v2[("uploads<br>replica 2")]
                  end
                  subgraph pool["Trusted storage pool"]
                    subgraph s1["g1"]
                      b1_1["/srv/gluster/files"]
                      b2_2["/data/b"]
                    end
                    subgraph s2["g2"]
                      b1_2["/srv/gluster/files"]
                    end
                    subgraph s3["web1"]
                      b1_3["/srv/gluster/files"]
                      b2_1["/data/a"]
                    end
                  end
                  sites --> clients
                  clients -- "/srv/www/files" --> v1
                  clients -- "/srv/www/uploads" --> v2
                  v1 --> b1_1
                  v1 --> b1_2
                  v1 --> b1_3
                  v2 --> b2_1
                  v2 --> b2_2
                  classDef volume1 stroke:#1f6feb,stroke-width:2px
                  class v1,b1_1,b1_2,b1_3,w1 volume1
                  classDef volume2 stroke:#b35900,stroke-width:2px
                  class v2,b2_1,b2_2,w2 volume2
                """);
    }

    @Test
    void labelsReplicaSetsInTheFlowchartWhereThereAreSeveral() {
        assertThat(TopologyGraph.of(manyHosts()).mermaid()).contains("\n  v1 -- \"replica set 4\" --> b1_12\n");
    }
}
