#!/usr/bin/python
"""Prove that bricks are online, heals are done, and mounts reach every brick."""

from __future__ import annotations

DOCUMENTATION = r"""
module: gluster_health
short_description: See whether Gluster volumes and mounts are healthy
description:
  - Waits until everything that was asked about is healthy, and fails with all that is not when the time is over. Reads only,
    but for I(heal).
  - A volume is healthy when it is started, all its bricks are online and nothing waits to be healed.
  - A mount is healthy when the volume is mounted there and this client is connected to every brick. A client that misses a
    brick goes on reading and writing without any error, on the bricks that are left.
options:
  volumes:
    description: Names of volumes. Looked at from a server.
    type: list
    elements: str
    default: []
  mounts:
    description: Volumes mounted on this client. Each has C(name), C(mount) and C(bricks).
    type: list
    elements: dict
    default: []
  timeout:
    description: Seconds to wait.
    type: int
    default: 0
  heal:
    description:
      - Whether to have the self-heal daemons look for what waits every 10 s of the waiting. By themselves they look when a brick
        comes back, and then every C(cluster.heal-timeout) seconds, 600 where nobody set it; what they find locked or gone stale
        at the first look waits that long.
    type: bool
    default: false
attributes:
  check_mode:
    description: Does the same, but heals nothing.
    support: full
author: Glusterpress
"""

EXAMPLES = r"""
- name: Wait until the volume is healed
  gluster_health:
    volumes: [ashleyrich_com]
    timeout: 120
    heal: true
"""

RETURN = r"""
waited:
  description: Seconds until everything was healthy.
  type: float
  returned: success
"""

import os
import re
import time

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.gluster_cli import Gluster, GlusterFailure

HEAL_EVERY = 10
CLIENTS = re.compile(r"^(?P<volume>.+)-client-(?P<number>\d+)$")


def volume_problems(gluster, name):
    """What is wrong with a volume, as sentences."""
    volume = gluster.volumes().get(name)
    if volume is None:
        return ["volume %s does not exist" % name]
    if not volume.started:
        return ["volume %s is %s" % (name, volume.status.lower())]
    online = gluster.bricks_online(name)
    problems = ["brick %s is offline" % brick.name for brick in volume.bricks if not online.get(brick.name)]
    if volume.replica > 1:
        problems += heal_problems(gluster, name)
    return problems


def heal_problems(gluster, name):
    """Pending heals and split-brain of a volume, as sentences."""
    problems = []
    for brick in gluster.read("volume", "heal", name, "info", "summary").iter("brick"):
        where = brick.findtext("name")
        pending = brick.findtext("numberOfEntriesInHealPending", "-")
        if brick.findtext("status") != "Connected" or pending == "-":
            problems.append("the self-heal daemon is not connected to brick %s" % where)
            continue
        split = int(brick.findtext("numberOfEntriesInSplitBrain", "0"))
        if split:
            problems.append(
                "%d entries of %s are in split-brain: gluster volume heal %s info split-brain lists them" % (split, where, name)
            )
        if int(pending):
            problems.append("%s entries of %s wait to be healed" % (pending, where))
    return problems


def mount_problems(mount, name, bricks):
    """What is wrong with a mount, as sentences."""
    graphs = os.path.join(mount, ".meta", "graphs", "active")
    try:
        if not os.path.ismount(mount):
            return ["nothing is mounted at %s" % mount]
        clients = sorted(entry for entry in os.listdir(graphs) if CLIENTS.match(entry))
    except OSError as failure:
        return ["the mount at %s does not answer: %s" % (mount, failure.strerror)]
    if len(clients) < bricks:
        return ["the mount at %s knows %d bricks of %s, which has %d" % (mount, len(clients), name, bricks)]
    return [problem for client in clients for problem in connection_problems(os.path.join(graphs, client), mount)]


def connection_problems(client, mount):
    """Whether one connection of a mount is up, as sentences."""
    with open(os.path.join(client, "private"), encoding="utf-8") as file:
        private = file.read()
    if re.search(r"^connected = 1$", private, re.MULTILINE):
        return []
    return ["the mount at %s is not connected to brick %s" % (mount, brick_of(client))]


def brick_of(client):
    """host:/path of the brick that a client translator speaks to."""
    options = {}
    for key in ("remote-host", "remote-subvolume"):
        try:
            with open(os.path.join(client, "options", key), encoding="utf-8") as file:
                options[key] = file.read().strip()
        except OSError:
            options[key] = "?"
    return "%s:%s" % (options["remote-host"], options["remote-subvolume"])


def problems_of(gluster, volumes, mounts):
    found = []
    for name in volumes:
        try:
            found += volume_problems(gluster, name)
        except GlusterFailure as failure:
            found.append("volume %s: %s" % (name, failure))
    for mount in mounts:
        found += mount_problems(mount["mount"], mount["name"], len(mount["bricks"]))
    return found


def main():
    module = AnsibleModule(
        argument_spec={
            "volumes": {"type": "list", "elements": "str", "default": []},
            "mounts": {"type": "list", "elements": "dict", "default": []},
            "timeout": {"type": "int", "default": 0},
            "heal": {"type": "bool", "default": False},
        },
        supports_check_mode=True,
    )
    volumes, mounts, timeout = (module.params[name] for name in ("volumes", "mounts", "timeout"))
    heal = module.params["heal"] and not module.check_mode
    gluster = Gluster.of(module, timeout)
    start = asked = time.monotonic()
    while True:
        problems = problems_of(gluster, volumes, mounts)
        now = time.monotonic()
        waited = round(now - start, 1)
        if not problems:
            module.exit_json(changed=False, waited=waited)
        if waited >= timeout:
            module.fail_json(msg="Not healthy after %s s: %s." % (waited, "; ".join(problems)), problems=problems)
        if heal and now - asked >= HEAL_EVERY:
            for name in volumes:
                gluster.start_heal(name)
            asked = now
        time.sleep(1)


if __name__ == "__main__":
    main()
