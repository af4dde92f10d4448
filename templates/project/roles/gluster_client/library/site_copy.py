#!/usr/bin/python
"""Move a site's files to a mounted volume, once, and back."""

from __future__ import annotations

DOCUMENTATION = r"""
module: site_copy
short_description: Copy the files of a site to a Gluster volume, verify, and go back
description:
  - Copies a site's directory to a mounted volume with rsync - owners, modes, times, links, hard links, ACLs and
    C(user.*) attributes included - and remembers on the volume how far it got. A run that died goes on from there.
  - The states are C(started), C(copied), C(verified), C(live) and C(rolled_back), in
    C(<target>/.glusterpress/<site>.json), a directory of root alone that is never copied.
  - The source is never changed before O(phase=back).
  - Once live, O(phase=first), O(phase=final) and O(phase=live) do nothing.
options:
  site:
    description: The site's name.
    type: str
    required: true
  source:
    description: The site's directory of old.
    type: path
    required: true
  target:
    description: The mount of the volume.
    type: path
    required: true
  phase:
    description:
      - V(look) changes nothing and returns the state, and how much the target lacks of a copy that was started.
      - V(first) copies while the site is up. It is safe to repeat. Symbolic links that name O(source) by its absolute path are
        refused.
      - V(final) copies the rest, deletions too, while the site is held still, then verifies. A dry run must find
        nothing to do, and both trees must have the same number of files, directories and links, bytes and owners.
        What it deletes or replaces is kept in C(<target>/.glusterpress/<site>-<time>).
      - V(live) records that the site is served from the volume. Only a verified copy can go live.
      - V(verify) changes nothing and returns the state, and what was written to O(source) since the cutover.
      - V(back) brings to O(source) what changed on the volume since the cutover. What was made there since is kept,
        and what is newer there is kept. What was deleted or replaced goes to O(backup_dir). It is done again as long as a
        vhost names O(target). A copy that was served without being verified is brought back without deleting anything.
    type: str
    required: true
    choices: [look, first, final, live, verify, back]
  switched:
    description:
      - Whether the vhost already names O(target). When it does and the copy is verified, a run died between the switch and
        O(phase=live), and the site is recorded as live.
    type: bool
    default: false
  switched_on:
    description:
      - The hosts whose vhosts already name O(target). A copy that is not live and is served by one of them is neither
        copied nor recorded as live, unless O(switched), because that would delete what it wrote there.
    type: list
    elements: str
    default: []
  exclude:
    description: rsync patterns of what is not copied. C(/cache/) is the directory C(cache) of the site.
    type: list
    elements: str
    default: []
  require_mount:
    description: Refuse a target that is not a mount of the type C(fuse.glusterfs).
    type: bool
    default: true
  backup_dir:
    description: Where O(phase=back) puts what it deletes or replaces, in a directory C(<site>-<time>).
    type: path
    default: /var/backups/glusterpress
  rsync:
    description: rsync's executable.
    type: str
    default: rsync
attributes:
  check_mode:
    description: Tells how much would be copied. The target need not be mounted yet.
    support: full
  diff_mode:
    description: The state before and after, and the amounts, as text.
    support: full
author: Glusterpress
"""

EXAMPLES = r"""
- name: Copy the site while it is up
  site_copy:
    site: ashleyrich.com
    source: /home/ashley/ashleyrich.com
    target: /home/ashley/ashleyrich_com
    phase: first

- name: Copy the rest and verify
  site_copy:
    site: ashleyrich.com
    source: /home/ashley/ashleyrich.com
    target: /home/ashley/ashleyrich_com
    phase: final
"""

RETURN = r"""
state:
  description: >-
    The state after this run. C(absent) when nothing was ever copied, C(unknown) when O(phase=look) finds in check mode that the target
    is not mounted yet.
  type: str
  returned: success
files:
  description: Files, links and other entries of the site, directories not counted.
  type: int
  returned: success
bytes:
  description: Bytes of the site's files.
  type: int
  returned: success
transferred:
  description: Entries that this run copied, or would copy.
  type: int
  returned: success
deleted:
  description: Entries that this run deleted, or would delete.
  type: int
  returned: success
backup:
  description: Where what was deleted or replaced is kept. Empty when there is nothing.
  type: str
  returned: success
kept:
  description: Files of the source that O(phase=back) left as they were, at most 20.
  type: list
  elements: str
  returned: success
missing:
  description: Bytes of O(source) that the target lacks. Null when no copy was started from here, or when it is live.
  type: int
  returned: success
late:
  description: Files of the source that were written after the cutover, at most 20.
  type: list
  elements: str
  returned: success
late_count:
  description: How many there are.
  type: int
  returned: success
"""

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.site_moves import SiteMoves
from ansible.module_utils.site_rsync import RsyncError
from ansible.module_utils.site_state import Refused


def main():
    module = AnsibleModule(
        argument_spec={
            "site": {"type": "str", "required": True},
            "source": {"type": "path", "required": True},
            "target": {"type": "path", "required": True},
            "phase": {"type": "str", "required": True, "choices": ["look", "first", "final", "live", "verify", "back"]},
            "switched": {"type": "bool", "default": False},
            "switched_on": {"type": "list", "elements": "str", "default": []},
            "exclude": {"type": "list", "elements": "str", "default": []},
            "require_mount": {"type": "bool", "default": True},
            "backup_dir": {"type": "path", "default": "/var/backups/glusterpress"},
            "rsync": {"type": "str", "default": "rsync"},
        },
        supports_check_mode=True,
    )
    module.run_command_environ_update = {"LC_ALL": "C", "LANGUAGE": "C"}
    try:
        SiteMoves(module).run()
    except (Refused, RsyncError) as e:
        module.fail_json(msg=str(e))


if __name__ == "__main__":
    main()
