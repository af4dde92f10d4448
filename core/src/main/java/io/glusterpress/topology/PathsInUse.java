package io.glusterpress.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keeps bricks, mounts and the sources of copies out of each other's way. */
final class PathsInUse {

    private final Problems problems;
    private final List<Brick> bricks = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final Set<Set<KeyPath>> reported = new LinkedHashSet<>();

    PathsInUse(Problems problems) {
        this.problems = problems;
    }

    void brick(KeyPath key, String volume, String host, String path) {
        for (Brick other : bricks) {
            if (other.host().equals(host) && !other.volume().equals(volume)) {
                report(
                        key,
                        path,
                        other.key(),
                        other.path(),
                        "the brick",
                        "of " + other.volume(),
                        "use a directory of its own for every brick");
            }
        }
        for (Mount other : mounts) {
            report(
                    key,
                    path,
                    other.key(),
                    other.path(),
                    "the mount",
                    "of " + other.volume(),
                    "keep bricks and mounts apart");
        }
        bricks.add(new Brick(key, volume, host, path));
    }

    void mount(KeyPath key, String volume, String path) {
        for (Mount other : mounts) {
            report(
                    key,
                    path,
                    other.key(),
                    other.path(),
                    "the mount",
                    "of " + other.volume(),
                    "use a directory of its own for every mount");
        }
        for (Brick other : bricks) {
            report(
                    key,
                    path,
                    other.key(),
                    other.path(),
                    "the brick",
                    "of " + other.volume(),
                    "keep bricks and mounts apart");
        }
        mounts.add(new Mount(key, volume, path));
    }

    private void report(
            KeyPath key, String path, KeyPath otherKey, String other, String what, String ofWhat, String advice) {
        Overlap overlap = Overlap.of(path, other);
        if (overlap != Overlap.NONE && reported.add(Set.of(key, otherKey))) {
            problems.error(key, path, overlap.say(path, what, other, ofWhat), advice);
        }
    }

    private record Brick(KeyPath key, String volume, String host, String path) {}

    private record Mount(KeyPath key, String volume, String path) {}
}
