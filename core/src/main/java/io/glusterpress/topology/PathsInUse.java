package io.glusterpress.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps bricks, mounts and the sources of copies out of each other's way. */
final class PathsInUse {

    private static final String BRICK = "the brick";
    private static final String MOUNT = "the mount";
    private static final String SOURCE = "the copy_from";

    private final Problems problems;
    private final List<Use> uses = new ArrayList<>();
    private final Set<Set<KeyPath>> reported = new HashSet<>();

    PathsInUse(Problems problems) {
        this.problems = problems;
    }

    /** Adds a brick, which must be apart from the other volumes' bricks on its host and from every mount. */
    void brick(KeyPath key, String volume, String host, String path) {
        Use brick = new Use(key, BRICK, volume, host, path);
        for (Use other : uses) {
            if (other.what().equals(MOUNT)) {
                keepApart(brick, other, "use a directory outside every mount");
            } else if (other.host().equals(host) && !other.owner().equals(volume)) {
                keepApart(brick, other, "use a directory of its own for every brick");
            }
        }
        uses.add(brick);
    }

    /** Adds a mount, which must be apart from every other mount and from every brick, on whatever host. */
    void mount(KeyPath key, String volume, String path) {
        Use mount = new Use(key, MOUNT, volume, "", path);
        for (Use other : uses) {
            boolean isBrick = other.what().equals(BRICK);
            keepApart(
                    mount,
                    other,
                    isBrick ? "use a directory outside every brick" : "use a directory of its own for every mount");
        }
        uses.add(mount);
    }

    /** Adds the source of a copy, which must be apart from every mount, and from bricks and other sources on its host. */
    void copySource(KeyPath key, String site, String host, String path) {
        Use source = new Use(key, SOURCE, site, host, path);
        for (Use other : uses) {
            if (other.what().equals(MOUNT)) {
                keepApart(source, other, "name the local directory that the site has now");
            } else if (other.host().equals(host)) {
                keepApart(source, other, "name a directory that belongs to this site alone");
            }
        }
        uses.add(source);
    }

    private void keepApart(Use use, Use other, String advice) {
        Overlap overlap = Overlap.of(use.path(), other.path());
        if (overlap == Overlap.NONE || !reported.add(Set.of(use.key(), other.key()))) {
            return;
        }
        String message = overlap == Overlap.SAME
                ? use.path() + " is " + other.what() + " of " + other.owner() + " too"
                : use.path() + " " + overlap.words() + " " + other.path() + ", " + other.what() + " of "
                        + other.owner();
        String label = other.what() + " of " + other.owner();
        problems.error(use.key(), use.path(), message, advice, See.value(other.key(), label));
    }

    private record Use(KeyPath key, String what, String owner, String host, String path) {}
}
