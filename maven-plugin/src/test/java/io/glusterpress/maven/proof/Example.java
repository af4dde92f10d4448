package io.glusterpress.maven.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The example topology, as it is committed and with the addresses of containers. */
final class Example {

    static final List<String> HOSTS = List.of("gluster1", "gluster2", "app1");
    static final List<String> SERVERS = List.of("gluster1", "gluster2");
    static final String APP = "app1";
    static final String SITE = "ashleyrich.com";
    static final String SOURCE = "/home/ashley/ashleyrich.com";
    static final String MOUNT = "/home/ashley/ashleyrich_com";
    static final String BRICK = "/srv/gluster/ashleyrich_com";
    static final String VOLUME = "ashleyrich_com";

    private Example() {}

    static String topology() {
        return text("gluster.yml");
    }

    static String pom() {
        return text("pom.xml");
    }

    static String topology(Map<String, String> addresses, Path key) {
        String text =
                replaced(topology(), "ssh: \\{user: ashley\\}", "ssh: {user: ashley, private_key_file: " + key + "}");
        for (var host : addresses.entrySet()) {
            text = replaced(
                    text,
                    "(?m)^(  " + host.getKey() + ":) +\\{address: \\S+, private_address: \\S+\\}",
                    "$1 {address: " + host.getValue() + "}");
        }
        return text;
    }

    static String replaced(String text, String pattern, String replacement) {
        String changed = text.replaceFirst(pattern, replacement);
        if (changed.equals(text)) {
            throw new AssertionError("nothing like " + pattern + " in\n" + text);
        }
        return changed;
    }

    private static String text(String file) {
        try {
            return Files.readString(Checkout.root("generated-roles/" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
