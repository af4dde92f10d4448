package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.CopyFromSpec;
import io.glusterpress.topology.TopologySpec.SiteSpec;
import java.net.IDN;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the sites. */
final class SitesCheck {

    static final String DEFAULT_ROOT = ".";
    static final String DEFAULT_LOGS = "logs";

    private static final KeyPath SITES = KeyPath.of("sites");

    private final HostsCheck hosts;
    private final Set<String> volumes;
    private final List<String> choice;
    private final PathsInUse paths;
    private final Problems problems;
    private final Map<String, Copy> copiedTo = new HashMap<>();

    /**
     * Prepares the check.
     *
     * @param volumes the names of all volumes
     * @param paths the bricks and mounts of all volumes
     */
    SitesCheck(HostsCheck hosts, Set<String> volumes, PathsInUse paths, Problems problems) {
        this.hosts = hosts;
        this.volumes = volumes;
        this.choice = volumes.stream().filter(AllowList.VOLUME::allows).toList();
        this.paths = paths;
        this.problems = problems;
    }

    List<Site> check(@Nullable Map<String, SiteSpec> written) {
        List<Site> sites = new ArrayList<>();
        if (written != null) {
            written.forEach((name, site) -> sites.add(check(name, site)));
        }
        sites.forEach(this::checkHasItsVolumeToItself);
        return sites;
    }

    /** The way back copies a whole volume to the directory that one site came from. */
    private void checkHasItsVolumeToItself(Site site) {
        Copy copied = copiedTo.get(site.volume());
        if (copied != null
                && !copied.site().equals(site.name())
                && site.copyFrom().isEmpty()) {
            problems.error(
                    SITES.key(site.name()).key("volume"),
                    site.volume(),
                    "the volume " + site.volume() + " holds the files of " + copied.site()
                            + ", and a way back would take this site's along",
                    "give every site that is copied a volume of its own",
                    See.value(copied.key(), "copied to " + site.volume()));
        }
    }

    private Site check(String name, SiteSpec spec) {
        KeyPath key = SITES.key(name);
        checkName(key, name);
        String volume = volume(key.key("volume"), spec.volume());
        Optional<CopySource> copyFrom = spec.copyFrom() == null
                ? Optional.empty()
                : copyFrom(key.key("copy_from"), name, volume, spec.copyFrom());
        String root = Default.to(spec.root(), DEFAULT_ROOT);
        String logs = Default.to(spec.logs(), DEFAULT_LOGS);
        boolean rootUsable = problems.check(key.key("root"), root, HostPaths.flawOfBelowMount(root));
        boolean logsUsable = problems.check(key.key("logs"), logs, HostPaths.flawOfBelowMount(logs));
        if (rootUsable && logsUsable && isBelow(logs, root)) {
            warnOfPublicLogs(key, root, logs);
        }
        return new Site(name, volume, copyFrom, root, logs);
    }

    private void checkName(KeyPath key, String name) {
        String ascii = asciiOf(name);
        Optional<Flaw> otherSpelling = ascii.equals(name) || !AllowList.SITE.allows(ascii)
                ? Optional.empty()
                : Flaw.of(Shown.value(name) + " is not the form in which DNS has it", "write " + ascii);
        Optional<Flaw> url = Addresses.nameInUrl(name)
                .map(SitesCheck::asciiOf)
                .filter(AllowList.SITE::allows)
                .map(host -> new Flaw(Shown.value(name) + " is more than a DNS name", "write " + host));
        problems.checkKey(key, name, otherSpelling.or(() -> url).or(() -> AllowList.SITE.flawOf(name)));
    }

    private static String asciiOf(String name) {
        try {
            return IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noDomainName) {
            return name;
        }
    }

    private String volume(KeyPath key, @Nullable String written) {
        if (written == null) {
            String example = volumes.isEmpty() ? "files" : volumes.iterator().next();
            problems.missing(key, "write the volume that holds the site, such as volume: " + example);
            return "";
        }
        if (!choice.isEmpty() && !volumes.contains(written)) {
            problems.check(key, written, Text.flawOf(written).or(() -> flawOfUnknown(written)));
        }
        return written;
    }

    /** Returns nothing where a volume was probably meant whose own name was refused. */
    private Optional<Flaw> flawOfUnknown(String volume) {
        List<String> nearest = problems.nearest(volume, volumes);
        return choice.containsAll(nearest)
                ? Flaw.of(Shown.value(volume) + " is no volume", problems.advice(volume, choice))
                : Optional.empty();
    }

    private Optional<CopySource> copyFrom(KeyPath key, String site, String volume, CopyFromSpec spec) {
        String path = spec.path();
        KeyPath pathKey = spec.withHost() ? key.key("path") : key;
        if (path == null) {
            problems.missing(pathKey, "write the directory that has the files, such as path: /home/ashley/" + site);
        }
        Optional<String> host = spec.withHost() ? namedHost(key.key("host"), spec.host()) : onlyClient(key, site, path);
        if (path != null && problems.check(pathKey, path, HostPaths.flawOfAbsolute(path))) {
            paths.copySource(pathKey, site, Set.of(host.orElse("")), path);
        }
        Copy other = copiedTo.putIfAbsent(volume, new Copy(site, pathKey));
        if (other != null && !volume.isEmpty()) {
            problems.error(
                    key,
                    Default.to(path, ""),
                    "the files of " + other.site() + " are copied to the volume " + volume + " too, and would mix",
                    "give every site that is copied a volume of its own",
                    See.value(other.key(), "copied to " + volume));
        }
        return host.map(it -> new CopySource(it, Default.to(path, "")));
    }

    private Optional<String> namedHost(KeyPath key, @Nullable String host) {
        if (host == null) {
            problems.missing(key, "write the client that has the files, such as host: " + firstClient());
            return Optional.empty();
        }
        problems.check(key, host, hosts.flawOfClient(host), See.value(KeyPath.of("clients"), "the clients"));
        return Optional.of(host);
    }

    private Optional<String> onlyClient(KeyPath key, String site, @Nullable String path) {
        Set<String> clients = hosts.clientNames();
        if (clients.size() > 1 && path != null) {
            String usable = HostPaths.flawOfAbsolute(path).isEmpty() ? path : "/home/ashley/" + site;
            problems.error(
                    key,
                    path,
                    "the path does not say which of " + Shown.list(clients, "and") + " has the files",
                    "write {host: " + firstClient() + ", path: " + usable + "}",
                    See.value(KeyPath.of("clients"), "the clients"));
        }
        return clients.stream().findFirst();
    }

    private String firstClient() {
        return hosts.clientNames().stream().findFirst().orElse("app1");
    }

    private static boolean isBelow(String path, String other) {
        Overlap overlap = Overlap.of(path, other);
        return other.equals(".") || overlap == Overlap.SAME || overlap == Overlap.INSIDE;
    }

    private void warnOfPublicLogs(KeyPath key, String root, String logs) {
        String where = root.equals(".")
                ? "lies inside the web root, which is the whole volume"
                : root.equals(logs) ? "is the web root" : "lies inside the web root " + root;
        problems.warning(
                key.key("logs"),
                logs,
                logs + " " + where + ", so that visitors may be able to read the logs",
                root.equals(".")
                        ? "keep the pages in a directory of their own, such as root: public"
                        : "write a directory outside it",
                See.value(key.key("root"), "the web root"));
    }

    private record Copy(String site, KeyPath key) {}
}
