package io.glusterpress.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The POM that a topology file starts with. */
final class StarterPom {

    private final String text;

    /**
     * Makes the POM.
     *
     * @param version the version of this plugin
     * @param name the name of the topology
     * @param topologyFile the path of the topology file, where the plugin does not find it by itself
     */
    StarterPom(String version, String name, Optional<String> topologyFile) {
        String pom = resource().replace("@NAME@", name).replace("@VERSION@", version);
        text = topologyFile
                .map(file -> pom.replace(
                        "@TOPOLOGY_FILE@", file.replace("&", "&amp;").replace("<", "&lt;")))
                .orElseGet(() -> pom.replaceAll("(?s) *<configuration>.*</configuration>\n", ""));
    }

    String text() {
        return text;
    }

    /** The plugin, to be put into a POM that is there already. */
    String snippet() {
        int start = text.lastIndexOf('\n', text.indexOf("<plugin>")) + 1;
        return text.substring(start, text.indexOf('\n', text.indexOf("</plugin>")))
                .stripIndent();
    }

    private static String resource() {
        try (var in = StarterPom.class.getResourceAsStream("starter-pom.xml")) {
            if (in == null) {
                throw new IllegalStateException("there is no starter-pom.xml in the plugin");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
