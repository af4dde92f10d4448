package io.glusterpress.project;

import io.glusterpress.topology.Topology;
import io.glusterpress.topology.TopologyBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Topologies and template trees for the tests of this package. */
final class Sample {

    private Sample() {}

    /** The tutorial's hosts, volume and site. */
    static Topology topology() {
        return builder().build();
    }

    static TopologyBuilder builder() {
        return Topology.builder()
                .name("ashleyrich")
                .sshUser("ashley")
                .host("gluster1", "203.0.113.11", "10.132.0.11")
                .host("gluster2", "203.0.113.12", "10.132.0.12")
                .host("app1", "203.0.113.21", "10.132.0.21")
                .server("gluster1")
                .server("gluster2")
                .client("app1")
                .volume(
                        "ashleyrich_com",
                        volume -> volume.replica(2)
                                .brickOnEveryServer("/srv/gluster/ashleyrich_com")
                                .force(true)
                                .mount("/home/ashley/ashleyrich_com"))
                .site(
                        "ashleyrich.com",
                        site -> site.volume("ashleyrich_com")
                                .copyFrom("/home/ashley/ashleyrich.com")
                                .root("public"));
    }

    /** A tree of the version 1.0: path, content, path, content. */
    static TemplateTree tree(String... pathsAndContents) {
        List<TemplateSource> sources = new ArrayList<>();
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            String path = pathsAndContents[i];
            byte[] content = pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
            sources.add(new TemplateSource(path, "templates/" + path, content));
        }
        return new TemplateTree("1.0", sources);
    }

    static AnsibleProject project(String... pathsAndContents) {
        return AnsibleProject.of(topology(), tree(pathsAndContents), null);
    }

    static String text(AnsibleProject project, String path) {
        return project.files().stream()
                .filter(file -> file.path().equals(path))
                .map(GeneratedFile::text)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(String.format(Locale.ROOT, "no %s in %s", path, project.files())));
    }

    /** The paths without the manifest. */
    static List<String> paths(AnsibleProject project) {
        return project.files().stream()
                .map(GeneratedFile::path)
                .filter(path -> !path.equals(".glusterpress/manifest.json"))
                .toList();
    }
}
