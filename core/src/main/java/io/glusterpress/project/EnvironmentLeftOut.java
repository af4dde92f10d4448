package io.glusterpress.project;

import io.glusterpress.GlusterpressException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A project has the inventory of an environment that is not among the topologies; its files are not removed unasked. */
public final class EnvironmentLeftOut extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> names;

    EnvironmentLeftOut(Path directory, Collection<String> names) {
        super("The project in " + directory + " has an inventory for " + String.join(" and ", names)
                + ", which no topology file names. Name the topology files of all environments:"
                + " -Dgluster.topologyFiles=FILES. Or, if " + String.join(" and ", names)
                + " shall go or has another name now, remove that inventory, with what is yours in it, and run again: rm -r "
                + names.stream()
                        .map(name -> '"'
                                + directory.resolve("inventories").resolve(name).toString()
                                + '"')
                        .collect(Collectors.joining(" ")));
        this.names = List.copyOf(names);
    }

    /**
     * Returns the environments.
     *
     * @return the names that no topology has
     */
    public List<String> names() {
        return names;
    }
}
