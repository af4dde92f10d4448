package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.BricksSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the bricks of one volume after the other. */
final class BricksCheck {

    private static final int LONGEST_FILE_NAME = 255;

    private final HostsCheck hosts;
    private final PathsInUse paths;
    private final Problems problems;

    BricksCheck(HostsCheck hosts, PathsInUse paths, Problems problems) {
        this.hosts = hosts;
        this.paths = paths;
        this.problems = problems;
    }

    /**
     * Checks the bricks of one volume.
     *
     * @param replica the replica count, or 0 when it is not known
     * @return the bricks in the order of {@code volume create}
     */
    List<Brick> check(KeyPath key, String volume, int replica, BricksSpec written) {
        @Nullable String everywhere = written.everywhere();
        @Nullable Map<String, String> byHost = written.byHost();
        if (everywhere != null && byHost != null) {
            String first = byHost.keySet().iterator().next();
            problems.error(
                    key,
                    everywhere,
                    "there is one path for every server and another for " + first,
                    "write one path for all, or one for each");
            return List.of();
        }
        List<Brick> bricks = everywhere == null
                ? byHost(key, volume, Default.to(byHost, Map.of()))
                : everywhere(key, volume, everywhere);
        boolean countIsKnown = everywhere == null ? !bricks.isEmpty() : hosts.serversAreKnown();
        if (replica > 0 && countIsKnown && bricks.size() % replica != 0) {
            reportCount(key, replica, bricks.size(), everywhere == null ? "brick" : "server");
        }
        return List.copyOf(bricks);
    }

    private List<Brick> everywhere(KeyPath key, String volume, String path) {
        boolean isPath = problems.check(key, path, HostPaths.flawOfAbsolute(path));
        if (isPath) {
            paths.brick(key, volume, hosts.serverNames(), path);
        }
        if (!hosts.serversAreKnown()) {
            return List.of();
        }
        List<Brick> bricks =
                hosts.serverNames().stream().map(it -> new Brick(it, path)).toList();
        if (isPath) {
            checkLength(key, volume, bricks);
        }
        return bricks;
    }

    private List<Brick> byHost(KeyPath key, String volume, Map<String, String> written) {
        if (written.isEmpty()) {
            problems.missingOrEmpty(
                    key, true, "write the path on every server, such as bricks: /srv/gluster/" + volume);
        }
        List<Brick> bricks = new ArrayList<>();
        written.forEach((host, path) -> {
            KeyPath at = key.key(host);
            bricks.add(new Brick(host, Default.to(path, "")));
            problems.checkKey(
                    at,
                    host,
                    hosts.flawOfServer(host, written.keySet()),
                    See.value(KeyPath.of("servers"), "the servers"));
            if (path != null && problems.check(at, path, HostPaths.flawOfAbsolute(path))) {
                paths.brick(at, volume, Set.of(host), path);
                checkLength(at, volume, List.of(new Brick(host, path)));
            }
        });
        return bricks;
    }

    private void checkLength(KeyPath key, String volume, List<Brick> bricks) {
        bricks.stream()
                .filter(it -> volfile(volume, it).length() > LONGEST_FILE_NAME)
                .findFirst()
                .ifPresent(it -> problems.error(
                        key,
                        it.path(),
                        "volume, host and path are " + volfile(volume, it).length() + " characters together, more than"
                                + " the " + LONGEST_FILE_NAME + " of the file name that Gluster makes of them",
                        "write a shorter path"));
    }

    /** Returns the name of the file that glusterd keeps for a brick. */
    private String volfile(String volume, Brick brick) {
        String path = brick.path().substring(1).replace('/', '-');
        return volume + "." + hosts.gluster(brick.host()) + "." + path + ".vol";
    }

    private void reportCount(KeyPath key, int replica, int count, String what) {
        String bricks = count == 1 ? "1 brick" : count + " bricks";
        String servers = count == 1 ? "1 server makes " : count + " servers make ";
        int more = replica - count % replica;
        String otherReplica = count % 2 == 0 ? "write replica: 2, or " : count % 3 == 0 ? "write replica: 3, or " : "";
        problems.error(
                key,
                String.valueOf(count),
                (what.equals("server") ? servers : "") + bricks + ", no multiple of replica " + replica,
                otherReplica + "add " + more + " " + what + (more == 1 ? "" : "s"),
                See.value(what.equals("server") ? KeyPath.of("servers") : key, "the " + what + "s"),
                See.value(key.parent().key("replica"), "replica"));
    }
}
