package io.glusterpress.project;

import io.glusterpress.GlusterpressException;
import io.glusterpress.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Two topologies of one project have the same name, so that they would share an inventory. */
public final class SameEnvironment extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient String name;

    SameEnvironment(String name) {
        super("Two topologies have the name " + name
                + ". In one project each is an environment with an inventory of its" + " own: give each another name.");
        this.name = name;
    }

    /**
     * Refuses topologies that cannot share a project.
     *
     * @param topologies the topologies of the environments
     * @throws SameEnvironment if two of them have the same name
     */
    public static void refuse(List<Topology> topologies) {
        Set<String> names = new HashSet<>();
        for (Topology topology : topologies) {
            if (!names.add(topology.name())) {
                throw new SameEnvironment(topology.name());
            }
        }
    }

    /**
     * Returns the name.
     *
     * @return the name of the second topology
     */
    public String name() {
        return name;
    }
}
