package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.SiteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks the sites. */
final class SitesCheck {
    private final HostsCheck hosts;

    SitesCheck(HostsCheck hosts, List<Volume> volumes, Problems problems) {
        this.hosts = hosts;
    }

    List<Site> check(TopologySpec spec) {
        List<Site> sites = new ArrayList<>();
        if (spec.sites() != null) {
            spec.sites().forEach((name, site) -> sites.add(site(name, site)));
        }
        return sites;
    }

    private Site site(String name, SiteSpec spec) {
        Optional<CopySource> from = Optional.ofNullable(spec.copyFrom())
                .map(it -> new CopySource(
                        Default.to(
                                it.host(),
                                hosts.clientNames().stream().findFirst().orElse("")),
                        Default.to(it.path(), "")));
        return new Site(
                name,
                Default.to(spec.volume(), ""),
                from,
                Default.to(spec.root(), "."),
                Default.to(spec.logs(), "logs"));
    }
}
