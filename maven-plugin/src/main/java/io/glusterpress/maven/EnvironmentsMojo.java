package io.glusterpress.maven;

import io.glusterpress.project.SameEnvironment;
import io.glusterpress.topology.InvalidTopology;
import io.glusterpress.topology.Topology;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that read one topology file, or those of several environments. */
abstract class EnvironmentsMojo extends TopologyMojo {

    /**
     * The topology files of several environments, in place of {@code topologyFile}: paths, separated by commas. They share the project;
     * each has an inventory of its own, by the name of its topology.
     */
    @Parameter(property = "gluster.topologyFiles")
    List<File> topologyFiles = List.of();

    final List<File> files() {
        return topologyFiles.isEmpty() ? List.of(topologyFile) : topologyFiles;
    }

    final void requireFiles() throws MojoFailureException {
        for (var file : files()) {
            requireFile(file, topologyFiles.isEmpty() ? "topologyFile" : "topologyFiles");
        }
    }

    /** Reads all files, and fails with every mistake of each. */
    final List<Topology> topologies() throws MojoFailureException {
        requireFiles();
        var topologies = new ArrayList<Topology>();
        var invalid = new ArrayList<InvalidTopology>();
        for (var file : files()) {
            try {
                topologies.add(Topology.read(file.toPath()));
            } catch (InvalidTopology e) {
                invalid.add(e);
            }
        }
        if (!invalid.isEmpty()) {
            var failure = new MojoFailureException(
                    invalid.stream().map(Throwable::getMessage).collect(Collectors.joining("\n\n")), invalid.get(0));
            invalid.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
        SameEnvironment.refuse(topologies);
        return topologies;
    }
}
