import unittest
from unittest import mock

import gluster_recorded
import module_run
from gluster_recorded import Recorded

gluster_pool = module_run.load("gluster_pool")

ONE, TWO, THREE = "10.132.0.11", "10.132.0.12", "10.132.0.13"
SETTLED = "Peer in Cluster (Connected)"
LIST = "pool list"
VOLUMES = "volume info all"
PROBE_TWO = "--timeout=15 peer probe 10.132.0.12"
PROBE_THREE = "--timeout=15 peer probe 10.132.0.13"
DROPPED = "port 24007/tcp cannot be reached from this host (timed out). Open 24007/tcp there for this host, and check the address"
NAMES = {"gluster1.example.net": {ONE}}


class GlusterPoolTest(unittest.TestCase):
    peers_on_disk = False

    def run_pool(self, *steps, address=ONE, peers=(ONE, TWO), closed=(), **options):
        problems = (lambda peer: DROPPED if peer in closed else None)
        resolve = (lambda name: NAMES.get(name, {name}))
        pool_on_disk = mock.patch.object(gluster_pool, "has_peers_on_disk", lambda: self.peers_on_disk)
        with pool_on_disk, mock.patch.object(gluster_pool, "port_problem", problems), mock.patch.object(gluster_pool, "resolved", resolve):
            return gluster_recorded.run(gluster_pool, Recorded(*steps), address=address, peers=list(peers), **options)

    def states(self, result):
        return [(member["hostname"], member["state"]) for member in result["pool"]]

    def test_probes_a_missing_peer_and_waits_for_it(self):
        result = self.run_pool(
            (LIST, "pool-list-alone"),
            (PROBE_TWO, "peer-probe-success"),
            (LIST, "pool-list-alone"),
            (LIST, "pool-list-two"),
        )
        self.assertTrue(result["changed"], result)
        self.assertEqual([(ONE, SETTLED), (TWO, SETTLED)], self.states(result))
        self.assertEqual("10.132.0.11 Peer in Cluster (Connected)\n", result["diff"]["before"])
        self.assertEqual(
            "10.132.0.11 Peer in Cluster (Connected)\n10.132.0.12 Peer in Cluster (Connected)\n", result["diff"]["after"]
        )

    def test_a_complete_pool_is_left_alone(self):
        for check in (False, True):
            steps = [(LIST, "pool-list-two")] * (1 if check else 2)
            result = self.run_pool(*steps, check=check)
            self.assertFalse(result["changed"], result)
            self.assertEqual(result["diff"]["before"], result["diff"]["after"])
            self.assertEqual([], result["unexpected"])

    def test_a_peer_known_by_a_reverse_name_is_probed_by_its_address(self):
        probe = "--timeout=15 peer probe 10.132.0.11"
        steps = (LIST, "pool-list-reverse-name"), (VOLUMES, "volume-info-no-volumes"), (probe, "peer-probe-back"), (LIST, "pool-list-both-names")
        result = self.run_pool(*steps, address=TWO)
        self.assertTrue(result["changed"], result)
        self.assertEqual([(TWO, SETTLED), (ONE, SETTLED)], self.states(result))
        self.assertIn("gluster1.example.net Peer in Cluster (Connected)\n", result["diff"]["before"])
        self.assertEqual([], result["unexpected"])

    def test_a_pool_that_holds_volumes_is_adopted_with_the_names_that_it_has(self):
        for check in (False, True):
            steps = [(LIST, "pool-list-reverse-name"), (VOLUMES, "volume-info-started")]
            steps += [] if check else [(LIST, "pool-list-reverse-name")]
            result = self.run_pool(*steps, address=TWO, check=check)
            self.assertFalse(result["changed"], result)
            self.assertEqual(result["diff"]["before"], result["diff"]["after"])
            self.assertEqual([(TWO, SETTLED), ("gluster1.example.net", SETTLED)], self.states(result))
            self.assertEqual([], result["unexpected"])
            self.assertEqual(
                ["The pool was there before and is adopted as it is: it knows a server as gluster1.example.net."], result["warnings"]
            )

    def test_an_adopted_pool_gets_the_member_that_it_lacks_and_nothing_else(self):
        steps = (LIST, "pool-list-reverse-name"), (VOLUMES, "volume-info-started"), (PROBE_THREE, "peer-probe-success")
        result = self.run_pool(*steps, (LIST, "pool-list-reverse-name..."), address=TWO, peers=(ONE, TWO, THREE), timeout=1)
        self.assertIn("10.132.0.13 did not become a connected member", result["msg"])
        self.assertNotIn("10.132.0.11 ", result["msg"])

    def test_a_peer_known_by_both_names_is_left_alone(self):
        result = self.run_pool(*[(LIST, "pool-list-both-names")] * 2, address=TWO)
        self.assertFalse(result["changed"], result)

    def test_check_mode_shows_the_address_that_would_be_added(self):
        result = self.run_pool((LIST, "pool-list-reverse-name"), (VOLUMES, "volume-info-no-volumes"), address=TWO, check=True)
        self.assertTrue(result["changed"], result)
        self.assertEqual(2, len(result["pool"]))
        self.assertEqual([], result["unexpected"])
        self.assertEqual(
            "10.132.0.12 Peer in Cluster (Connected)\n10.132.0.11 Peer in Cluster (Connected)\n", result["diff"]["after"]
        )

    def test_check_mode_before_installation_shows_the_whole_pool(self):
        for steps, installed in (((), False), (((LIST, "no-daemon"),), True)):
            result = self.run_pool(*steps, check=True, installed=installed)
            self.assertTrue(result["changed"], result)
            self.assertEqual([(ONE, SETTLED), (TWO, SETTLED)], self.states(result))
            self.assertEqual("", result["diff"]["before"])

    def test_check_mode_does_not_promise_a_new_pool_where_glusterd_is_only_stopped(self):
        self.peers_on_disk = True
        result = self.run_pool((LIST, "no-daemon"), check=True)
        self.assertFalse(result["changed"], result)
        self.assertEqual(
            ["glusterd does not run on this host, so the members of its pool could not be compared."], result["warnings"]
        )

    def test_check_mode_says_which_peers_would_be_mended_and_which_only_waited_for(self):
        result = self.run_pool((LIST, "pool-list-half-added"), peers=(ONE, TWO, THREE), check=True)
        self.assertTrue(result["changed"], result)
        self.assertEqual([(ONE, SETTLED), (TWO, SETTLED), (THREE, SETTLED)], self.states(result))
        result = self.run_pool((LIST, "pool-list-disconnected"), check=True)
        self.assertFalse(result["changed"], result)
        self.assertEqual([(ONE, SETTLED), (TWO, "Peer in Cluster (Disconnected)")], self.states(result))

    def test_without_gluster_a_real_run_fails(self):
        self.assertEqual(
            "Gluster is not installed on this host: there is no `gluster` command."
            " Install the package glusterfs-server here, start glusterd, and run again.",
            self.run_pool(installed=False)["msg"],
        )

    def test_a_peer_that_cannot_be_reached_is_named_and_never_probed(self):
        result = self.run_pool((LIST, "pool-list-alone"), closed=[TWO], timeout=30)
        self.assertEqual(
            "10.132.0.12 could not be added to the pool within 30 s: port 24007/tcp cannot be reached from this host"
            " (timed out). Open 24007/tcp there for this host, and check the address, and run again.",
            result["msg"],
        )

    def test_a_peer_of_another_pool_is_refused_at_once(self):
        result = self.run_pool((LIST, "pool-list-alone"), (PROBE_TWO, "peer-probe-other-pool"))
        self.assertEqual(
            "10.132.0.12 already belongs to another pool, or has volumes of its own. Nothing was changed on it."
            " See `gluster pool list` and `gluster volume info` there; take it out of that pool"
            " (`gluster peer detach` on another member of it), or name another server in gluster.yml.",
            result["msg"],
        )

    def test_a_probe_that_fails_is_tried_again(self):
        result = self.run_pool(
            (LIST, "pool-list-alone"),
            (PROBE_TWO, "peer-probe-unreachable"),
            (PROBE_TWO, "peer-probe-success"),
            (LIST, "pool-list-two"),
        )
        self.assertTrue(result["changed"], result)

    def half_added(self, *after, **options):
        return self.run_pool(*[(LIST, "pool-list-half-added")] * 18, *after, peers=(ONE, TWO, THREE), **options)

    def test_a_half_added_peer_is_detached_and_probed_again(self):
        for detached in ("peer-detach-success", "peer-detach-not-member"):
            result = self.half_added(
                ("volume info all", "volume-info-no-volumes"),
                ("peer detach 10.132.0.13", detached),
                (PROBE_THREE, "peer-probe-success"),
                (LIST, "pool-list-three"),
            )
            self.assertTrue(result["changed"], result)
            self.assertIn("10.132.0.13 Probe Sent to Peer (Connected)\n", result["diff"]["before"])
            self.assertIn("10.132.0.13 Peer in Cluster (Connected)\n", result["diff"]["after"])

    def test_a_peer_that_stays_half_added_is_mended_once_and_named(self):
        result = self.half_added(
            ("volume info all", "volume-info-no-volumes"),
            ("peer detach 10.132.0.13", "peer-detach-success"),
            (PROBE_THREE, "peer-probe-timed-out"),
            (LIST, "pool-list-half-added..."),
        )
        self.assertEqual(
            "10.132.0.13 did not become a connected member of the pool within 120 s (Probe Sent to Peer (Connected)):"
            " port 24007/tcp answers there. Open 24007/tcp on this host (10.132.0.11) for 10.132.0.13 as well, and run again.",
            result["msg"],
        )

    def test_a_half_added_peer_with_a_brick_is_never_detached(self):
        info = gluster_recorded.answer("volume-info-started").replace(
            "a8e2bd7f-ff1e-483a-a5ce-bd6dc965636d", "05ea9ed9-f851-4b85-9291-9799450de7f6"
        )
        real = gluster_recorded.answer
        with mock.patch.object(gluster_recorded, "answer", lambda name: info if name == "volume-info-started" else real(name)):
            result = self.half_added(("volume info all", "volume-info-started"))
        self.assertEqual(
            "10.132.0.13 is in the pool only by half (Probe Sent to Peer (Connected)), and has a brick of volume site, so it was"
            " not detached and probed again. Look at `gluster peer status` and /var/log/glusterfs/glusterd.log on both hosts.",
            result["msg"],
        )

    def test_a_peer_that_is_only_disconnected_is_waited_for_and_not_mended(self):
        result = self.run_pool((LIST, "pool-list-disconnected..."), closed=[TWO])
        self.assertEqual(
            "10.132.0.12 did not become a connected member of the pool within 120 s (Peer in Cluster (Disconnected)): "
            + DROPPED
            + ", and run again.",
            result["msg"],
        )

    def test_waits_while_gluster_cannot_list_the_pool(self):
        result = self.run_pool(*[(LIST, "pool-list-connecting")] * 3, *[(LIST, "pool-list-two")] * 2)
        self.assertFalse(result["changed"], result)
        self.assertEqual(
            "The members of the pool could not be listed within 120 s: gluster pool list failed without a reason (opRet -22)."
            " Gluster lists none while it is still trying to reach a new peer, for up to 130 s. Open port 24007/tcp between all"
            " servers, wait that long, and run again.",
            self.run_pool((LIST, "pool-list-connecting..."))["msg"],
        )

    def test_a_peer_that_is_not_listed_stays_and_is_named(self):
        result = self.run_pool(*[(LIST, "pool-list-two")] * 2, peers=[ONE])
        self.assertFalse(result["changed"], result)
        self.assertEqual([TWO], result["unexpected"])
        self.assertEqual(
            ["10.132.0.12 is a member of the pool but is not listed. It was left as it is."],
            result["warnings"],
        )

    def test_a_refused_and_an_unknown_address_say_what_to_do(self):
        self.assertEqual(
            "port 24007/tcp refuses the connection. Start glusterd there, or let a firewall there accept this host",
            gluster_pool.port_problem("127.0.0.1"),
        )
        self.assertEqual(
            "the name does not resolve on this host. Correct private_address in gluster.yml",
            gluster_pool.port_problem("no-such-host.invalid"),
        )


if __name__ == "__main__":
    unittest.main()
