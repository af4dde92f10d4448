package io.glusterpress.topology;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Comments for whoever writes a topology file for the first time; optional keys stand there, commented out. */
final class StarterNotes implements TopologyText.Notes {

    private static final Map<String, String> ABOVE = Map.of(
            "",
            """
            # yaml-language-server: $schema=gluster.schema.json
            # The topology: hosts, volumes and sites. Check it after each change with the goal gluster:validate.
            # Keys that are commented out are optional; they show an example, or what holds without them.

            # The name of this deployment and of its inventory.
            """,
            "ssh",
            """

            # How Ansible logs in to every host. The user may become root by sudo.
            """,
            "hosts",
            """

            # Every machine. SSH reaches it at its address, Gluster at its private_address; without one the
            # address serves both. Gluster's is an IPv4 address. A host may also have an os of its own.
            #   {address: 203.0.113.11, private_address: 10.132.0.11, os: debian-12}
            """,
            "servers",
            """

            # The trusted storage pool. The first server makes the volumes.
            """,
            "clients",
            """

            # The app servers, which mount every volume. A host may be in both lists.
            """,
            "volumes",
            "\n",
            "volumes.replica",
            """
                # The copies of every file, 2 or 3. With 2 split-brain is possible.
            """,
            "volumes.bricks",
            """
                # The directory on each server, on a disk of its own. For some servers only, or another
                # directory on each: {gluster1: /a, gluster2: /b}. Each run of as many bricks as there are copies
                # is one replica set.
            """,
            "volumes.mount",
            """
                # Where every client mounts the volume.
            """,
            "sites",
            """

            # Web sites whose files are on a volume, by DNS name. Every client serves them with nginx.
            """);

    private static final Map<String, String> INSTEAD = Map.of(
            "ssh.port", "  # port: 22\n",
            "ssh.private_key_file", "  # private_key_file: ~/.ssh/id_ed25519\n",
            "ssh.jump_host", "  # jump_host: bastion.example.com\n",
            "os", """

                    # What runs on every host: compared before a deployment, and what a rehearsal starts.
                    # One of %s.
                    # os: debian-12
                    """.formatted(Shown.list(HostsCheck.DISTRIBUTIONS, "or")),
            "volumes.force", """
                        # Only where the bricks have no disk of their own:
                        # force: true
                    """,
            "volumes.freshness", """
                        # How long another client may see an old version of a file:
                        # freshness: 2s
                    """,
            "sites.root", """
                        # The web root, below the mount:
                        # root: public
                    """,
            "sites.logs", """
                        # The logs, below the mount:
                        # logs: logs
                    """);

    private static final String MADE_UP = """
            # Addresses that start with 203.0.113. are made up (RFC 5737): put yours in their place.
            """;

    private final Topology topology;
    private final boolean addressesAreMadeUp;
    private final Set<String> written = new HashSet<>();

    StarterNotes(Topology topology, boolean addressesAreMadeUp) {
        this.topology = topology;
        this.addressesAreMadeUp = addressesAreMadeUp;
    }

    @Override
    public String above(String path) {
        if (!written.add("above " + path)) {
            return "";
        }
        return ABOVE.getOrDefault(path, "") + (path.equals("hosts") && addressesAreMadeUp ? MADE_UP : "");
    }

    @Override
    public String insteadOf(String path) {
        if (!written.add("instead of " + path)) {
            return "";
        }
        return switch (path) {
            case "sites" -> sites();
            case "sites.copy_from" -> copyFrom(topology.sites().get(0).name());
            default -> INSTEAD.getOrDefault(path, "");
        };
    }

    private String sites() {
        return above("sites")
                + """
                # sites:
                #   example.com:
                #     volume: %s
                #     root: public
                #     logs: logs
                #     copy_from: %s
                """.formatted(YamlScalar.of(topology.volumes().get(0).name()), source("/var/www/example.com"));
    }

    private String copyFrom(String site) {
        return """
                    # The directory that has the site's files now, and from which they move to the volume, once:
                    # copy_from: %s
                """.formatted(source("/var/www/" + site));
    }

    private String source(String path) {
        return topology.clients().size() == 1
                ? path
                : "{host: " + YamlScalar.of(topology.clients().get(0).name()) + ", path: " + path + "}";
    }
}
