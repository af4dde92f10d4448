package io.glusterpress.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Keeps bricks, mounts and the sources of copies out of each other's way. */
final class PathsInUse {

    private static final String BRICK = "the brick";
    private static final String MOUNT = "the mount";
    private static final String SOURCE = "the copy_from";

    private final Problems problems;
    private final List<Use> uses = new ArrayList<>();

    PathsInUse(Problems problems) {
        this.problems = problems;
    }

    /** Adds a brick, which must be apart from the other volumes' bricks on its hosts and from every mount. */
    void brick(KeyPath key, String volume, Set<String> hosts, String path) {
        Use brick = new Use(key, BRICK, volume, hosts, path);
        keepApart(brick, MOUNT, "use a directory outside every mount");
        keepApart(brick, BRICK, "use a directory of its own for every brick");
        uses.add(brick);
    }

    /** Adds a mount, which must be apart from every other mount and from every brick, on whatever host. */
    void mount(KeyPath key, String volume, String path) {
        Use mount = new Use(key, MOUNT, volume, Set.of(), path);
        keepApart(mount, BRICK, "use a directory outside every brick");
        keepApart(mount, MOUNT, "use a directory of its own for every mount");
        uses.add(mount);
    }

    /** Adds the source of a copy, which must be apart from every mount, and from bricks and other sources on its host. */
    void copySource(KeyPath key, String site, Set<String> hosts, String path) {
        Use source = new Use(key, SOURCE, site, hosts, path);
        keepApart(source, MOUNT, "name the local directory that the site has now");
        keepApart(source, BRICK, "name a directory that belongs to this site alone");
        keepApart(source, SOURCE, "name a directory that belongs to this site alone");
        uses.add(source);
    }

    /** Reports the first use of a kind that is in the way: many with the same path would make too many pairs. */
    private void keepApart(Use use, String what, String advice) {
        for (Use other : uses) {
            if (!other.what().equals(what)) {
                continue;
            }
            Overlap overlap = Overlap.of(use.path(), other.path());
            if (overlap != Overlap.NONE && use.meets(other)) {
                report(use, other, overlap, advice);
                return;
            }
        }
    }

    private void report(Use use, Use other, Overlap overlap, String advice) {
        String message = overlap == Overlap.SAME
                ? use.path() + " is " + other.what() + " of " + other.owner() + " too"
                : use.path() + " " + overlap.words() + " " + other.path() + ", " + other.what() + " of "
                        + other.owner();
        String label = other.what() + " of " + other.owner();
        problems.error(use.key(), use.path(), message, advice, See.value(other.key(), label));
    }

    private record Use(KeyPath key, String what, String owner, Set<String> hosts, String path) {

        boolean meets(Use other) {
            if (what.equals(MOUNT) || other.what.equals(MOUNT)) {
                return true;
            }
            boolean sameVolume = what.equals(BRICK) && other.what.equals(BRICK) && owner.equals(other.owner);
            return !sameVolume && !Collections.disjoint(hosts, other.hosts);
        }
    }
}
