"""A volume as it is asked for, and how it compares with the one that exists."""

import re
import socket

OPTION_NAME = re.compile(r"^[a-z0-9_-]+(\.[a-z0-9_-]+)+$", re.IGNORECASE)
SAME = {"yes": "on", "true": "on", "enable": "on", "no": "off", "false": "off", "disable": "off"}


class VolumeError(Exception):
    """The volume cannot be brought to what was asked for; the text says why and what to do."""


def option_text(name, value):
    """An option's value as the gluster command takes it."""
    if not OPTION_NAME.match(name):
        raise VolumeError("Option %s has no full name. Write it as in `gluster volume get all`, such as network.ping-timeout." % name)
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, (str, int, float)) and str(value).strip():
        return {"True": "on", "False": "off"}.get(str(value), str(value))
    raise VolumeError("Option %s has the value %r. Write a string, a number or a boolean." % (name, value))


def same_value(one, other):
    return plain(one) == plain(other)


def plain(value):
    value = value.strip().lower()
    return SAME.get(value, value)


def is_local(address):
    """Whether this host itself has that address."""
    try:
        family, kind, protocol, _name, place = socket.getaddrinfo(address, 0, type=socket.SOCK_DGRAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.bind(place)
        return True
    except OSError:
        return False


def resolved(name):
    """Addresses that this host knows for a name."""
    try:
        return {found[4][0] for found in socket.getaddrinfo(name, None, proto=socket.IPPROTO_TCP)}
    except OSError:
        return set()


class Wanted:
    """The volume that was asked for."""

    def __init__(self, name, replica, bricks, options):
        self.name = name
        self.replica = replica
        self.bricks = [brick.rstrip("/") for brick in bricks]
        self.options = {option: option_text(option, value) for option, value in options.items()}
        if replica < 1 or not bricks or len(bricks) % replica:
            raise VolumeError("Volume %s has %d bricks, which is no multiple of replica %d." % (name, len(bricks), replica))
        for brick in self.bricks:
            if not re.match(r"^[^\s/]+:/\S+$", brick):
                raise VolumeError("Brick %s of volume %s is not written as address:/path." % (brick, name))

    @property
    def type(self):
        if self.replica == 1:
            return "Distribute"
        return "Replicate" if len(self.bricks) == self.replica else "Distributed-Replicate"

    def sets(self, keys):
        return [frozenset(keys[at : at + self.replica]) for at in range(0, len(keys), self.replica)]

    def different(self, options):
        """Those options that are not set by name to an equal value."""
        return {
            option: value
            for option, value in self.options.items()
            if option not in options or not same_value(options[option], value)
        }


def check_same(wanted, volume, peers):
    """Fails unless the existing volume has the type, replica count and bricks that are wanted."""
    kind = volume.type.replace("_", "-")
    if volume.arbiters:
        raise VolumeError(
            "Volume %s exists with an arbiter: brick %s holds names and no files, so that there are %d copies of each file and not %d."
            " Nothing was changed. gluster.yml has no arbiters: name another volume there, or make the arbiter a full copy by hand first"
            " (`gluster volume remove-brick %s replica %d ARBITER force`, then `gluster volume add-brick %s replica %d BRICK`)."
            % (
                volume.name, volume.bricks[volume.replica - 1].name, volume.replica - 1, volume.replica,
                volume.name, volume.replica - 1, volume.name, volume.replica,
            )
        )
    if (kind, volume.replica) != (wanted.type, wanted.replica):
        differs = "is %s with replica %d, and %s with replica %d is wanted" % (kind, volume.replica, wanted.type, wanted.replica)
    elif wanted.sets(wanted_keys(wanted, volume, peers)) != wanted.sets([(brick.host_uuid, brick.path) for brick in volume.bricks]):
        differs = "has bricks %s, and %s are wanted" % (
            ", ".join(brick.name for brick in volume.bricks),
            ", ".join(wanted.bricks),
        )
    else:
        return
    raise VolumeError(
        "Volume %s exists and %s. Nothing was changed: growing, shrinking and replacing bricks is never done implicitly."
        " Make gluster.yml say what the volume is, or change the volume by hand (`gluster volume help`) first."
        % (volume.name, differs)
    )


def wanted_keys(wanted, volume, peers):
    """Each wanted brick as (uuid of its peer, path), also where the volume was made with other names of the same peers."""
    made = {brick.name: (brick.host_uuid, brick.path) for brick in volume.bricks}
    keys = []
    for brick in wanted.bricks:
        host, _colon, path = brick.rpartition(":")
        keys.append(made.get(brick) or (uuid_of(host, peers) or host, path))
    return keys


def uuid_of(host, peers):
    """The id of the peer that has this name or address; a name that the pool does not know is resolved."""
    own = next((peer.uuid for peer in peers if peer.own), "")
    others = [peer for peer in peers if not peer.own]
    named = next((peer.uuid for peer in others if host in peer.names), None)
    if named or is_local(host):
        return named or own
    peer = alias(host, others)
    return peer.uuid if peer else ""


def alias(host, peers):
    """The peer that the pool knows by another name of this host, or None."""
    addresses = resolved(host)
    return next((peer for peer in peers if not peer.own and any(addresses & resolved(name) for name in peer.names)), None)
