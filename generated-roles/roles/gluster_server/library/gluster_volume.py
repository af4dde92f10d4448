#!/usr/bin/python
"""Creates and starts a Gluster volume and sets its options."""

DOCUMENTATION = r"""
module: gluster_volume
short_description: Create and start a Gluster volume and set its options
description:
  - Creates the volume if there is none of that name, sets the options that differ, in one call, and starts it.
  - After starting it, waits until all bricks are online.
  - A volume that was there before is adopted as it is, its options too. It lacks the option C(user.glusterpress), which a volume
    gets before it is started for the first time, and none of its bricks on this host was prepared by a deployment.
  - A volume that has other bricks, another replica count or another type makes it fail. It never deletes, shrinks, grows or
    replaces anything, and never unsets an option.
  - Run it on one host of the pool, after M(gluster_brick) on all of them.
options:
  name:
    description: Name of the volume.
    type: str
    required: true
  replica:
    description: Number of copies of every file.
    type: int
    required: true
  bricks:
    description: Bricks as C(address:/path), in the order in which they form replica sets.
    type: list
    elements: str
    required: true
  force:
    description: Let Gluster take bricks on the root file system or on a mount point. Bricks in use are refused all the same.
    type: bool
    default: false
  options:
    description: Options by their full names; booleans become C(on) and C(off).
    type: dict
    default: {}
  timeout:
    description: Seconds to wait in all, for other transactions to end and for bricks to come online.
    type: int
    default: 120
author:
  - Glusterpress (@glusterpress)
"""

EXAMPLES = r"""
- name: Create the volume
  gluster_volume:
    name: ashleyrich_com
    replica: 2
    bricks:
      - 10.132.0.11:/srv/gluster/ashleyrich_com
      - 10.132.0.12:/srv/gluster/ashleyrich_com
    force: true
    options:
      network.ping-timeout: 5
      cluster.quorum-type: none
"""

RETURN = r"""
created:
  description: Whether the volume was created, or would be in check mode.
  type: bool
  returned: success
started:
  description: Whether the volume was started, or would be in check mode.
  type: bool
  returned: success
adopted:
  description: Whether the volume was there before and keeps its options.
  type: bool
  returned: success
options_set:
  description: Options that were set, or would be in check mode, with their new values.
  type: dict
  returned: success
"""

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.gluster_brick_dir import BrickDirectory, claimed, refusal
from ansible.module_utils.gluster_cli import NOT_INSTALLED, Gluster, GlusterAbsent, GlusterFailure, volumes_on_disk
from ansible.module_utils.gluster_wanted import VolumeError, Wanted, alias, check_same, is_local

# Set on a volume whose options are kept by deployments; Gluster stores what starts with user. and does nothing with it.
MANAGED = ("user.glusterpress", "managed")


def create(gluster, wanted, force):
    """Creates the volume, after a look of our own at the bricks of this host; False if another host was faster."""
    volumes = gluster.volumes()
    if wanted.name in volumes:
        return False
    for brick in wanted.bricks:
        host, _colon, path = brick.rpartition(":")
        refused = is_local(host) and refusal(BrickDirectory(path), force, wanted.name, volumes)
        if refused:
            raise VolumeError(refused)
    words = ["volume", "create", wanted.name]
    words += ["replica", str(wanted.replica)] if wanted.replica > 1 else []
    words += ["transport", "tcp"] + known_bricks(gluster, wanted) + (["force"] if force else [])
    try:
        gluster.change(*words)
    except GlusterFailure as failure:
        if "already exists" in str(failure):
            return False
        raise
    return True


def known_bricks(gluster, wanted):
    """The bricks with the names by which the pool knows their hosts: an adopted pool may not know all addresses."""
    hosts = [brick.rpartition(":")[0] for brick in wanted.bricks]
    strangers = [host for host in hosts if not is_local(host)]
    peers = gluster.peers() if strangers else []
    names = {host: host for host in hosts}
    for host in strangers:
        peer = None if any(host in peer.names for peer in peers) else alias(host, peers)
        names[host] = peer.names[0] if peer else host
    return [names[host] + brick[len(host):] for host, brick in zip(hosts, wanted.bricks)]


def is_ours(volume):
    """Whether a deployment prepared the bricks: `gluster volume reset` takes away the mark too, and older deployments set none."""
    paths = claimed(volume.name)
    return any(path in paths and is_local(host) for host, _colon, path in (brick.name.rpartition(":") for brick in volume.bricks))


def adoption(wanted, volume):
    """What is said about a volume that was there before."""
    text = "Volume %s was there before and is adopted as it is." % wanted.name
    differing = [
        "%s is %s and would be %s" % (option, volume.options.get(option, "not set"), value)
        for option, value in sorted(wanted.different(volume.options).items())
    ]
    if not differing:
        return text
    return (
        "%s These options differ from those of a volume that a deployment makes: %s."
        " Set what you want of them by hand (`gluster volume set %s NAME VALUE`), or let deployments set all of them from now on:"
        " `gluster volume set %s %s %s`." % ((text, "; ".join(differing), wanted.name, wanted.name) + MANAGED)
    )


def start(gluster, wanted):
    try:
        gluster.change("volume", "start", wanted.name)
    except GlusterFailure as failure:
        if "already started" not in str(failure):
            raise
    while True:
        try:
            online = gluster.bricks_online(wanted.name)
        except GlusterAbsent:
            raise
        except GlusterFailure:
            online = {}
        offline = offline_bricks(gluster, wanted, online)
        if not offline:
            return
        if gluster.time_left() <= 0:
            raise VolumeError(
                "Volume %s was started, but within %d s these bricks did not come online: %s. Look at /var/log/glusterfs/bricks/"
                " on their hosts, and check that glusterd runs there." % (wanted.name, gluster.timeout, ", ".join(offline))
            )
        gluster.pause(0.5)


def offline_bricks(gluster, wanted, online):
    names = [brick.name for brick in gluster.volumes()[wanted.name].bricks]
    return [name for name in names if not online.get(name)]


def shown(name, volume):
    if volume is None:
        return "volume %s absent\n" % name
    lines = ["volume %s %s, %s, replica %d" % (name, volume["status"], volume["type"], volume["replica"])]
    lines += ["brick %s" % brick for brick in volume["bricks"]]
    lines += ["%s: %s" % option for option in sorted(volume["options"].items())]
    return "".join(line + "\n" for line in lines)


def run(module, gluster):
    wanted = Wanted(*(module.params[key] for key in ("name", "replica", "bricks", "options")))
    try:
        volume = gluster.volumes().get(wanted.name)
        if volume:
            check_same(wanted, volume, gluster.peers())
    except GlusterAbsent:
        if not module.check_mode:
            raise
        if wanted.name in volumes_on_disk():
            module.warn(
                "glusterd does not run on this host, so the bricks and options of volume %s could not be compared." % wanted.name
            )
            module.exit_json(changed=False, created=False, started=False, options_set={}, adopted=False)
        module.warn("glusterd does not run on this host yet, so this shows the volume as it would be made from nothing.")
        volume = None
    created = volume is None
    to_start = created or not volume.started
    adopted = not created and volume.status != "Created" and MANAGED[0] not in volume.options and not is_ours(volume)
    if adopted:
        module.warn(adoption(wanted, volume))
        wanted.options = {}
    else:
        wanted.options = dict(wanted.options, **dict([MANAGED]))
    to_set = wanted.different({} if created else volume.options)
    before = volume and {
        "status": volume.status,
        "type": volume.type,
        "replica": volume.replica,
        "bricks": [brick.name for brick in volume.bricks],
        "options": {option: value for option, value in volume.options.items() if option in wanted.options},
    }
    after = {
        "status": "Started",
        "type": before["type"] if before else wanted.type,
        "replica": wanted.replica,
        "bricks": before["bricks"] if before else wanted.bricks,
        "options": dict(before["options"] if before else {}, **to_set),
    }
    if not module.check_mode:
        if created and not create(gluster, wanted, module.params["force"]):
            volume = gluster.volumes()[wanted.name]
            check_same(wanted, volume, gluster.peers())
            created, to_start, to_set = False, not volume.started, wanted.different(volume.options)
        if to_set:
            gluster.change("volume", "set", wanted.name, *(word for option in to_set.items() for word in option))
        if to_start:
            start(gluster, wanted)
    module.exit_json(
        changed=bool(created or to_start or to_set),
        created=created,
        started=to_start,
        options_set=to_set,
        adopted=adopted,
        diff={"before": shown(wanted.name, before), "after": shown(wanted.name, after)},
    )


def main():
    module = AnsibleModule(
        argument_spec={
            "name": {"type": "str", "required": True},
            "replica": {"type": "int", "required": True},
            "bricks": {"type": "list", "elements": "str", "required": True},
            "force": {"type": "bool", "default": False},
            "options": {"type": "dict", "default": {}},
            "timeout": {"type": "int", "default": 120},
        },
        supports_check_mode=True,
    )
    gluster = Gluster.of(module, module.params["timeout"])
    if not gluster.installed and not module.check_mode:
        module.fail_json(msg=NOT_INSTALLED)
    try:
        run(module, gluster)
    except (GlusterFailure, VolumeError) as failure:
        module.fail_json(msg="Volume %s: %s" % (module.params["name"], failure) if isinstance(failure, GlusterFailure) else str(failure))


if __name__ == "__main__":
    main()
