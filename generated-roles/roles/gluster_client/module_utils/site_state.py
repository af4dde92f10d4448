"""The copy of a site: how far it got, and whether its two trees are fit for it."""

from __future__ import annotations

import errno
import json
import os
import tempfile
import time

STATE_DIR = ".glusterpress"
NOT_CONTENT = (STATE_DIR, ".trashcan")


class Refused(Exception):
    """Going on could lose data, or cannot work."""


def check_target(target, require_mount):
    """None when files can be copied to the target, else what is wrong with it. A dead mount is refused at once."""
    try:
        os.stat(target)
        is_directory = os.path.isdir(target)
    except OSError as e:
        if e.errno == errno.ENOTCONN:
            raise Refused(
                "%s: the volume is mounted but does not answer (%s). Check the servers and the mount, then run again."
                % (target, e.strerror)
            ) from e
        is_directory = False
    kind = mount_type(target)
    if is_directory and (kind == "fuse.glusterfs" or not require_mount):
        return None
    return "is no directory" if not is_directory else "is a %s mount" % kind if kind else "is not a mount point"


def check_apart(site, source, target):
    """Refuses trees of which one is missing or inside of the other."""
    if not os.path.isdir(source):
        raise Refused("%s: no such directory; there is nothing to copy for %s." % (source, site))
    if source == target:
        raise Refused("%s: source and target are the same directory." % source)
    if source.startswith(target + "/"):
        raise Refused("%s is inside of the target %s; a tree cannot be copied into itself." % (source, target))
    if target.startswith(source + "/"):
        raise Refused("%s is inside of the source %s; a tree cannot be copied into itself." % (target, source))


def entries(tree):
    return sorted(name for name in os.listdir(tree) if name not in NOT_CONTENT)


def mount_type(path):
    """The type of the file system mounted at exactly this path, or None."""
    found = None
    with open("/proc/self/mounts", "rb") as mounts:
        for line in mounts:
            fields = line.split(b" ")
            if fields[1].decode("unicode_escape").encode("latin-1") == os.fsencode(path):
                found = fields[2].decode()
    return found


def instant(seconds):
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(seconds))


def unused(path):
    """The path, or with a number added the first that does not exist."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = "%s-%d" % (path, number)
    return free


class State:
    """How far the copy got, kept on the volume."""

    def __init__(self, target, site):
        self.directory = os.path.join(target, STATE_DIR)
        self.path = os.path.join(self.directory, site + ".json")
        self.data = {}

    def read(self):
        try:
            with open(self.path, encoding="utf-8") as stream:
                self.data = json.load(stream)
        except FileNotFoundError:
            self.data = {}
        except ValueError as e:
            raise Refused("%s: cannot be read (%s). It says how far the copy of the site got." % (self.path, e)) from e

    @property
    def name(self):
        return self.data.get("state", "absent")

    @property
    def cutover(self):
        return self.data.get("cutover")

    def enter(self, state, **more):
        self.data.update(more, state=state)
        self.data[state] = instant(time.time())
        self.write()

    def write(self):
        os.makedirs(self.directory, mode=0o700, exist_ok=True)
        os.chmod(self.directory, 0o700)
        handle, temporary = tempfile.mkstemp(dir=self.directory, prefix=".state-")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(self.data, stream, indent=2, sort_keys=True)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        os.rename(temporary, self.path)
