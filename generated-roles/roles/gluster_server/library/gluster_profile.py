#!/usr/bin/python
"""Count the reads and bytes that each brick of a volume serves."""

from __future__ import annotations

DOCUMENTATION = r"""
module: gluster_profile
short_description: Count what each brick of a Gluster volume serves
options:
  name:
    description: The volume.
    type: str
    required: true
  state:
    description:
      - V(started) starts counting, V(stopped) reads the counters and ends it.
    type: str
    choices: [started, stopped]
    required: true
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
bricks:
  description: For each brick its name, the reads it served, and the bytes read and written.
  type: list
  elements: dict
  returned: when stopped
"""

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


def main():
    module = AnsibleModule(
        argument_spec={
            "name": {"type": "str", "required": True},
            "state": {"type": "str", "choices": ["started", "stopped"], "required": True},
        },
        supports_check_mode=False,
    )
    name = module.params["name"]
    gluster = Gluster.of(module)
    try:
        volume = gluster.volumes().get(name)
        if volume is None:
            module.fail_json(msg="Volume %s does not exist." % name)
        counting = volume.options.get(COUNTING) == "on"
        if module.params["state"] == "started":
            if not counting:
                gluster.change("volume", "profile", name, "start")
            module.exit_json(changed=not counting)
        if not counting:
            module.exit_json(changed=False, bricks=[])
        bricks = served(gluster.read("volume", "profile", name, "info"))
        gluster.change("volume", "profile", name, "stop")
        module.exit_json(changed=True, bricks=bricks)
    except GlusterFailure as failure:
        module.fail_json(msg="Volume %s: %s" % (name, failure))


if __name__ == "__main__":
    main()
