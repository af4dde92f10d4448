#!/usr/bin/python
"""Make files on a mounted volume until each of its replica sets holds one."""

from __future__ import annotations

DOCUMENTATION = r"""
module: gluster_spread
short_description: Make files on a volume until each replica set holds one
description:
  - A volume with several replica sets puts each file into one of them, which the file's name decides. Files are made in a
    directory, named 1, 2 and so on, until one lies in each set. Files that are there are written anew.
options:
  directory:
    description: A directory on the mounted volume. Made where it is absent, for root alone.
    type: path
    required: true
  content:
    description: What each file has in it.
    type: str
    required: true
  sets:
    description: How many replica sets the volume has.
    type: int
    required: true
attributes:
  check_mode:
    description: Is skipped.
    support: none
author: Glusterpress
"""

EXAMPLES = r"""
- name: Make files that some server misses
  gluster_spread:
    directory: /home/ashley/ashleyrich_com/.glusterpress/made-while-gluster1-was-away
    content: "Made while gluster1 was away.\n"
    sets: 3
"""

RETURN = r"""
last:
  description: The path of the file that was made last.
  type: str
  returned: success
files:
  description: How many files were made.
  type: int
  returned: success
"""

import os
import re

from ansible.module_utils.basic import AnsibleModule

# What a mount tells of a file: (<DISTRIBUTE:site-dht> (<REPLICATE:site-replicate-0> <POSIX(/brick):host:/brick/file>))
WHERE = "trusted.glusterfs.pathinfo"
SET = re.compile(r"<REPLICATE:[^>]*-replicate-(\d+)>")
# Among sets of one size each is met within a few dozen files; small sets get fewer.
MOST_FILES_PER_SET = 500


class SpreadError(Exception):
    """No file could be made in some set; the text says why."""


def replica_set(path, getxattr):
    """The number of the replica set that holds a file."""
    told = getxattr(path, WHERE).decode(errors="replace")
    found = SET.search(told)
    if not found:
        raise SpreadError("Gluster does not tell which replica set holds %s: %s" % (path, told))
    return int(found.group(1))


def spread(directory, content, sets, getxattr=None):
    """Makes the files, and returns the path of the last one and how many there are."""
    missing = set(range(sets))
    for number in range(1, sets * MOST_FILES_PER_SET + 1):
        path = os.path.join(directory, str(number))
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        missing.discard(replica_set(path, getxattr or os.getxattr))
        if not missing:
            return path, number
    raise SpreadError(
        "None of %d files in %s went to replica set %s of the volume, counted from 0. Its bricks may be full, see"
        " `gluster volume status` with `detail`, or its range empty, which `gluster volume rebalance` with `fix-layout` mends."
        % (sets * MOST_FILES_PER_SET, directory, " and ".join(map(str, sorted(missing))))
    )


def main():
    module = AnsibleModule(
        argument_spec={
            "directory": {"type": "path", "required": True},
            "content": {"type": "str", "required": True},
            "sets": {"type": "int", "required": True},
        },
    )
    directory = module.params["directory"]
    try:
        os.makedirs(directory, mode=0o700, exist_ok=True)
        last, files = spread(directory, module.params["content"], module.params["sets"])
    except OSError as failure:
        module.fail_json(msg="No file can be made in %s: %s." % (directory, failure.strerror))
    except SpreadError as failure:
        module.fail_json(msg="%s" % failure)
    module.exit_json(changed=True, last=last, files=files)


if __name__ == "__main__":
    main()
