#!/usr/bin/python
"""Makes sure that a path can become a brick, and makes its parent directories."""

DOCUMENTATION = r"""
module: gluster_brick
short_description: Make sure that a path can become a brick, and make its parent directories
description:
  - Run it on every server of a volume just before the volume is created.
  - Makes the brick's parent directories, which Gluster does not, not even with C(force). Gluster makes the brick itself.
  - Refuses a brick that is not empty, that carries Gluster's attributes itself or below a parent that does, or that is on
    the root file system without O(force). Nothing is ever wiped.
  - A brick that already belongs to the volume of that name is left alone.
  - An empty brick that this module found clean before, and that a failed creation of the same volume then marked, is unmarked.
options:
  path:
    description: Absolute path of the brick on this host.
    type: path
    required: true
  volume:
    description: Name of the volume that it is for.
    type: str
    required: true
  force:
    description: Accept a brick on the root file system, or one that is a mount point itself.
    type: bool
    default: false
author:
  - Glusterpress (@glusterpress)
"""

EXAMPLES = r"""
- name: Make sure that the brick can be used
  gluster_brick:
    path: /srv/gluster/ashleyrich_com
    volume: ashleyrich_com
    force: true
"""

RETURN = r"""
created:
  description: Directories that were made, or would be in check mode, outermost first.
  type: list
  elements: str
  returned: success
on_root_fs:
  description: Whether the brick is on the root file system.
  type: bool
  returned: success
"""

import os

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.gluster_brick_dir import BrickDirectory, claim, is_left_over, refusal, unmark
from ansible.module_utils.gluster_cli import NOT_INSTALLED, Gluster, GlusterAbsent, GlusterFailure, volumes_on_disk


def is_brick_of(volume, path, own_uuid):
    """Whether this path on this host is a brick of the volume."""
    return any(brick.path == path and brick.host_uuid == own_uuid for brick in volume.bricks)


def run(module, gluster):
    path, name = os.path.normpath(module.params["path"]), module.params["volume"]
    volumes = {}
    own_uuid = None
    try:
        volumes = gluster.volumes()
        own_uuid = next((peer.uuid for peer in gluster.peers() if peer.own), None) if volumes else None
    except GlusterAbsent:
        if not module.check_mode:
            raise
        if name in volumes_on_disk():
            module.warn("glusterd does not run on this host, so the bricks of volume %s could not be compared." % name)
            module.exit_json(changed=False, created=[], on_root_fs=BrickDirectory(path).on_root_fs)
    brick = BrickDirectory(path)
    if name in volumes and is_brick_of(volumes[name], path, own_uuid):
        module.exit_json(changed=False, created=[], on_root_fs=brick.on_root_fs)
    refused = refusal(brick, module.params["force"], name, volumes)
    if refused:
        module.fail_json(msg=refused)
    if brick.on_root_fs:
        module.warn(
            "Brick %s is on the root file system: when it is full, the whole host stops working. A disk of its own is safer." % path
        )
    missing = brick.missing_parents
    left_over = is_left_over(brick, name, volumes)
    if not module.check_mode:
        if left_over:
            unmark(brick)
        os.makedirs(os.path.dirname(path), mode=0o755, exist_ok=True)
        claim(brick, name)
    before = ["%s absent" % directory for directory in missing]
    after = ["%s directory" % directory for directory in missing]
    if left_over:
        before.append("%s empty, marked by a creation of volume %s that failed" % (path, name))
        after.append("%s empty" % path)
    module.exit_json(
        changed=bool(missing) or left_over,
        created=missing,
        on_root_fs=brick.on_root_fs,
        diff={key: "".join(line + "\n" for line in lines) for key, lines in (("before", before), ("after", after))},
    )


def main():
    module = AnsibleModule(
        argument_spec={
            "path": {"type": "path", "required": True},
            "volume": {"type": "str", "required": True},
            "force": {"type": "bool", "default": False},
        },
        supports_check_mode=True,
    )
    if os.geteuid() != 0:
        module.fail_json(msg="Only root can read Gluster's attributes of a brick. Run this with become: true.")
    gluster = Gluster.of(module)
    if not gluster.installed and not module.check_mode:
        module.fail_json(msg=NOT_INSTALLED)
    if not os.path.isabs(module.params["path"]):
        module.fail_json(msg="The brick's path %s is not absolute. Write it from / on." % module.params["path"])
    try:
        run(module, gluster)
    except GlusterFailure as failure:
        module.fail_json(msg=str(failure))


if __name__ == "__main__":
    main()
