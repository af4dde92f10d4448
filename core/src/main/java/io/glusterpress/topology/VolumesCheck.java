package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.BricksSpec;
import io.glusterpress.topology.TopologySpec.VolumeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the volumes. */
final class VolumesCheck {

    static final int DEFAULT_FRESHNESS_SECONDS = 2;

    static final boolean DEFAULT_FORCE = false;

    static final Form FRESHNESS =
            Form.of("seconds", "write whole seconds from 0s to 60s, such as 2s", "([0-9]|[1-5][0-9]|60)s");

    private static final KeyPath VOLUMES = KeyPath.of("volumes");

    private final BricksCheck bricks;
    private final PathsInUse paths;
    private final Problems problems;

    VolumesCheck(HostsCheck hosts, PathsInUse paths, Problems problems) {
        this.bricks = new BricksCheck(hosts, paths, problems);
        this.paths = paths;
        this.problems = problems;
    }

    List<Volume> check(@Nullable Map<String, VolumeSpec> written) {
        if (written == null || written.isEmpty()) {
            problems.missingOrEmpty(
                    VOLUMES,
                    written != null,
                    "write at least one, such as files: {replica: 3, bricks: /srv/gluster/files, mount: /srv/www/files}");
            return List.of();
        }
        List<Volume> volumes = new ArrayList<>();
        written.forEach((name, volume) -> volumes.add(check(name, volume)));
        return volumes;
    }

    private Volume check(String name, VolumeSpec spec) {
        KeyPath key = VOLUMES.key(name);
        problems.checkKey(key, name, AllowList.VOLUME.flawOf(name));
        int replica = replica(key.key("replica"), spec.replica());
        return new Volume(
                name,
                replica,
                bricks(key.key("bricks"), name, replica, spec.bricks()),
                Default.to(spec.force(), DEFAULT_FORCE),
                mount(key.key("mount"), name, spec.mount()),
                freshness(key.key("freshness"), spec.freshness()));
    }

    /** Returns the replica count, or 0 when it was reported. */
    private int replica(KeyPath key, @Nullable Integer written) {
        if (written == null) {
            problems.missing(key, "write how many servers hold a copy of each file: replica: 2 or replica: 3");
            return 0;
        }
        if (written != 2 && written != 3) {
            String message = written + " is no replica count that Gluster recommends";
            problems.error(key, written.toString(), message, "write 2 or 3");
            return 0;
        }
        if (written == 2) {
            warnOfSplitBrain(key);
        }
        return written;
    }

    private void warnOfSplitBrain(KeyPath key) {
        problems.warning(
                key,
                "2",
                "two copies cannot outvote each other: clients that reach different servers can change the same file,"
                        + " and then it cannot be read until somebody chooses a version (split-brain); volumes of two"
                        + " copies get no quorum, so that one server alone goes on serving",
                "prefer replica: 3 with a third server, or make the third server an arbiter by hand");
    }

    private List<Brick> bricks(KeyPath key, String volume, int replica, @Nullable BricksSpec written) {
        if (written == null) {
            problems.missing(key, "write the path on every server, such as bricks: /srv/gluster/" + volume);
            return List.of();
        }
        return bricks.check(key, volume, replica, written);
    }

    private String mount(KeyPath key, String volume, @Nullable String written) {
        if (written == null) {
            problems.missing(key, "write where clients mount the volume, such as mount: /srv/www/" + volume);
            return "";
        }
        if (problems.check(key, written, HostPaths.flawOfAbsolute(written))) {
            paths.mount(key, volume, written);
        }
        return written;
    }

    private int freshness(KeyPath key, @Nullable String written) {
        if (written == null) {
            return DEFAULT_FRESHNESS_SECONDS;
        }
        if (FRESHNESS.allows(written)) {
            return Integer.parseInt(written.substring(0, written.length() - 1));
        }
        problems.error(
                key, written, Shown.value(written) + " is no time from 0s to 60s", "write whole seconds, such as 2s");
        return DEFAULT_FRESHNESS_SECONDS;
    }
}
