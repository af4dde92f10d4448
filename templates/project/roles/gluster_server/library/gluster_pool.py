#!/usr/bin/python
"""Brings the members of a Gluster trusted storage pool together."""

DOCUMENTATION = r"""
module: gluster_pool
short_description: Bring the members of a Gluster trusted storage pool together
description:
  - Probes every listed peer that the pool does not have yet and waits until each one is C(Peer in Cluster (Connected)).
  - A peer that was left half-added is detached and probed again, unless a volume has a brick on it.
  - A peer that is known under another name only is probed by its address too, so that the pool knows both. Not so in a pool that
    holds volumes already, which is adopted as it is.
  - Peers that are not listed stay in the pool and are named in a warning. Nothing is ever detached for good.
  - Run it on one host with all addresses, then on a second one with the same, so that the first is known by its address.
options:
  address:
    description: Address of this host, as it stands in O(peers).
    type: str
    required: true
  peers:
    description: Addresses of all members, this host's own included.
    type: list
    elements: str
    required: true
  timeout:
    description: Seconds to wait in all, for unreachable peers, for peers to settle and for other transactions to end.
    type: int
    default: 120
author:
  - Glusterpress (@glusterpress)
"""

EXAMPLES = r"""
- name: Bring the servers into one pool
  gluster_pool:
    address: 10.132.0.11
    peers:
      - 10.132.0.11
      - 10.132.0.12
"""

RETURN = r"""
pool:
  description: Members of the pool, this host first; in check mode as they would be.
  type: list
  elements: dict
  returned: always
  contains:
    uuid:
      description: Id of the peer; empty in check mode for one that would be added.
      type: str
    hostname:
      description: The listed address, or the first name by which the pool knows the peer.
      type: str
    state:
      description: State and connection, as C(gluster peer status) prints them.
      type: str
unexpected:
  description: Names of members that are not listed.
  type: list
  elements: str
  returned: always
"""

import socket

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.gluster_cli import NOT_INSTALLED, Gluster, GlusterAbsent, GlusterFailure, has_peers_on_disk
from ansible.module_utils.gluster_wanted import resolved

PORT = 24007
SETTLED = "Peer in Cluster (Connected)"
IN_ANOTHER_POOL = 3
SECONDS_TO_PROBE = 15
SECONDS_TO_SETTLE = 8


class PoolError(Exception):
    """The pool cannot be brought together; the text says why and what to do."""


def port_problem(address):
    """Why nothing answers on Gluster's port of that address, or None."""
    try:
        socket.create_connection((address, PORT), timeout=5).close()
    except socket.gaierror:
        return "the name does not resolve on this host. Correct private_address in gluster.yml"
    except ConnectionRefusedError:
        return "port 24007/tcp refuses the connection. Start glusterd there, or let a firewall there accept this host"
    except OSError as error:
        return (
            "port 24007/tcp cannot be reached from this host (%s). Open 24007/tcp there for this host,"
            " and check the address" % (error.strerror or "timed out")
        )
    return None


class Pool:
    """The pool as this host sees it, and the steps that complete it."""

    def __init__(self, gluster, address, wanted, problem, resolve):
        self.gluster = gluster
        self.address = address
        self.wanted = [peer for peer in dict.fromkeys(wanted) if peer != address]
        self.problem = problem
        self.resolve = resolve
        self.adopting = None

    def read(self):
        """Members of the pool; waits while Gluster cannot list them, which is while it still tries to reach a new one."""
        while True:
            try:
                return self.gluster.peers()
            except GlusterAbsent:
                raise
            except GlusterFailure as failure:
                if self.gluster.time_left() <= 0:
                    raise PoolError(
                        "The members of the pool could not be listed within %d s: %s. Gluster lists none while it is still"
                        " trying to reach a new peer, for up to 130 s. Open port 24007/tcp between all servers, wait that long,"
                        " and run again." % (self.gluster.timeout, failure)
                    )
            self.gluster.pause(2.0)

    def adopts(self, peers):
        """Whether the pool was there before with volumes of its own, and knows some peer by another name only."""
        if self.adopting is None:
            aliases = [a for a in self.wanted if self.named(peers, a) is None and self.alias(peers, a)]
            self.adopting = bool(aliases) and bool(self.gluster.volumes())
        return self.adopting

    def member(self, peers, address):
        """The peer with that address, as far as the pool has to know it."""
        return self.named(peers, address) or (self.alias(peers, address) if self.adopts(peers) else None)

    def named(self, peers, address):
        """The peer that the pool knows by this very address, or None."""
        return next((peer for peer in peers if not peer.own and address in peer.names), None)

    def alias(self, peers, address):
        """The peer that the pool knows by another name of this address, or None."""
        own = self.resolve(address)
        return next(
            (peer for peer in peers if not peer.own and any(own & self.resolve(name) for name in peer.names)), None
        )

    def complete(self, peers):
        """Adds what these members lack and waits until all are settled; returns the members, and whether anything was changed."""
        missing = [address for address in self.wanted if self.member(peers, address) is None]
        for address in missing:
            self.probe(address)
        settled, mended = self.settle()
        return settled, bool(missing or mended)

    def probe(self, address):
        """Asks for the peer; returns before it is settled, also when only the way back to this host is closed."""
        while True:
            problem = self.problem(address)
            if problem is None:
                try:
                    self.gluster.change("--timeout=%d" % SECONDS_TO_PROBE, "peer", "probe", address)
                    return
                except GlusterAbsent:
                    raise
                except GlusterFailure as failure:
                    if "timed out" in str(failure):
                        return
                    if failure.errno == IN_ANOTHER_POOL:
                        raise PoolError(
                            "%s already belongs to another pool, or has volumes of its own. Nothing was changed on it."
                            " See `gluster pool list` and `gluster volume info` there; take it out of that pool"
                            " (`gluster peer detach` on another member of it), or name another server in gluster.yml." % address
                        )
                    problem = "port 24007/tcp answers, but the probe failed: %s. See /var/log/glusterfs/glusterd.log there" % failure
            if self.gluster.time_left() <= 0:
                raise PoolError(
                    "%s could not be added to the pool within %d s: %s, and run again." % (address, self.gluster.timeout, problem)
                )
            self.gluster.pause(2.0)

    def settle(self):
        """Waits until every wanted peer is in the cluster and connected; mends each half-added one, once, and names those.

        A half-added peer is never detached with force: glusterd 10.3 dies of that.
        """
        mended = set()
        patience = self.gluster.time_left() - SECONDS_TO_SETTLE
        while True:
            peers = self.read()
            unsettled = {address: self.member(peers, address) for address in self.wanted}
            unsettled = {address: peer for address, peer in unsettled.items() if peer is None or peer.text != SETTLED}
            if not unsettled:
                return peers, mended
            if self.gluster.time_left() <= 0:
                raise PoolError(" ".join(self.unsettled_text(address, peer) for address, peer in unsettled.items()))
            if self.gluster.time_left() <= patience:
                for address, peer in unsettled.items():
                    if address not in mended and (peer is None or not peer.in_cluster):
                        self.mend(address, peer)
                        mended.add(address)
            self.gluster.pause(0.5)

    def mend(self, address, peer):
        if peer is not None:
            held = sorted(
                volume.name
                for volume in self.gluster.volumes().values()
                if any(brick.host_uuid == peer.uuid or brick.host in peer.names for brick in volume.bricks)
            )
            if held:
                raise PoolError(
                    "%s is in the pool only by half (%s), and has a brick of volume %s, so it was not detached and probed again."
                    " Look at `gluster peer status` and /var/log/glusterfs/glusterd.log on both hosts." % (address, peer.text, held[0])
                )
            self.detach(address)
        self.probe(address)

    def detach(self, address):
        while True:
            try:
                self.gluster.change("peer", "detach", address)
                return
            except GlusterAbsent:
                raise
            except GlusterFailure as failure:
                if "not part of cluster" in str(failure):
                    return
                if self.gluster.time_left() <= 0:
                    raise PoolError(
                        "%s is in the pool only by half and could not be detached within %d s: %s. %s, and run again."
                        % (address, self.gluster.timeout, failure, "Start glusterd there and open 24007/tcp both ways")
                    )
            self.gluster.pause(2.0)

    def unsettled_text(self, address, peer):
        problem = self.problem(address)
        if problem is None:
            problem = "port 24007/tcp answers there. Open 24007/tcp on this host (%s) for %s as well" % (self.address, address)
        return "%s did not become a connected member of the pool within %d s (%s): %s, and run again." % (
            address,
            self.gluster.timeout,
            "not in the pool" if peer is None else peer.text,
            problem,
        )

    def members(self, peers):
        """The pool as it is reported, this host first."""
        listed = [{"uuid": peer.uuid, "hostname": self.shown(peer), "state": peer.text} for peer in peers]
        return sorted(listed, key=lambda member: (member["hostname"] != self.address, member["hostname"]))

    def shown(self, peer):
        if peer.own:
            return self.address
        return next((name for name in peer.names if name in self.wanted), peer.names[0])

    def planned(self, peers):
        """What complete() would make of these peers; who is only disconnected would be waited for."""
        members = {peer.uuid: peer for peer in peers}
        planned = []
        for address in self.wanted:
            peer = self.named(peers, address) or self.alias(peers, address)
            known = members.pop(peer.uuid, None) if peer else None
            state = known.text if known and known.in_cluster else SETTLED
            hostname = self.shown(known) if known and self.adopts(peers) else address
            planned.append({"uuid": known.uuid if known else "", "hostname": hostname, "state": state})
        kept = self.members(members.values()) or [{"uuid": "", "hostname": self.address, "state": SETTLED}]
        return sorted(kept + planned, key=lambda member: (member["hostname"] != self.address, member["hostname"]))

    def unexpected(self, peers):
        wanted = {peer.uuid for peer in (self.named(peers, a) or self.alias(peers, a) for a in self.wanted) if peer}
        return sorted(peer.names[0] for peer in peers if not peer.own and peer.uuid not in wanted)


def shown_diff(before, after):
    return {
        "before_header": "trusted storage pool",
        "after_header": "trusted storage pool",
        "before": "".join("%(hostname)s %(state)s\n" % member for member in before),
        "after": "".join("%(hostname)s %(state)s\n" % member for member in after),
    }


def run(module, gluster):
    pool = Pool(gluster, module.params["address"], module.params["peers"], port_problem, resolved)
    try:
        peers = pool.read()
    except GlusterAbsent:
        if not module.check_mode:
            raise
        if has_peers_on_disk():
            module.warn("glusterd does not run on this host, so the members of its pool could not be compared.")
            module.exit_json(changed=False, pool=[], unexpected=[])
        module.warn("glusterd does not run on this host yet, so this shows the pool as it would be made from nothing.")
        peers = []
    before = pool.members(peers)
    for peer in peers if peers and pool.adopts(peers) else []:
        if not peer.own and pool.shown(peer) not in pool.wanted:
            module.warn("The pool was there before and is adopted as it is: it knows a server as %s." % peer.names[0])
    unexpected = pool.unexpected(peers)
    for name in unexpected:
        module.warn("%s is a member of the pool but is not listed. It was left as it is." % name)
    if module.check_mode:
        after = pool.planned(peers)
        changed = before != after
    else:
        settled, changed = pool.complete(peers)
        after = pool.members(settled)
    module.exit_json(changed=changed, pool=after, unexpected=unexpected, diff=shown_diff(before, after))


def main():
    module = AnsibleModule(
        argument_spec={
            "address": {"type": "str", "required": True},
            "peers": {"type": "list", "elements": "str", "required": True},
            "timeout": {"type": "int", "default": 120},
        },
        supports_check_mode=True,
    )
    gluster = Gluster.of(module, module.params["timeout"])
    if not gluster.installed and not module.check_mode:
        module.fail_json(msg=NOT_INSTALLED)
    try:
        run(module, gluster)
    except (GlusterFailure, PoolError) as failure:
        module.fail_json(msg=str(failure))


if __name__ == "__main__":
    main()
