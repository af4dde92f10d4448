"""Who uses a directory at this moment: read from /proc, nothing is asked of the processes."""

from __future__ import annotations

import os
import platform

# A PHP-FPM worker without a request waits in accept: its number in /proc/PID/syscall.
ACCEPT = {"x86_64": ("43", "288"), "aarch64": ("202", "242"), "armv7l": ("285", "366"), "ppc64le": ("330", "344"), "s390x": ("364",)}


class Process:
    """One process, as far as /proc shows it. A process that ends meanwhile uses nothing."""

    def __init__(self, pid, proc="/proc"):
        self.pid = pid
        self.directory = os.path.join(proc, str(pid))
        stat = self._text("stat")
        after = stat.rsplit(")", 1)[-1].split()
        self.name = stat[stat.find("(") + 1 : stat.rfind(")")]
        self.parent = int(after[1]) if len(after) > 1 else 0
        self.started = after[19] if len(after) > 19 else ""

    def _text(self, name):
        try:
            with open(os.path.join(self.directory, name), "rb") as stream:
                return os.fsdecode(stream.read())
        except OSError:
            return ""

    def _link(self, name):
        try:
            return os.readlink(os.path.join(self.directory, name))
        except OSError:
            return ""

    @property
    def command(self):
        return self._text("cmdline").replace("\0", " ").strip() or self.name

    @property
    def cwd(self):
        return self._link("cwd")

    def written(self):
        """The paths that are open for writing."""
        try:
            descriptors = os.listdir(os.path.join(self.directory, "fd"))
        except OSError:
            return
        for number in descriptors:
            path = self._link("fd/" + number)
            if path.startswith("/") and not path.endswith(" (deleted)"):
                flags = self._text("fdinfo/" + number).partition("flags:")[2].split()
                if flags and int(flags[0], 8) & os.O_ACCMODE != os.O_RDONLY:
                    yield path

    @property
    def waits_for_requests(self):
        return self._text("syscall").split(" ")[0] in ACCEPT.get(platform.machine(), ())


def processes(proc="/proc"):
    return {int(name): Process(int(name), proc) for name in os.listdir(proc) if name.isdigit()}


def children(parent, proc="/proc"):
    return [process for process in processes(proc).values() if process.parent == parent]


def is_below(path, trees):
    return any(path == tree or path.startswith(tree + "/") for tree in trees)


def users(trees, exempt=(), proc="/proc"):
    """Who works in the trees: (process, what it does there).

    Not counted: this process and those it runs under, the exempt pids (nginx's master),
    a PHP-FPM master, a PHP-FPM worker that waits for a request, and a log that a worker
    inherited from its master.
    """
    trees = [os.path.realpath(tree) for tree in trees]
    everyone = processes(proc)
    ours = _ancestry(os.getpid(), everyone)
    for pid, process in sorted(everyone.items()):
        if pid in exempt or pid in ours or _is_fpm_master(process, everyone):
            continue
        is_worker = process.name.startswith("php-fpm")
        if is_below(process.cwd, trees) and not (is_worker and process.waits_for_requests):
            yield process, "works in %s" % process.cwd
            continue
        parent = everyone.get(process.parent)
        inherited = set(parent.written()) if parent and (is_worker or process.parent in exempt) else ()
        path = next((p for p in process.written() if is_below(p, trees) and p not in inherited), None)
        if path:
            yield process, "writes to %s" % path


def _is_fpm_master(process, everyone):
    parent = everyone.get(process.parent)
    return process.name.startswith("php-fpm") and not (parent and parent.name.startswith("php-fpm"))


def _ancestry(pid, everyone):
    found = set()
    while pid in everyone and pid not in found:
        found.add(pid)
        pid = everyone[pid].parent
    return found
