"""What a brick's directory is now, before Gluster is told to use it."""

import errno
import os
import uuid

MARKS = ("trusted.glusterfs.volume-id", "trusted.gfid")
CLAIMS = "/var/lib/glusterpress/bricks"


class BrickDirectory:
    """Facts about a path that is, or is to become, a brick; reading them changes nothing."""

    def __init__(self, path):
        self.path = path
        self.exists = os.path.lexists(path)
        self.is_directory = os.path.isdir(path) and not os.path.islink(path)
        self.entries = sorted(os.listdir(path)) if self.is_directory else []
        self.nearest = _nearest_directory(path)
        self.is_mount_point = self.is_directory and os.path.ismount(path)
        self.marked = _marked(path)

    @property
    def on_root_fs(self):
        return os.stat(self.nearest).st_dev == os.stat("/").st_dev

    @property
    def empty(self):
        return not self.exists or (self.is_directory and not self.entries)

    @property
    def missing_parents(self):
        """Directories above the brick that do not exist yet, outermost first."""
        missing = []
        parent = os.path.dirname(self.path)
        while not os.path.lexists(parent):
            missing.insert(0, parent)
            parent = os.path.dirname(parent)
        return missing

    @property
    def volume_id(self):
        """Id of the volume that the brick itself, not a parent, belongs to or belonged to, or None."""
        return volume_id(self.path)

    def space(self):
        """Free and total bytes of the file system below the brick."""
        space = os.statvfs(self.nearest)
        return space.f_bavail * space.f_frsize, space.f_blocks * space.f_frsize


def volume_id(path):
    value = _attribute(path, MARKS[0])
    return str(uuid.UUID(bytes=value)) if value and len(value) == 16 else None


def claim(brick, volume):
    """Remembers that this brick was found clean and is about to be given to Gluster for that volume."""
    os.makedirs(CLAIMS, mode=0o700, exist_ok=True)
    os.chmod(os.path.dirname(CLAIMS), 0o700)
    paths = claimed(volume) | {brick.path}
    with open(os.path.join(CLAIMS, volume), "w", encoding="utf-8") as file:
        file.writelines(path + "\n" for path in sorted(paths))


def claimed(volume):
    """Paths of this host's bricks that deployments gave to Gluster for that volume."""
    try:
        with open(os.path.join(CLAIMS, volume), encoding="utf-8") as file:
            return set(file.read().splitlines())
    except FileNotFoundError:
        return set()


def is_left_over(brick, volume, volumes):
    """Whether the brick was marked by a creation of ours that failed: Gluster marks bricks before it asks the other servers.

    Such a brick was claimed, holds not one file, was never started, and no volume has its id.
    """
    if brick.marked != (brick.path, [MARKS[0]]) or _holds_anything(brick.path) or _owner(brick.volume_id, volumes):
        return False
    return brick.path in claimed(volume)


def unmark(brick):
    """Makes a left-over brick an empty directory again; fails rather than remove a file."""
    for directory, _names, _files in os.walk(brick.path, topdown=False):
        if directory != brick.path:
            os.rmdir(directory)
    os.removexattr(brick.path, MARKS[0])


def refusal(brick, force, volume, volumes):
    """Why Gluster must not be given this brick for the volume, and what to do, or None; `volumes` are the known ones by name."""
    left_over = is_left_over(brick, volume, volumes)
    if brick.marked and not left_over:
        return _marked_text(brick, volumes)
    if brick.exists and not brick.is_directory:
        return "Brick %s exists and is not a directory. Choose another path in gluster.yml, or move it away." % brick.path
    if not brick.empty and not left_over:
        return (
            "Brick %s is not empty: it holds %s. Gluster would neither replicate these files nor leave them alone."
            " Nothing was changed. Choose another path in gluster.yml, or move the files away and run again."
            % (brick.path, _some(brick.entries))
        )
    if brick.on_root_fs and not force:
        return (
            "Brick %s is on the root file system, which it can fill up until the host stops working."
            " Nothing was changed. Add a disk and put the brick there, or set force: true for this volume in gluster.yml."
            % brick.path
        )
    if brick.is_mount_point and not force:
        return (
            "Brick %s is a mount point: without its disk Gluster would write to the file system below."
            " Nothing was changed. Use a directory below it, such as %s, in gluster.yml." % (brick.path, brick.path + "/brick")
        )
    return None


def _marked_text(brick, volumes):
    marked, names = brick.marked
    where = "Brick %s" % brick.path if marked == brick.path else "%s, a parent of brick %s," % (marked, brick.path)
    found = volume_id(marked)
    owner = _owner(found, volumes)
    if owner:
        return (
            "%s belongs to volume %s (trusted.glusterfs.volume-id %s). Nothing was changed."
            " Choose another path in gluster.yml." % (where, owner, found)
        )
    carried = "%s %s, and no volume of this pool has that id" % (MARKS[0], found) if found else names[0]
    return (
        "%s was part of a brick before: it carries %s."
        " Nothing was changed and nothing is ever wiped. Choose another path in gluster.yml, or, only if what is in %s"
        " is not needed any more, remove %s yourself and run again." % (where, carried, marked, marked)
    )


def _holds_anything(path):
    """Whether there is anything below the path that is no directory of Gluster's own."""
    return any(
        files or (directory == path and names not in ([], [".glusterfs"])) for directory, names, files in os.walk(path)
    )


def _owner(found, volumes):
    return next((volume.name for volume in volumes.values() if found and volume.id == found), None)


def _some(entries):
    return ", ".join(entries[:3]) + (" and %d more" % (len(entries) - 3) if len(entries) > 3 else "")


def _marked(path):
    """The path, or the parent of it, that Gluster has marked, with its marks; a brick's top rather than what is inside."""
    found = []
    while True:
        names = [name for name in MARKS if _attribute(path, name) is not None]
        if names:
            found.append((path, names))
        if path == os.path.dirname(path):
            break
        path = os.path.dirname(path)
    tops = [mark for mark in found if MARKS[0] in mark[1]]
    return (tops or found or [None])[0]


def _nearest_directory(path):
    while not os.path.isdir(path):
        path = os.path.dirname(path)
    return path


def _attribute(path, name):
    try:
        return os.getxattr(path, name)
    except OSError as error:
        if error.errno in (errno.ENODATA, errno.ENOTSUP, errno.ENOENT, errno.ENOTDIR):
            return None
        raise
