#!/usr/bin/python
"""Remove from bricks what their server was just making when it was killed."""

from __future__ import annotations

DOCUMENTATION = r"""
module: gluster_unfinished
short_description: Remove what a killed server was just making on its bricks
description:
  - A brick makes a file, and gives it its gfid a moment later. Killed between the two it leaves an empty file without a gfid,
    which no client was ever told of. Gluster can neither serve nor heal nor remove it. Clients that ask for its name get the
    error "No data available", and its directory waits to be healed for ever.
  - Removes empty files and empty directories that have no gfid and were made within the given time. Everything else stays.
  - Refuses while a brick is being served, because then a file may still get its gfid.
options:
  bricks:
    description: Directories of bricks on this host.
    type: list
    elements: path
    required: true
  within:
    description: Seconds since the server was killed, with some to spare. Older files are left alone.
    type: int
    default: 300
attributes:
  check_mode:
    description: Tells what would be removed.
    support: full
author: Glusterpress
"""

EXAMPLES = r"""
- name: Remove what the server was just making when it was killed
  gluster_unfinished:
    bricks: [/srv/gluster/ashleyrich_com]
"""

RETURN = r"""
removed:
  description: The paths of what was removed.
  type: list
  elements: str
  returned: success
"""

import errno
import glob
import os
import stat
import time

from ansible.module_utils.basic import AnsibleModule

GFID = "trusted.gfid"
# Gluster's own directory at the top of each brick. Every file of a brick has a second name in it once it has its gfid.
OWN = ".glusterfs"


def served(brick, proc="/proc"):
    """Whether a process serves this brick."""
    for path in glob.glob(os.path.join(proc, "[0-9]*", "cmdline")):
        try:
            with open(path, "rb") as file:
                arguments = file.read().split(b"\0")
        except OSError:
            continue  # it ended meanwhile
        if b"--brick-name" in arguments and os.fsencode(brick) in arguments:
            return True
    return False


def has_gfid(path):
    try:
        os.getxattr(path, GFID, follow_symlinks=False)
    except OSError as failure:
        if failure.errno == errno.ENODATA:
            return False
        raise
    return True


def unfinished(brick, since):
    """Paths of the empty files and directories without a gfid that were made at or after a time."""
    found = []
    for directory, names, files in os.walk(brick):
        if directory == brick and OWN in names:
            names.remove(OWN)
        for name in names + files:
            path = os.path.join(directory, name)
            status = os.lstat(path)
            if status.st_ctime >= since and is_empty(path, status) and not has_gfid(path):
                found.append(path)
    return sorted(found)


def is_empty(path, status):
    if stat.S_ISREG(status.st_mode):
        return status.st_size == 0 and status.st_nlink == 1
    return stat.S_ISDIR(status.st_mode) and not os.listdir(path)


def remove(path):
    if os.path.isdir(path):
        os.rmdir(path)
    else:
        os.unlink(path)


def main():
    module = AnsibleModule(
        argument_spec={
            "bricks": {"type": "list", "elements": "path", "required": True},
            "within": {"type": "int", "default": 300},
        },
        supports_check_mode=True,
    )
    bricks = module.params["bricks"]
    for brick in bricks:
        if served(brick):
            module.fail_json(
                msg="A process still serves the brick %s, so nothing on it was looked at. `gluster volume status` on another server"
                " and `pgrep -a glusterfsd` here tell which; this is done only while the server is down." % brick
            )
    since = time.time() - module.params["within"]
    try:
        found = [path for brick in bricks for path in unfinished(brick, since)]
        for path in found:
            if not module.check_mode:
                remove(path)
    except OSError as failure:
        module.fail_json(msg="%s: %s. See that the brick's file system is sound." % (failure.filename, failure.strerror))
    module.exit_json(changed=bool(found), removed=found)


if __name__ == "__main__":
    main()
