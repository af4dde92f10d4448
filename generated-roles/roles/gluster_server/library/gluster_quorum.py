#!/usr/bin/python
"""Refuse to take a server away whose loss would stop writing."""

from __future__ import annotations

DOCUMENTATION = r"""
module: gluster_quorum
short_description: See that Gluster volumes go on without any one server
description:
  - Reads only. Fails when the quorum of a volume would stop writing, or the volume itself, while one server is away.
options:
  volumes:
    description: Names of the volumes.
    type: list
    elements: str
    required: true
attributes:
  check_mode:
    description: Does the same, as it only reads.
    support: full
author: Glusterpress
"""

EXAMPLES = r"""
- name: See that the volume goes on without a server
  gluster_quorum:
    volumes: [ashleyrich_com]
"""

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.gluster_cli import Gluster, GlusterFailure

CLIENT_QUORUM = "cluster.quorum-type"
SERVER_QUORUM = "cluster.server-quorum-type"


def stops(volume, servers):
    """What would stop while one server is away, as sentences."""
    if volume.replica == 2 and volume.options.get(CLIENT_QUORUM) == "auto":
        yield (
            "Volume %s has two copies and %s auto: while the first server of a replica set is away, nothing can be written."
            " No server was taken away. Set it to none (`gluster volume set %s %s none`), or add a third copy, and run the drill again."
            % (volume.name, CLIENT_QUORUM, volume.name, CLIENT_QUORUM)
        )
    if servers < 3 and volume.options.get(SERVER_QUORUM) == "server":
        yield (
            "Volume %s has %s server in a pool of %d: while one of them is away, the other stops its bricks."
            " No server was taken away. Set it to none (`gluster volume set %s %s none`), or add a third server, and run the drill again."
            % (volume.name, SERVER_QUORUM, servers, volume.name, SERVER_QUORUM)
        )


def main():
    module = AnsibleModule(argument_spec={"volumes": {"type": "list", "elements": "str", "required": True}}, supports_check_mode=True)
    gluster = Gluster.of(module)
    try:
        volumes, servers = gluster.volumes(), len(gluster.peers())
    except GlusterFailure as failure:
        module.fail_json(msg="Quorum of the volumes: %s" % failure)
    found = [text for name in module.params["volumes"] if name in volumes for text in stops(volumes[name], servers)]
    if found:
        module.fail_json(msg=" ".join(found))
    module.exit_json(changed=False)


if __name__ == "__main__":
    main()
