package io.glusterpress.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that a project is made from, in the order of their paths. */
final class TemplateTree {

    private static final String ROOT = "io/glusterpress/";
    private static final String INDEX = ROOT + "templates.index";
    private static final String VERSION = ROOT + "templates.version";
    private static final String TEMPLATES = ROOT + "templates/";

    private final String version;
    private final SortedMap<String, TemplateSource> sources = new TreeMap<>();

    TemplateTree(String version, Collection<TemplateSource> sources) {
        this.version = version;
        sources.forEach(source -> this.sources.put(source.path(), source));
    }

    /** Reads the tree by its index: a directory inside a jar inside a jar cannot be listed. */
    static TemplateTree shipped(ClassLoader loader) {
        Stream<TemplateSource> sources = lines(loader, INDEX)
                .map(path -> new TemplateSource(path, "templates/" + path, bytes(loader, TEMPLATES + path)));
        return new TemplateTree(lines(loader, VERSION).findFirst().orElseThrow(), sources.toList());
    }

    String version() {
        return version;
    }

    Collection<TemplateSource> sources() {
        return sources.values();
    }

    Optional<TemplateSource> source(String path) {
        return Optional.ofNullable(sources.get(path));
    }

    private static Stream<String> lines(ClassLoader loader, String resource) {
        return new String(bytes(loader, resource), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank());
    }

    private static byte[] bytes(ClassLoader loader, String resource) {
        try (InputStream stream = loader.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new MissingTemplates(resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource + " from the class path", e);
        }
    }
}
