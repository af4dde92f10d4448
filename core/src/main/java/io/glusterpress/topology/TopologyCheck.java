package io.glusterpress.topology;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one way from what was written, in a file or in Java, to a valid topology. */
final class TopologyCheck {

    private TopologyCheck() {}

    /**
     * Checks everything and makes the topology.
     *
     * @param problems what was found already, while reading
     * @param called how messages call the topology
     * @throws InvalidTopology with every mistake, when there is one
     */
    static Topology check(TopologySpec spec, Problems problems, String called) {
        String name = name(spec.name(), problems);
        Ssh ssh = new SshCheck(problems).check(spec.ssh());
        HostsCheck hosts = new HostsCheck(spec, problems);
        PathsInUse paths = new PathsInUse(problems);
        List<Volume> volumes = new VolumesCheck(hosts, paths, problems).check(spec.volumes());
        Set<String> volumeNames = new LinkedHashSet<>();
        volumes.forEach(it -> volumeNames.add(it.name()));
        List<Site> sites = new SitesCheck(hosts, volumeNames, paths, problems).check(spec.sites());
        List<Problem> errors = problems.errors();
        if (!errors.isEmpty()) {
            throw new InvalidTopology(called, errors);
        }
        return new Topology(
                name, ssh, hosts.hosts(), hosts.servers(), hosts.clients(), volumes, sites, problems.warnings());
    }

    private static String name(@Nullable String written, Problems problems) {
        KeyPath key = KeyPath.of("name");
        if (written == null) {
            problems.missing(key, "write a name for this deployment, such as name: production");
            return "";
        }
        problems.check(key, written, AllowList.TOPOLOGY.flawOf(written).or(() -> AllowList.flawOfFileName(written)));
        return written;
    }
}
