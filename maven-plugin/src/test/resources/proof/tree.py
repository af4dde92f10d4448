"""Prints every entry of a directory with all that a copy can lose, one line each."""

import hashlib
import json
import os
import stat
import sys

top, excluded = sys.argv[1], sys.argv[2:]
linked = {}


def acl(path):
    names = ("system.posix_acl_access", "system.posix_acl_default")
    found = [name for name in os.listxattr(path, follow_symlinks=False) if name in names]
    return {name: os.getxattr(path, name, follow_symlinks=False).hex() for name in found}


def entry(path, name):
    info = os.lstat(path)
    what = {"name": name, "mode": oct(info.st_mode), "owner": "%d:%d" % (info.st_uid, info.st_gid)}
    if name != ".":
        what["time"] = info.st_mtime_ns
    if stat.S_ISLNK(info.st_mode):
        what["target"] = os.readlink(path)
    else:
        what["acl"] = acl(path)
    if stat.S_ISREG(info.st_mode):
        what["same as"] = linked.setdefault(info.st_ino, name)
        with open(path, "rb") as file:
            what["content"] = "%d %s" % (info.st_size, hashlib.sha256(file.read()).hexdigest())
    return what


def walk(directory):
    for name in sorted(os.listdir(directory)):
        path = os.path.join(directory, name)
        short = os.path.relpath(path, top)
        if short not in excluded:
            yield path, short
            if os.path.isdir(path) and not os.path.islink(path):
                yield from walk(path)


for path, name in [(top, "."), *walk(top)]:
    print(json.dumps(entry(path, name), sort_keys=True))
