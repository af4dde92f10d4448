"""What a client mounts, what its sites hold, and what stands in the way."""

import json
import os
import re
import stat

OCTAL = re.compile(r"\\([0-7]{3})")
GLUSTER_MOUNT = "fuse.glusterfs"
GLUSTER_FSTAB = "glusterfs"
AUTOMOUNT = "autofs"


def look(wanted, mounts_file="/proc/self/mounts", fstab_file="/etc/fstab"):
    """The client's part of the look, and the conflicts found on the way."""
    mounted = [fields for _line, fields in table_lines(mounts_file)]
    table = {fields[1]: fields for fields in mounted if fields[2] != AUTOMOUNT}
    waiting = {fields[1] for fields in mounted if fields[2] == AUTOMOUNT} - set(table)
    fstab = table_lines(fstab_file)
    found = {"mounts": {}, "sites": {}}
    conflicts = []
    by_path = {}
    for mount in wanted["mounts"]:
        path = os.path.normpath(mount["path"])
        lines = [entry for entry in fstab if entry[1][1] == path]
        by_path[path] = Mount(path, mount, table.get(path), lines, path in waiting)
        found["mounts"][path] = by_path[path].facts()
        conflicts += by_path[path].conflicts()
    for site in wanted["sites"]:
        facts, problems = look_at_site(site, by_path.get(os.path.normpath(site["mount"])))
        found["sites"][site["name"]] = facts
        conflicts += problems
    return found, conflicts


def table_lines(path):
    """Lines of an fstab-like file, each with its fields."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as lines:
            rows = [(line.rstrip("\n"), line.split()) for line in lines if not line.lstrip().startswith("#")]
    except FileNotFoundError:
        return []
    rows = [(line, [OCTAL.sub(lambda code: chr(int(code.group(1), 8)), field) for field in fields]) for line, fields in rows]
    return [(line, [fields[0], os.path.normpath(fields[1])] + fields[2:]) for line, fields in rows if len(fields) > 2]


class Mount:
    """A mount point as it is; a mounted path itself is never touched, because a dead mount hangs, nor one that waits to be mounted."""

    def __init__(self, path, wanted, mounted, fstab, waiting):
        self.path = path
        self.volume = wanted["volume"]
        self.servers = wanted["servers"]
        self.mounted = mounted
        self.fstab = fstab
        self.seen = mounted is None and not waiting
        self.exists = not self.seen or os.path.lexists(path)
        self.is_directory = not self.seen or (os.path.isdir(path) and not os.path.islink(path))
        self.entries = sorted(os.listdir(path)) if self.is_directory and self.seen else []

    def ours(self, source, fstype, expected):
        """The same volume, from whichever server: the one that is named may have been replaced since."""
        _server, _colon, volume = source.rpartition(":")
        return fstype == expected and volume.lstrip("/") == self.volume

    @property
    def mounted_by_us(self):
        return self.mounted is not None and self.ours(self.mounted[0], self.mounted[2], GLUSTER_MOUNT)

    @property
    def unreadable(self):
        """Set up by an earlier run, but not mounted now, so that what is on the volume cannot be seen."""
        return not self.mounted_by_us and any(self.ours(fields[0], fields[2], GLUSTER_FSTAB) for _line, fields in self.fstab)

    def facts(self):
        return {
            "exists": self.exists,
            "mounted": self.mounted is not None,
            "source": self.mounted[0] if self.mounted else None,
            "fstype": self.mounted[2] if self.mounted else None,
            "fstab": self.fstab[0][0] if self.fstab else None,
            "empty": not self.entries if self.seen else None,
        }

    def conflicts(self):
        wanted = "%s:/%s" % (self.servers[0], self.volume)
        if self.mounted and not self.mounted_by_us:
            yield (
                "Mount point %s: %s (%s) is mounted there, and %s is wanted."
                " Unmount it and take it out of /etc/fstab, or choose another mount in gluster.yml."
                % (self.path, self.mounted[0], self.mounted[2], wanted)
            )
        if self.exists and not self.is_directory:
            yield (
                "Mount point %s exists and is not a directory."
                " Move it away, or choose another mount in gluster.yml." % self.path
            )
        if self.entries:
            yield (
                "Mount point %s is not empty: it holds %s, which would be hidden below the volume."
                " Move it away, or choose another mount in gluster.yml." % (self.path, some(self.entries))
            )
        for line, fields in self.fstab:
            if not self.ours(fields[0], fields[2], GLUSTER_FSTAB):
                yield (
                    "/etc/fstab has another file system for %s: %s."
                    " Remove that line, or choose another mount in gluster.yml." % (self.path, " ".join(line.split()))
                )


def some(entries):
    return ", ".join(entries[:3]) + (" and %d more" % (len(entries) - 3) if len(entries) > 3 else "")


def look_at_site(site, mount):
    """Facts about the site's source and how far its move to the volume is, and the conflicts."""
    conflicts = []
    state, problem = None, None
    if mount is not None and mount.mounted_by_us:
        state, problem = read_state(os.path.join(mount.path, ".glusterpress", site["name"] + ".json"))
    if problem:
        conflicts.append("Site %s: %s" % (site["name"], problem))
    live = bool(state) and state.get("state") == "live"
    source = site.get("source")
    facts = None
    if source:
        facts = source_facts(source, count=not live)
        unknown = problem or (mount is not None and mount.unreadable)
        if not facts["exists"] and not live and not unknown:
            conflicts.append(
                "Site %s: its files are to be copied from %s, and there is no such directory on this host."
                " Correct copy_from in gluster.yml, or leave it out." % (site["name"], source)
            )
    return {"source": facts, "target_state": state}, conflicts


def read_state(path):
    try:
        with open(path, encoding="utf-8") as file:
            state = json.load(file)
        if isinstance(state, dict):
            return state, None
        reason = "it is not a JSON object"
    except FileNotFoundError:
        return None, None
    except (OSError, ValueError) as error:
        reason = str(error)
    return None, (
        "%s says how far the move to the volume is, and cannot be read (%s). Nothing was changed. See that all clients and"
        " servers are up; if the file is damaged, restore it: without it files on the volume could be overwritten."
        % (path, reason)
    )


def source_facts(path, count):
    facts = {"exists": False, "bytes": None, "files": None, "uid": None, "gid": None, "mode": None}
    try:
        status = os.stat(path)
    except OSError:
        return facts
    if not stat.S_ISDIR(status.st_mode):
        return facts
    facts.update(exists=True, uid=status.st_uid, gid=status.st_gid, mode="%04o" % stat.S_IMODE(status.st_mode))
    if count:
        facts["files"], facts["bytes"] = tree_size(path)
    return facts


def tree_size(top):
    """Number of everything that is no directory below top, and bytes of the regular files, hard links once."""
    files, size, linked = 0, 0, set()
    waiting = [top]
    while waiting:
        try:
            entries = os.scandir(waiting.pop())
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                    continue
                files += 1
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    continue
                if stat.S_ISREG(status.st_mode) and (status.st_dev, status.st_ino) not in linked:
                    size += status.st_size
                    if status.st_nlink > 1:
                        linked.add((status.st_dev, status.st_ino))
    return files, size
