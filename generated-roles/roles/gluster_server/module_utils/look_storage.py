"""What a server holds of Gluster: pool, volumes, bricks, and what stands in the way."""

import os

from ansible.module_utils.gluster_brick_dir import BrickDirectory, refusal
from ansible.module_utils.gluster_cli import GlusterAbsent, GlusterFailure, volumes_on_disk
from ansible.module_utils.gluster_wanted import VolumeError, Wanted, check_same, resolved


def look(gluster, glusterd_active, wanted):
    """The server's part of the look, and the conflicts found on the way."""
    peers, volumes = [], {}
    try:
        volumes = gluster.volumes()
        peers = gluster.peers()
        answers = True
    except GlusterAbsent:
        answers = False
    except GlusterFailure:
        answers = True
    directories = {
        path: BrickDirectory(path) for volume in wanted["volumes"] for path in own_bricks(volume, wanted["address"])
    }
    found = {
        "gluster_installed": gluster.installed,
        "glusterd_active": glusterd_active,
        "pool": [
            {"uuid": peer.uuid, "hostname": peer.names[0], "hostnames": peer.names, "state": peer.text} for peer in peers
        ],
        "volumes": {name: volume_facts(volume) for name, volume in sorted(volumes.items())},
        "bricks": {path: brick_facts(directory) for path, directory in sorted(directories.items())},
    }
    conflicts = list(pool_conflicts(peers, wanted))
    on_disk = {} if answers else volumes_on_disk()
    for volume in wanted["volumes"]:
        if volume["name"] not in on_disk:
            conflicts += volume_conflicts(volume, wanted["address"], volumes, peers, directories)
    return found, conflicts


def own_bricks(volume, address):
    """Paths of the volume's bricks on the host with this address."""
    bricks = (brick.rpartition(":") for brick in volume["bricks"])
    return [os.path.normpath(path) for host, _colon, path in bricks if host == address]


def volume_facts(volume):
    return {
        "status": volume.status,
        "type": volume.type,
        "replica": volume.replica,
        "bricks": [brick.name for brick in volume.bricks],
        "options": volume.options,
    }


def brick_facts(brick):
    free, total = brick.space()
    return {
        "exists": brick.exists,
        "empty": brick.empty,
        "volume_id": brick.volume_id,
        "on_root_fs": brick.on_root_fs,
        "free_bytes": free,
        "total_bytes": total,
    }


def volume_conflicts(wanted, address, volumes, peers, directories):
    existing = volumes.get(wanted["name"])
    if existing:
        try:
            check_same(Wanted(wanted["name"], wanted["replica"], wanted["bricks"], {}), existing, peers)
        except VolumeError as error:
            yield str(error)
        return
    for path in own_bricks(wanted, address):
        refused = refusal(directories[path], wanted.get("force", False), wanted["name"], volumes)
        if refused:
            yield refused


def pool_conflicts(peers, wanted):
    """A pool that has members, but none of those that are wanted, is somebody else's."""
    others = [peer for peer in peers if not peer.own]
    expected = {address for peer in wanted["peers"] if peer != wanted["address"] for address in resolved(peer) | {peer}}
    if not others or not expected:
        return
    if any(expected & (resolved(name) | {name}) for peer in others for name in peer.names):
        return
    yield (
        "Pool: this host already belongs to a pool with %s, and none of them is listed in gluster.yml."
        " Take it out of that pool (`gluster peer detach %s` on another member of it), or name another server in gluster.yml."
        % (", ".join(peer.names[0] for peer in others), wanted["address"])
    )
