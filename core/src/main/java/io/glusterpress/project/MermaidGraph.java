package io.glusterpress.project;

import io.glusterpress.topology.Brick;
import io.glusterpress.topology.Host;
import io.glusterpress.topology.Site;
import io.glusterpress.topology.Topology;
import io.glusterpress.topology.Volume;
import java.util.List;

/** Writes a flowchart of Mermaid; names and paths have no character that it needs escaped. */
final class MermaidGraph {

    private final Topology topology;
    private final StringBuilder out = new StringBuilder("flowchart LR\n");

    private MermaidGraph(Topology topology) {
        this.topology = topology;
    }

    static String of(Topology topology) {
        return new MermaidGraph(topology).write();
    }

    private String write() {
        if (!topology.sites().isEmpty()) {
            sites();
        }
        clients();
        volumes();
        pool();
        edges();
        colours();
        return out.toString();
    }

    private void sites() {
        line("  subgraph sites[\"Sites\"]");
        for (int i = 0; i < topology.sites().size(); i++) {
            line("    w" + (i + 1) + "[\"" + topology.sites().get(i).name() + "\"]");
        }
        line("  end");
    }

    private void clients() {
        line("  subgraph clients[\"App servers\"]");
        for (int i = 0; i < topology.clients().size(); i++) {
            line("    c" + (i + 1) + "[\"" + topology.clients().get(i).name() + "\"]");
        }
        line("  end");
    }

    private void volumes() {
        line("  subgraph volumes[\"Volumes\"]");
        for (int i = 0; i < topology.volumes().size(); i++) {
            Volume volume = topology.volumes().get(i);
            line("    v" + (i + 1) + "[(\"" + volume.name() + "<br>replica " + volume.replica() + "\")]");
        }
        line("  end");
    }

    private void pool() {
        line("  subgraph pool[\"Trusted storage pool\"]");
        for (int i = 0; i < topology.servers().size(); i++) {
            Host server = topology.servers().get(i);
            line("    subgraph s" + (i + 1) + "[\"" + server.name() + "\"]");
            for (int v = 0; v < topology.volumes().size(); v++) {
                List<Brick> bricks = topology.volumes().get(v).bricks();
                for (int b = 0; b < bricks.size(); b++) {
                    if (bricks.get(b).host().equals(server.name())) {
                        line("      " + brick(v, b) + "[\"" + bricks.get(b).path() + "\"]");
                    }
                }
            }
            line("    end");
        }
        line("  end");
    }

    private void edges() {
        if (!topology.sites().isEmpty()) {
            line("  sites --> clients");
        }
        for (int v = 0; v < topology.volumes().size(); v++) {
            line("  clients -- \"" + topology.volumes().get(v).mount() + "\" --> v" + (v + 1));
        }
        for (int v = 0; v < topology.volumes().size(); v++) {
            Volume volume = topology.volumes().get(v);
            boolean oneSet = volume.bricks().size() == volume.replica();
            for (int b = 0; b < volume.bricks().size(); b++) {
                String label = oneSet ? "" : "-- \"replica set " + (b / volume.replica() + 1) + "\" ";
                line("  v" + (v + 1) + " " + label + "--> " + brick(v, b));
            }
        }
    }

    /** A volume, its bricks and its sites have the same border; what is inside keeps the colours of the page. */
    private void colours() {
        for (int v = 0; v < topology.volumes().size(); v++) {
            Volume volume = topology.volumes().get(v);
            StringBuilder members = new StringBuilder("v" + (v + 1));
            for (int b = 0; b < volume.bricks().size(); b++) {
                members.append(',').append(brick(v, b));
            }
            List<Site> sites = topology.sites();
            for (int w = 0; w < sites.size(); w++) {
                if (sites.get(w).volume().equals(volume.name())) {
                    members.append(",w").append(w + 1);
                }
            }
            line("  classDef volume" + (v + 1) + " stroke:" + SvgPaint.colour(v) + ",stroke-width:2px");
            line("  class " + members + " volume" + (v + 1));
        }
    }

    private static String brick(int volume, int brick) {
        return "b" + (volume + 1) + "_" + (brick + 1);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
