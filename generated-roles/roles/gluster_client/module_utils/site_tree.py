"""A site's directory of old, looked through before it is copied."""

from __future__ import annotations

import os
import stat

from ansible.module_utils.site_state import NOT_CONTENT, Refused

MOST = 10


def walk(tree):
    """All that is no directory: (path, name below the tree)."""
    for directory, directories, names in os.walk(tree):
        if directory == tree:
            directories[:] = [name for name in directories if name not in NOT_CONTENT]
        for name in names + [name for name in directories if os.path.islink(os.path.join(directory, name))]:
            path = os.path.join(directory, name)
            yield path, os.path.relpath(path, tree)


def bytes_missing(source, target):
    """Bytes of the source's files that the target does not have, hard links once. Size and time tell, as they tell rsync."""
    missing, linked = 0, set()
    for path, name in walk(source):
        try:
            wanted = os.lstat(path)
        except OSError:
            continue
        if not stat.S_ISREG(wanted.st_mode) or (wanted.st_dev, wanted.st_ino) in linked:
            continue
        linked.add((wanted.st_dev, wanted.st_ino))
        try:
            found = os.lstat(os.path.join(target, name))
            present = (found.st_size, int(found.st_mtime)) == (wanted.st_size, int(wanted.st_mtime))
        except OSError:
            present = False
        missing += 0 if present else wanted.st_size
    return missing


def refuse_links_into(source, also_known_as):
    """Refuses symbolic links that would lead from the volume back to the files of old."""
    found = []
    for path, name in walk(source):
        goal = os.readlink(path) if os.path.islink(path) else ""
        if any((os.path.normpath(goal) + "/").startswith(tree.rstrip("/") + "/") for tree in (source, also_known_as)):
            found.append("%s -> %s" % (name, goal))
    if found:
        more = " and %d more" % (len(found) - MOST) if len(found) > MOST else ""
        raise Refused(
            "%s: symbolic links in it name it by its absolute path, so on the volume they would lead to the old files: %s%s. "
            "Make them relative (cd %s && ln -sfnr TARGET LINK), then run again. Nothing was copied."
            % (source, ", ".join(sorted(found)[:MOST]), more, source)
        )
