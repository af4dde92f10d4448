"""What rsync does for a site: copy, compare and count trees, with one and the same filter."""

from __future__ import annotations

import os
import re
import shutil
import tempfile

from ansible.module_utils.site_state import NOT_CONTENT

VANISHED = 24
ESCAPE = re.compile(rb"\\#([0-7]{3})")
CONTENT = b"cst"


class RsyncError(Exception):
    """rsync failed; the message has its own words."""


class Item:
    """One line of rsync's itemized output: the code and the name, relative to the tree."""

    def __init__(self, line):
        self.code = line[:11]
        self.name = ESCAPE.sub(lambda m: bytes([int(m.group(1), 8)]), line[12:])

    @property
    def deleted(self):
        return self.code.startswith(b"*deleting")

    @property
    def directory(self):
        return self.name.endswith(b"/")

    @property
    def has_content(self):
        """A file that is new or whose content or time differs, not its owner or mode alone."""
        return self.code[1:2] != b"d" and (b"+" in self.code or any(sign in self.code[2:5] for sign in CONTENT))

    def __str__(self):
        return os.fsdecode(self.code.strip() + b" " + self.name)


class Counts:
    """What a tree holds: entries by kind, bytes of its files, entries by owner."""

    def __init__(self):
        self.names = []
        self.kinds = {"files": 0, "dirs": 0, "links": 0, "others": 0}
        self.bytes = 0
        self.owners = {}

    def add(self, code, size, owner, name):
        if name == b"./":
            return
        self.names.append(name)
        kind = {b"f": "files", b"d": "dirs", b"L": "links"}.get(code[1:2], "others")
        self.kinds[kind] += 1
        self.owners[owner] = self.owners.get(owner, 0) + 1
        if kind == "files":
            self.bytes += size

    def as_dict(self):
        return dict(self.kinds, bytes=self.bytes, owners=dict(sorted(self.owners.items())))


class Rsync:
    """rsync with all that a site's files have: owners, modes, times, links, hard links, ACLs and user.* attributes."""

    def __init__(self, module, executable, exclude):
        self.module = module
        self.executable = executable
        self.base = ["-a8AX", "--numeric-ids", "--modify-window=-1", "--filter=-x! user.*"]
        self.base += ["--exclude=/%s/" % name for name in NOT_CONTENT]
        self.base += ["--exclude=%s" % pattern for pattern in exclude]

    def copy(self, source, target, delete=False, backup_dir=None, keep=()):
        """Copies what differs; `keep` names what is left as it is in the target. Returns the items."""
        options = ["-H"] + (["--delete", "--force"] if delete else [])
        if backup_dir:
            options += ["--backup", "--backup-dir=%s" % backup_dir]
        return self._items(options, source, target, keep, vanish=True)

    def compare(self, source, target, delete=True, keep=()):
        """What a copy would do."""
        return self._items(["-H", "-n"] + (["--delete", "--force"] if delete else []), source, target, keep)

    def count(self, tree):
        counts = Counts()
        empty = tempfile.mkdtemp(prefix="glusterpress-")
        try:
            out = self._run(["-n", "--out-format=%i %l %U:%G %n"], tree, empty, (), True)
        finally:
            shutil.rmtree(empty)
        for line in out.split(b"\n")[:-1]:
            code, size, owner, name = line.split(b" ", 3)
            counts.add(code, int(size), owner.decode(), ESCAPE.sub(lambda m: bytes([int(m.group(1), 8)]), name))
        return counts

    def _items(self, options, source, target, keep, vanish=False):
        out = self._run(options + ["--out-format=%i %n"], source, target, keep, vanish)
        return [Item(line) for line in out.split(b"\n") if line[:1] in b"<>ch.*" and line[11:12] == b" "]

    def _run(self, options, source, target, keep, vanish):
        command = [self.executable] + self.base + options
        data = b"".join(_anchored(name) + b"\0" for name in keep)
        if keep:
            command += ["--from0", "--exclude-from=-"]
        command += [source.rstrip("/") + "/", target.rstrip("/") + "/"]
        rc, out, err = self.module.run_command(command, encoding=None, data=data, binary_data=True)
        if rc and not (vanish and rc == VANISHED):
            lines = err.decode("utf-8", "replace").strip().splitlines()
            words = "\n".join(lines[:10] + (["… and %d more lines" % (len(lines) - 11)] if len(lines) > 11 else []) + lines[10:][-1:])
            end = "was killed by signal %d" % -rc if rc < 0 else "failed (code %d)" % rc
            raise RsyncError(("rsync from %s to %s %s: %s" % (source, target, end, words)).rstrip(": "))
        return out


def _anchored(name):
    """A pattern that matches this name alone. A backslash escapes only in a pattern that has a wildcard."""
    name = name.rstrip(b"/")
    return b"/" + (re.sub(rb"([*?\[\\])", rb"\\\1", name) if re.search(rb"[*?\[]", name) else name)
