package io.glusterpress.topology;

import java.util.List;

/**
 * One replicated Gluster volume.
 *
 * @param name its name in Gluster
 * @param replica how many servers hold a copy of each file, 2 or 3
 * @param bricks in the order of {@code volume create}: each run of {@code replica} bricks is one replica set
 * @param force whether a brick may lie on the root file system
 * @param mount the directory where every client mounts the volume
 * @param freshnessSeconds the longest time for which a client may see an old version of a file, 0 to 60, 2 when the
 *     topology names none
 */
public record Volume(String name, int replica, List<Brick> bricks, boolean force, String mount, int freshnessSeconds) {}
