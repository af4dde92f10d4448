package io.glusterpress.project;

import io.glusterpress.project.SvgCard.Row;
import io.glusterpress.topology.Brick;
import io.glusterpress.topology.Host;
import io.glusterpress.topology.Site;
import io.glusterpress.topology.Topology;
import io.glusterpress.topology.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws a topology from left to right: sites, app servers with their mounts, volumes, servers with their bricks. */
final class SvgGraph {

    static final String SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
    static final String MONOSPACED = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

    private static final int MARGIN = 24;
    private static final int BETWEEN = 72;
    private static final int TOP = 76;
    private static final int FOOT = 44;

    private final Topology topology;
    private final List<SvgColumn> columns = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private int panelHeight;

    private SvgGraph(Topology topology) {
        this.topology = topology;
    }

    static String of(Topology topology) {
        return new SvgGraph(topology).draw();
    }

    private String draw() {
        if (!topology.sites().isEmpty()) {
            add("Sites", topology.sites().stream().map(this::site).toList());
        }
        add("App servers", topology.clients().stream().map(this::client).toList());
        add("Volumes", topology.volumes().stream().map(this::volume).toList());
        add(
                "Trusted storage pool",
                topology.servers().stream().map(this::server).toList());
        panelHeight = columns.stream().mapToInt(SvgColumn::height).max().orElse(0);
        SvgColumn last = columns.get(columns.size() - 1);
        head(last.x() + last.width() + MARGIN, TOP + panelHeight + FOOT);
        columns.forEach(it -> it.drawPanel(out, TOP, panelHeight));
        wires();
        columns.forEach(it -> it.drawCards(out, TOP, panelHeight));
        foot();
        return out.append("</svg>\n").toString();
    }

    private void add(String heading, List<SvgCard> cards) {
        SvgColumn before = columns.isEmpty() ? null : columns.get(columns.size() - 1);
        columns.add(new SvgColumn(heading, cards, before == null ? MARGIN : before.x() + before.width() + BETWEEN));
    }

    private void head(int width, int height) {
        String id = topology.name();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
        out.append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ');
        out.append(height).append("\" role=\"img\" aria-labelledby=\"title-").append(id);
        out.append(" desc-").append(id).append("\">\n");
        out.append("<title id=\"title-").append(id).append("\">The topology ");
        out.append(SvgText.escaped(id))
                .append("</title>\n<desc id=\"desc-")
                .append(id)
                .append("\">");
        out.append(SvgText.escaped(description())).append("</desc>\n<style>\n");
        out.append(SvgPaint.darkStyle(topology.volumes().size())).append("</style>\n");
        SvgCard.rect(out, 0, 0, width, height, 12, SvgPaint.attributes(SvgPaint.PAGE));
        out.append("<text x=\"")
                .append(MARGIN)
                .append("\" y=\"36\" font-family=\"")
                .append(SANS);
        out.append("\" font-size=\"20\" font-weight=\"600\"")
                .append(SvgPaint.attributes(SvgPaint.INK))
                .append('>');
        out.append(SvgText.escaped(SvgText.cut(id, 21, width - 2.0 * MARGIN))).append("</text>\n");
        String counts = topology.toString().substring(id.length() + 2);
        SvgCard.text(out, MARGIN, 58, "small", SvgPaint.SOFT, counts);
    }

    private void foot() {
        boolean sets = topology.volumes().stream().anyMatch(it -> it.bricks().size() > it.replica());
        String colours = topology.volumes().size() > 1 ? "Each volume has its colour. " : "";
        String text = colours
                + (sets
                        ? "Bricks of one colour and number are a replica set: each holds a copy of the same files."
                        : "Each brick of a volume holds a copy of all its files.");
        SvgCard.text(out, MARGIN, TOP + panelHeight + 26, "small", SvgPaint.SOFT, text);
    }

    private SvgCard site(Site site) {
        int volume = number(site.volume());
        String from = site.copyFrom()
                .map(it -> ", moved from " + it.host() + ":" + it.path())
                .orElse("");
        return new SvgCard(
                site.name(),
                site.root().equals(".") ? site.volume() : site.volume() + "/" + site.root(),
                "",
                Optional.of(volume),
                List.of(),
                site.name() + ": volume " + site.volume() + ", web root " + site.root() + ", logs " + site.logs()
                        + from);
    }

    private SvgCard client(Host host) {
        List<Row> rows = new ArrayList<>();
        List<Volume> volumes = topology.volumes();
        for (int v = 0; v < volumes.size(); v++) {
            rows.add(new Row(v, 0, volumes.get(v).mount(), true));
        }
        String mounts =
                volumes.stream().map(it -> it.name() + " at " + it.mount()).collect(Collectors.joining(", "));
        return new SvgCard(
                host.name(),
                host.privateAddress(),
                topology.servers().contains(host) ? "also in the pool" : "",
                Optional.empty(),
                rows,
                address(host) + ", mounts " + mounts);
    }

    private SvgCard volume(Volume volume) {
        int number = number(volume.name());
        List<Row> rows = new ArrayList<>();
        for (int set = 1; set <= sets(volume); set++) {
            rows.add(new Row(number, set, "replica set " + set, false));
        }
        return new SvgCard(
                volume.name(),
                "replica " + volume.replica(),
                "",
                Optional.of(number),
                rows,
                volume.name() + ": replica " + volume.replica() + ", changes seen within " + volume.freshnessSeconds()
                        + " s");
    }

    private SvgCard server(Host host) {
        List<Row> rows = new ArrayList<>();
        for (Volume volume : topology.volumes()) {
            for (int b = 0; b < volume.bricks().size(); b++) {
                Brick brick = volume.bricks().get(b);
                if (brick.host().equals(host.name())) {
                    rows.add(new Row(number(volume.name()), b / volume.replica() + 1, brick.path(), true));
                }
            }
        }
        String bricks = rows.stream()
                .map(it ->
                        it.text() + " of " + topology.volumes().get(it.volume()).name())
                .collect(Collectors.joining(", "));
        return new SvgCard(
                host.name(),
                host.privateAddress(),
                topology.clients().contains(host) ? "also an app server" : "",
                Optional.empty(),
                rows,
                address(host) + ", " + (rows.isEmpty() ? "no bricks" : "bricks " + bricks));
    }

    private static String address(Host host) {
        return host.address().equals(host.privateAddress())
                ? host.name() + ": " + host.address()
                : host.name() + ": " + host.address() + ", for Gluster " + host.privateAddress();
    }

    private int number(String volume) {
        return topology.volumes().indexOf(topology.volume(volume));
    }

    private static int sets(Volume volume) {
        return volume.bricks().size() / volume.replica();
    }

    private void wires() {
        int at = columns.size() - 3;
        SvgColumn clients = columns.get(at);
        SvgColumn volumes = columns.get(at + 1);
        SvgColumn servers = columns.get(at + 2);
        if (at > 0) {
            bundle(columns.get(0), clients);
        }
        for (int c = 0; c < clients.size(); c++) {
            for (int v = 0; v < volumes.size(); v++) {
                int y = top(clients, c) + clients.card(c).rowMiddle(v);
                wire(clients.right(), y, volumes.left(), middle(volumes, v), SvgPaint.line(v));
            }
        }
        for (int s = 0; s < servers.size(); s++) {
            List<Row> bricks = servers.card(s).rows();
            for (int b = 0; b < bricks.size(); b++) {
                Row brick = bricks.get(b);
                int v = brick.volume();
                int from = top(volumes, v) + volumes.card(v).rowMiddle(brick.set() - 1);
                int to = top(servers, s) + servers.card(s).rowMiddle(b);
                wire(volumes.right(), from, servers.left(), to, SvgPaint.line(v));
            }
        }
    }

    /** Every app server serves every site: their wires meet in one point between the columns. */
    private void bundle(SvgColumn sites, SvgColumn clients) {
        int x = (sites.right() + clients.left()) / 2;
        int y = (middle(sites, 0) + middle(sites, sites.size() - 1)) / 2;
        for (int i = 0; i < sites.size(); i++) {
            wire(sites.right(), middle(sites, i), x, y, SvgPaint.WIRE);
        }
        for (int i = 0; i < clients.size(); i++) {
            wire(x, y, clients.left(), middle(clients, i), SvgPaint.WIRE);
        }
    }

    private int top(SvgColumn column, int card) {
        return column.top(card, TOP, panelHeight);
    }

    private int middle(SvgColumn column, int card) {
        return column.middle(card, TOP, panelHeight);
    }

    private void wire(int x1, int y1, int x2, int y2, SvgPaint paint) {
        int middle = (x1 + x2) / 2;
        out.append("<path d=\"M")
                .append(x1)
                .append(' ')
                .append(y1)
                .append(" C")
                .append(middle)
                .append(' ');
        out.append(y1)
                .append(' ')
                .append(middle)
                .append(' ')
                .append(y2)
                .append(' ')
                .append(x2)
                .append(' ');
        out.append(y2).append("\" fill=\"none\" stroke-width=\"1.75\"").append(SvgPaint.attributes(paint));
        out.append("/>\n");
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        for (Volume volume : topology.volumes()) {
            text.append("The volume ")
                    .append(volume.name())
                    .append(", replica ")
                    .append(volume.replica());
            text.append(", has the bricks ");
            text.append(volume.bricks().stream()
                    .map(it -> it.host() + ":" + it.path())
                    .collect(Collectors.joining(", ")));
            text.append(", and is mounted at ").append(volume.mount()).append(" on ");
            text.append(topology.clients().stream().map(Host::name).collect(Collectors.joining(", ")));
            List<String> sites = topology.sites().stream()
                    .filter(it -> it.volume().equals(volume.name()))
                    .map(Site::name)
                    .toList();
            String sitesText = (sites.size() == 1 ? " for the site " : " for the sites ") + String.join(", ", sites);
            text.append(sites.isEmpty() ? ". " : sitesText + ". ");
        }
        return text.toString().strip();
    }
}
