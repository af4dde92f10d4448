#!/usr/bin/python
"""Looks at a host before anything on it is touched."""

DOCUMENTATION = r"""
module: glusterpress_look
short_description: Look at a host before anything on it is touched
description:
  - Gathers in one round all that later tasks decide on, and changes nothing, in check mode or not.
  - Fails when something stands in the way, and names all of it at once, with what to do.
options:
  packages:
    description: Packages that the host needs.
    type: list
    elements: str
    default: []
  server:
    description: What the host is as a server; left out on hosts that are none.
    type: dict
    suboptions:
      address:
        description: Address of this host in the pool.
        type: str
        required: true
      peers:
        description: Addresses of all members of the pool, this host's own included.
        type: list
        elements: str
        required: true
      volumes:
        description: Volumes of the pool.
        type: list
        elements: dict
        default: []
        suboptions:
          name:
            description: Name of the volume.
            type: str
            required: true
          replica:
            description: Number of copies of every file.
            type: int
            required: true
          bricks:
            description: All bricks as C(address:/path).
            type: list
            elements: str
            required: true
          force:
            description: Whether a brick may be on the root file system.
            type: bool
            default: false
  client:
    description: What the host is as a client; left out on hosts that are none.
    type: dict
    suboptions:
      mounts:
        description: Volumes that it mounts.
        type: list
        elements: dict
        default: []
        suboptions:
          path:
            description: Mount point.
            type: str
            required: true
          volume:
            description: Name of the volume.
            type: str
            required: true
          servers:
            description: Addresses of the servers that it may be mounted from.
            type: list
            elements: str
            required: true
      sites:
        description: Sites whose files are, or move, on a mounted volume.
        type: list
        elements: dict
        default: []
        suboptions:
          name:
            description: Name of the site.
            type: str
            required: true
          mount:
            description: Mount point of its volume.
            type: str
            required: true
          source:
            description: Directory on this host that its files are copied from.
            type: str
          root:
            description: Its root below the mount point.
            type: str
            default: .
  references:
    description: Paths that moved, each with where it is now, to look for in the settings of cron, logrotate, PHP and systemd.
    type: dict
    default: {}
  os:
    description: Expected distribution and version, such as C(debian-12).
    type: str
author:
  - Glusterpress (@glusterpress)
"""

EXAMPLES = r"""
- name: Look before touching
  glusterpress_look:
    packages: [glusterfs-server]
    server:
      address: 10.132.0.11
      peers: [10.132.0.11, 10.132.0.12]
      volumes:
        - name: ashleyrich_com
          replica: 2
          bricks:
            - 10.132.0.11:/srv/gluster/ashleyrich_com
            - 10.132.0.12:/srv/gluster/ashleyrich_com
          force: true
  register: look
"""

RETURN = r"""
distribution:
  description: C(id), C(version_id) and C(codename) from os-release.
  type: dict
  returned: always
packages_missing:
  description: Those of O(packages) that are not installed.
  type: list
  elements: str
  returned: always
firewall:
  description: >-
    C(ufw_installed), C(active), C(rescue_armed) when a run died before it proved the firewall, C(ssh_ports) that sshd listens on,
    and the C(rules) as C(ufw show added) prints them.
  type: dict
  returned: always
server:
  description: C(gluster_installed), C(glusterd_active), C(pool), C(volumes) by name and C(bricks) by path; null on other hosts.
  type: dict
  returned: always
client:
  description: C(mounts) by path and C(sites) by name; null on other hosts.
  type: dict
  returned: always
references:
  description: Lines that name one of O(references), as C(file), C(line) and C(text), with what to write C(instead).
  type: list
  elements: dict
  returned: always
conflicts:
  description: What stands in the way, where, and what to do.
  type: list
  elements: str
  returned: always
"""

import os

from ansible.module_utils import look_client, look_storage
from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.gluster_cli import Gluster
from ansible.module_utils.look_host import Host, distribution, distribution_conflicts
from ansible.module_utils.look_references import references


def arguments():
    volume = {
        "name": {"type": "str", "required": True},
        "replica": {"type": "int", "required": True},
        "bricks": {"type": "list", "elements": "str", "required": True},
        "force": {"type": "bool", "default": False},
    }
    mount = {
        "path": {"type": "str", "required": True},
        "volume": {"type": "str", "required": True},
        "servers": {"type": "list", "elements": "str", "required": True},
    }
    site = {
        "name": {"type": "str", "required": True},
        "mount": {"type": "str", "required": True},
        "source": {"type": "str"},
        "root": {"type": "str", "default": "."},
    }
    server = {
        "address": {"type": "str", "required": True},
        "peers": {"type": "list", "elements": "str", "required": True},
        "volumes": {"type": "list", "elements": "dict", "default": [], "options": volume},
    }
    client = {
        "mounts": {"type": "list", "elements": "dict", "default": [], "options": mount},
        "sites": {"type": "list", "elements": "dict", "default": [], "options": site},
    }
    return {
        "packages": {"type": "list", "elements": "str", "default": []},
        "server": {"type": "dict", "options": server},
        "client": {"type": "dict", "options": client},
        "references": {"type": "dict", "default": {}},
        "os": {"type": "str"},
    }


def look(params, host, gluster):
    """Everything that was found, with the conflicts."""
    found = {
        "distribution": distribution(),
        "packages_missing": host.packages_missing(params["packages"]),
        "firewall": host.firewall(),
        "server": None,
        "client": None,
        "references": references(params["references"]),
    }
    conflicts = list(distribution_conflicts(found["distribution"], params["os"]))
    if params["server"]:
        active = host.service_active("glusterd")
        found["server"], problems = look_storage.look(gluster, active, params["server"])
        conflicts += problems
    if params["client"]:
        found["client"], problems = look_client.look(params["client"])
        conflicts += problems
    found["conflicts"] = conflicts
    return found


def failure(conflicts):
    return "This host is not ready, and nothing was changed on it:\n" + "\n".join("- " + conflict for conflict in conflicts)


def main():
    module = AnsibleModule(argument_spec=arguments(), supports_check_mode=True)
    if os.geteuid() != 0:
        module.fail_json(msg="Only root can see Gluster's attributes, the firewall and crontabs. Run this with become: true.")
    gluster = Gluster.of(module)
    host = Host(module.run_command, lambda name: module.get_bin_path(name, opt_dirs=["/usr/sbin", "/sbin"]))
    found = look(module.params, host, gluster)
    if found["conflicts"]:
        module.fail_json(msg=failure(found["conflicts"]), changed=False, **found)
    module.exit_json(changed=False, **found)


if __name__ == "__main__":
    main()
