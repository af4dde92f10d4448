package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.BricksSpec;
import io.glusterpress.topology.TopologySpec.VolumeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the volumes, each for itself. */
final class VolumesCheck {

    static final int DEFAULT_FRESHNESS_SECONDS = 2;

    private static final KeyPath VOLUMES = KeyPath.of("volumes");
    private static final Pattern SECONDS = Pattern.compile("(0|[1-9][0-9]?)s");

    private final HostsCheck hosts;
    private final Problems problems;
    private final PathsInUse paths;

    VolumesCheck(HostsCheck hosts, Problems problems) {
        this.hosts = hosts;
        this.problems = problems;
        this.paths = new PathsInUse(problems);
    }

    List<Volume> check(@Nullable Map<String, VolumeSpec> written) {
        if (written == null || written.isEmpty()) {
            problems.missing(VOLUMES, "write at least one volume with replica, bricks and mount");
            return List.of();
        }
        List<Volume> volumes = new ArrayList<>();
        written.forEach((name, volume) -> volumes.add(check(name, volume)));
        return volumes;
    }

    private Volume check(String name, VolumeSpec spec) {
        KeyPath key = VOLUMES.key(name);
        AllowList.VOLUME.checkName(problems, key, name);
        int replica = replica(key.key("replica"), spec.replica());
        List<Brick> bricks = bricks(key.key("bricks"), name, spec.bricks());
        if (replica > 0 && !bricks.isEmpty() && bricks.size() % replica != 0) {
            reportBrickCount(key, spec, replica, bricks);
        }
        String mount = mount(key.key("mount"), name, spec.mount());
        int freshness = freshness(key.key("freshness"), spec.freshness());
        return new Volume(name, replica, List.copyOf(bricks), Default.to(spec.force(), false), mount, freshness);
    }

    private int replica(KeyPath key, @Nullable Integer written) {
        if (written == null) {
            problems.missing(key, "write how many servers hold a copy of each file: replica: 2 or replica: 3");
            return 0;
        }
        if (written != 2 && written != 3) {
            problems.error(
                    key, written.toString(), written + " is no replica count that Gluster recommends", "write 2 or 3");
            return 0;
        }
        if (written == 2) {
            problems.warning(
                    key,
                    "2",
                    "2 copies cannot outvote each other: when two clients change one file while each reaches another"
                            + " server only, both versions stay (split-brain) and reading the file fails until somebody"
                            + " chooses one; and so that one server alone goes on serving, quorum is off by name",
                    "write replica: 3 with a third server, or give that server an arbiter brick, which holds names"
                            + " and no contents");
        }
        return written;
    }

    private List<Brick> bricks(KeyPath key, String volume, @Nullable BricksSpec written) {
        String example = "bricks: /srv/gluster/" + volume;
        if (written == null) {
            problems.missing(key, "write the path on every server, such as " + example);
            return List.of();
        }
        String everywhere = written.everywhere();
        Map<String, String> byHost = written.byHost();
        if (everywhere != null && byHost != null) {
            problems.error(
                    key,
                    everywhere,
                    "there is a brick on every server and one on "
                            + byHost.keySet().iterator().next(),
                    "use one of the two");
            return List.of();
        }
        List<Brick> bricks = new ArrayList<>();
        if (everywhere != null) {
            boolean usable = Paths.checkAbsolute(problems, key, everywhere);
            for (String server : hosts.serverNames()) {
                bricks.add(new Brick(server, everywhere));
                if (usable) {
                    use(key, volume, server, everywhere);
                }
            }
        } else if (byHost != null) {
            byHost.forEach((host, path) -> {
                KeyPath at = key.key(host);
                bricks.add(new Brick(host, path));
                Set<String> servers = hosts.serverNames();
                hosts.checkMember(at, host, "servers", servers, "server");
                if (Paths.checkAbsolute(problems, at, path)) {
                    use(at, volume, host, path);
                }
            });
            if (byHost.isEmpty()) {
                problems.error(key, "{}", "there is no brick", "write the path on every server, such as " + example);
            }
        }
        return bricks;
    }

    private void use(KeyPath key, String volume, String host, String path) {
        paths.brick(key, volume, host, path);
    }

    private void reportBrickCount(KeyPath volume, VolumeSpec spec, int replica, List<Brick> bricks) {
        int count = bricks.size();
        boolean everywhere = spec.bricks() != null && spec.bricks().everywhere() != null;
        String bricksWritten =
                count + (count == 1 ? " brick" : " bricks") + (everywhere ? ", one on each server," : "");
        String message = bricksWritten + (count == 1 ? " is" : " are") + " no multiple of replica " + replica;
        String other = count % 2 == 0 ? "write replica: 2, or " : count % 3 == 0 ? "write replica: 3, or " : "";
        problems.error(
                volume.key("bricks"),
                String.valueOf(count),
                message,
                other + "add " + (replica - count % replica)
                        + (replica - count % replica == 1 ? " server" : " servers"));
    }

    private String mount(KeyPath key, String volume, @Nullable String written) {
        if (written == null) {
            problems.missing(key, "write where clients mount the volume, such as mount: /srv/www/" + volume);
            return "";
        }
        if (Paths.checkAbsolute(problems, key, written)) {
            paths.mount(key, volume, written);
        }
        return written;
    }

    private int freshness(KeyPath key, @Nullable String written) {
        if (written == null) {
            return DEFAULT_FRESHNESS_SECONDS;
        }
        Matcher seconds = SECONDS.matcher(written);
        if (seconds.matches() && Integer.parseInt(seconds.group(1)) <= 60) {
            return Integer.parseInt(seconds.group(1));
        }
        problems.error(
                key, written, Shown.value(written) + " is no time from 0s to 60s", "write whole seconds, such as 2s");
        return DEFAULT_FRESHNESS_SECONDS;
    }
}
