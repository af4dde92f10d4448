package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.HostSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A first topology, made of what is known already; what is missing is made up, and named, so that people replace it. */
public final class StarterTopology {

    private static final String NAME = "production";
    private static final String USER = "deploy";
    private static final String VOLUME = "files";

    private final Topology topology;
    private final List<String> madeUp;

    private StarterTopology(Topology topology, List<String> madeUp) {
        this.topology = topology;
        this.madeUp = List.copyOf(madeUp);
    }

    /**
     * Completes a topology without sites.
     *
     * @param known what is known, from nothing at all to everything; the builder gets what was missing
     * @return the topology, which is valid
     * @throws InvalidTopology with every mistake in what is known
     */
    public static StarterTopology of(TopologyBuilder known) {
        return complete(known, null);
    }

    /**
     * Completes a topology with one site, which has the volume to itself.
     *
     * @param known what is known, from nothing at all to everything but sites; the builder gets what was missing
     * @param site the DNS name of the site
     * @return the topology, which is valid
     * @throws InvalidTopology with every mistake in what is known
     */
    public static StarterTopology of(TopologyBuilder known, String site) {
        return complete(known, site);
    }

    /** {@return the topology} */
    public Topology topology() {
        return topology;
    }

    /** {@return what was made up, as {@code key: value}: made-up addresses are documentation addresses, which reach nobody} */
    public List<String> madeUp() {
        return madeUp;
    }

    /**
     * Writes the topology for people who have never seen one: commented, with the optional keys commented out.
     *
     * @return the text of a topology file, from which {@link Topology#read} makes the same topology
     */
    public String text() {
        boolean addresses = madeUp.stream().anyMatch(it -> it.startsWith("hosts."));
        return TopologyText.of(topology, new StarterNotes(topology, addresses));
    }

    private static StarterTopology complete(TopologyBuilder builder, @Nullable String site) {
        List<String> madeUp = new ArrayList<>();
        TopologySpec known = builder.spec();
        if (known.name() == null) {
            builder.name(NAME);
            madeUp.add("name: " + NAME);
        }
        if (known.ssh() == null || known.ssh().user() == null) {
            builder.sshUser(USER);
            madeUp.add("ssh.user: " + USER);
        }
        Set<String> taken = new HashSet<>(
                Default.to(known.hosts(), Map.<String, HostSpec>of()).keySet());
        if (known.servers() == null) {
            for (int number = 1; number <= 3; number++) {
                builder.server(host(builder, "gluster", taken, 10 + number, madeUp));
            }
        }
        if (known.clients() == null) {
            builder.client(host(builder, "app", taken, 21, madeUp));
        }
        String volume = site == null ? VOLUME : site.replace('.', '_');
        if (known.volumes() == null) {
            addVolume(builder, volume);
        } else {
            volume = known.volumes().keySet().iterator().next();
        }
        if (site != null) {
            String home = volume;
            builder.site(site, it -> it.volume(home).root("public"));
        }
        return new StarterTopology(builder.build(), madeUp);
    }

    private static String host(
            TopologyBuilder builder, String kind, Set<String> taken, int lastOctet, List<String> madeUp) {
        int number = 1;
        while (!taken.add(kind + number)) {
            number++;
        }
        String address = "203.0.113." + lastOctet;
        builder.host(kind + number, address);
        madeUp.add("hosts." + kind + number + ".address: " + address);
        return kind + number;
    }

    /** Adds a volume of three copies where the number of servers allows it, else of two, on as many servers as can be. */
    private static void addVolume(TopologyBuilder builder, String name) {
        List<@Nullable String> servers = Default.to(builder.spec().servers(), List.<@Nullable String>of());
        int count = servers.size();
        String brick = "/srv/gluster/" + name;
        int replica = count % 3 != 0 && (count % 2 == 0 || count == 1) ? 2 : 3;
        builder.volume(name, volume -> {
            volume.replica(replica).mount("/srv/www/" + name);
            if (count % replica == 0 || count < replica) {
                volume.brickOnEveryServer(brick);
            } else {
                servers.stream().limit(count - count % replica).forEach(it -> volume.brick(String.valueOf(it), brick));
            }
        });
    }
}
