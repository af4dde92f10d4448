package io.glusterpress.topology;

import io.glusterpress.topology.Shape.Keys;
import io.glusterpress.topology.Shape.Named;
import io.glusterpress.topology.Shape.Text;
import io.glusterpress.topology.Shape.TextList;
import io.glusterpress.topology.Shape.TextOr;
import io.glusterpress.topology.Shape.TrueOrFalse;
import io.glusterpress.topology.Shape.WholeNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/** The keys of the topology file. */
final class TopologyShape {

    private static final Shape BRICKS = new TextOr(
            new Text("/srv/gluster/files"),
            new Named("{gluster1: /srv/gluster/files}", new Text("/srv/gluster/files")));

    private static final Shape COPY_FROM = new TextOr(
            new Text("/home/ashley/example.com"),
            keys(
                    "{host: app1, path: /home/ashley/example.com}",
                    Map.entry("host", new Text("app1")),
                    Map.entry("path", new Text("/home/ashley/example.com"))));

    private static final Shape SSH = keys(
            "{user: ashley}",
            Map.entry("user", new Text("ashley")),
            Map.entry("port", new WholeNumber("22")),
            Map.entry("private_key_file", new Text("~/.ssh/id_ed25519")),
            Map.entry("jump_host", new Text("bastion.example.com")));

    private static final Shape HOST = keys(
            "{address: 203.0.113.11}",
            Map.entry("address", new Text("203.0.113.11")),
            Map.entry("private_address", new Text("10.132.0.11")),
            Map.entry("os", new Text("debian-12")));

    private static final Shape VOLUME = keys(
            "{replica: 3, bricks: /srv/gluster/files, mount: /srv/www/files}",
            Map.entry("replica", new WholeNumber("3")),
            Map.entry("bricks", BRICKS),
            Map.entry("force", new TrueOrFalse()),
            Map.entry("mount", new Text("/srv/www/files")),
            Map.entry("freshness", new Text("2s")));

    private static final Shape SITE = keys(
            "{volume: files}",
            Map.entry("volume", new Text("files")),
            Map.entry("copy_from", COPY_FROM),
            Map.entry("root", new Text("public")),
            Map.entry("logs", new Text("logs")));

    static final Keys FILE = keys(
            "",
            Map.entry("name", new Text("production")),
            Map.entry("ssh", SSH),
            Map.entry("os", new Text("debian-12")),
            Map.entry("hosts", new Named("{gluster1: {address: 203.0.113.11}}", HOST)),
            Map.entry("servers", new TextList("[gluster1, gluster2]")),
            Map.entry("clients", new TextList("[app1]")),
            Map.entry("volumes", new Named("{files: " + VOLUME.example() + "}", VOLUME)),
            Map.entry("sites", new Named("{example.com: " + SITE.example() + "}", SITE)));

    private TopologyShape() {}

    @SafeVarargs
    private static Keys keys(String example, Entry<String, ? extends Shape>... entries) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (Entry<String, ? extends Shape> entry : entries) {
            shapes.put(entry.getKey(), entry.getValue());
        }
        return new Keys(example, shapes);
    }
}
