#!/usr/bin/python
"""Count the reads and bytes that each brick of a volume serves."""

from __future__ import annotations

DOCUMENTATION = r"""
module: gluster_profile
short_description: Count what each brick of a Gluster volume serves
description:
  - Profiling that somebody else turned on stays on. What this module turned on is remembered in a file on this host, so that it
    is turned off at the end even when the run that turned it on died.
options:
  name:
    description: The volume.
    type: str
    required: true
  state:
    description:
      - V(started) starts counting from zero, V(stopped) reads the counters and ends it.
    type: str
    choices: [started, stopped]
    required: true
  state_dir:
    description: Directory on this host that remembers what was turned on.
    type: path
    default: /var/lib/glusterpress
attributes:
  check_mode:
    description: Counts nothing.
    support: none
author: Glusterpress
"""

EXAMPLES = r"""
- name: Start counting
  gluster_profile:
    name: ashleyrich_com
    state: started
"""

RETURN = r"""
foreign:
  description: Whether somebody else had turned profiling on; it is left on.
  type: bool
  returned: success
bricks:
  description: For each brick its name, the reads it served, and the bytes read and written.
  type: list
  elements: dict
  returned: when stopped
"""

import os

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.gluster_cli import Gluster, GlusterFailure

COUNTING = "diagnostics.count-fop-hits"


def served(answer):
    """Reads and bytes by brick, from the answer of `volume profile NAME info`."""
    return [
        {
            "brick": brick.findtext("brickName"),
            "reads": reads(brick.find("cumulativeStats")),
            "bytes_read": int(brick.findtext("cumulativeStats/totalRead", "0")),
            "bytes_written": int(brick.findtext("cumulativeStats/totalWrite", "0")),
        }
        for brick in answer.iterfind("volProfile/brick")
    ]


def reads(stats):
    if stats is None:
        return 0
    return sum(
        int(fop.findtext("hits", "0")) for fop in stats.iterfind("fopStats/fop") if fop.findtext("name") in ("READ", "LOOKUP", "OPEN")
    )


def start(gluster, volume, mark):
    """Counts from zero; returns whether profiling had to be turned on."""
    counting = volume.options.get(COUNTING) == "on"
    if not counting:
        os.makedirs(os.path.dirname(mark), mode=0o700, exist_ok=True)
        with open(mark, "w", encoding="utf-8"):
            pass
        gluster.change("volume", "profile", volume.name, "start")
    gluster.change("volume", "profile", volume.name, "info", "clear")
    return not counting


def stop(gluster, volume, mark):
    """What was served since the start; turns off what this module turned on."""
    counting = volume.options.get(COUNTING) == "on"
    bricks = served(gluster.change("volume", "profile", volume.name, "info")) if counting else []
    if os.path.exists(mark):
        if counting:
            gluster.change("volume", "profile", volume.name, "stop")
        os.unlink(mark)
    return bricks


def main():
    module = AnsibleModule(
        argument_spec={
            "name": {"type": "str", "required": True},
            "state": {"type": "str", "choices": ["started", "stopped"], "required": True},
            "state_dir": {"type": "path", "default": "/var/lib/glusterpress"},
        },
        supports_check_mode=False,
    )
    name = module.params["name"]
    mark = os.path.join(module.params["state_dir"], "profile-" + name)
    gluster = Gluster.of(module)
    try:
        volume = gluster.volumes().get(name)
        if volume is None:
            module.fail_json(msg="Volume %s does not exist." % name)
        if module.params["state"] == "started":
            changed = start(gluster, volume, mark)
            module.exit_json(changed=changed, foreign=not os.path.exists(mark))
        ours = os.path.exists(mark)
        bricks = stop(gluster, volume, mark)
        module.exit_json(changed=ours, foreign=bool(bricks) and not ours, bricks=bricks)
    except GlusterFailure as failure:
        module.fail_json(msg="Volume %s: %s" % (name, failure))


if __name__ == "__main__":
    main()
