import os
import pathlib
import tempfile
import unittest

import gluster_recorded
from ansible.module_utils.gluster_cli import GlusterAbsent, GlusterFailure, has_peers_on_disk, volumes_on_disk
from gluster_recorded import Recorded

ONE = "369b08df-5d2a-4357-816d-1ba8522c9e2a"
TWO = "a8e2bd7f-ff1e-483a-a5ce-bd6dc965636d"


class GlusterCliTest(unittest.TestCase):
    def gluster(self, *steps, **options):
        return gluster_recorded.gluster(Recorded(*steps), **options)

    def peers(self, recording):
        return [
            (peer.uuid, peer.names, peer.text, peer.own) for peer in self.gluster(("pool list", recording)).peers()
        ]

    def test_reads_the_pool_with_all_names_of_a_peer(self):
        self.assertEqual(
            [
                (ONE, ["gluster1.example.net", "10.132.0.11"], "Peer in Cluster (Connected)", False),
                (TWO, ["localhost"], "Peer in Cluster (Connected)", True),
            ],
            self.peers("pool-list-both-names"),
        )

    def test_reads_a_half_added_and_a_disconnected_peer(self):
        states = [text for _uuid, _names, text, own in self.peers("pool-list-half-added") if not own]
        self.assertEqual(["Peer in Cluster (Connected)", "Probe Sent to Peer (Connected)"], states)
        states = [text for _uuid, _names, text, own in self.peers("pool-list-disconnected") if not own]
        self.assertEqual(["Peer in Cluster (Disconnected)"], states)

    def test_a_failure_that_exits_0_is_a_failure(self):
        with self.assertRaises(GlusterFailure) as caught:
            self.gluster(("volume create site", "volume-create-exists")).read("volume", "create", "site")
        self.assertEqual("Volume site already exists", str(caught.exception))

    def test_a_failure_without_a_reason_says_which_command_it_was(self):
        with self.assertRaises(GlusterFailure) as caught:
            self.gluster(("pool list", "pool-list-connecting")).peers()
        self.assertEqual("gluster pool list failed without a reason (opRet -22)", str(caught.exception))

    def test_keeps_the_errno_of_a_failure(self):
        with self.assertRaises(GlusterFailure) as caught:
            self.gluster(("peer probe x", "peer-probe-other-pool")).read("peer", "probe", "x")
        self.assertEqual(3, caught.exception.errno)

    def test_reads_plain_text_where_gluster_prints_no_xml(self):
        with self.assertRaises(GlusterFailure) as caught:
            self.gluster(("peer probe x", "peer-probe-timed-out")).read("peer", "probe", "x")
        self.assertEqual("Error : Request timed out", str(caught.exception))

    def test_says_when_there_is_no_daemon_and_when_there_is_no_gluster(self):
        with self.assertRaises(GlusterAbsent) as caught:
            self.gluster(("pool list", "no-daemon")).peers()
        self.assertEqual(
            "glusterd does not answer on this host. Start it (systemctl start glusterd), look at"
            " /var/log/glusterfs/glusterd.log if it does not stay up, and run again.",
            str(caught.exception),
        )
        with self.assertRaises(GlusterAbsent) as caught:
            self.gluster(binary=None).peers()
        self.assertEqual(
            "Gluster is not installed on this host: there is no `gluster` command."
            " Install the package glusterfs-server here, start glusterd, and run again.",
            str(caught.exception),
        )

    def test_a_change_waits_for_other_transactions_a_look_does_not(self):
        race = ("volume set site a.b on", "volume-set-race")
        self.gluster(race, race, ("volume set site a.b on", "volume-set-many")).change("volume", "set", "site", "a.b", "on")
        with self.assertRaises(GlusterFailure):
            self.gluster(race).read("volume", "set", "site", "a.b", "on")

    def test_a_change_waits_no_longer_than_its_timeout(self):
        recorded = Recorded(("volume set site a.b on", "volume-set-race..."))
        with self.assertRaises(GlusterFailure) as caught:
            gluster_recorded.gluster(recorded, timeout=10).change("volume", "set", "site", "a.b", "on")
        self.assertEqual(
            "Another transaction is in progress for site. Please try again after some time.", str(caught.exception)
        )
        self.assertEqual(11, len(recorded.commands))

    def test_a_change_waits_for_a_peer_that_is_still_coming_in(self):
        steps = ("volume create site", "volume-create-half-added"), ("volume create site", "volume-create-success")
        self.gluster(*steps).change("volume", "create", "site")

    def test_reads_volumes_with_options_as_set(self):
        volume = self.gluster(("volume info all", "volume-info-started")).volumes()["site"]
        self.assertEqual(("Started", "Replicate", 2), (volume.status, volume.type, volume.replica))
        self.assertEqual("f6991c06-31a2-4f1d-a0f5-471b083cec15", volume.id)
        self.assertEqual(
            [("10.132.0.11:/data/a/site", ONE), ("10.132.0.12:/data/a/site", TWO)],
            [(brick.name, brick.host_uuid) for brick in volume.bricks],
        )
        self.assertEqual(("none", "off"), (volume.options["cluster.quorum-type"], volume.options["dht.force-readdirp"]))
        self.assertEqual({}, self.gluster(("volume info all", "volume-info-no-volumes")).volumes())

    def test_reads_which_bricks_are_online(self):
        command = "volume status site detail"
        one, two = "10.132.0.11:/data/a/site", "10.132.0.12:/data/a/site"
        expected = {
            "volume-status-detail-online": {one: True, two: True},
            "volume-status-detail-offline": {one: False, two: True},
            "volume-status-detail-server-lost": {one: False},
        }
        for recording, online in expected.items():
            with self.subTest(recording):
                self.assertEqual(online, self.gluster((command, recording)).bricks_online("site"))

    def test_sees_peers_on_disk_while_glusterd_is_down(self):
        with tempfile.TemporaryDirectory() as directory:
            self.assertFalse(has_peers_on_disk(os.path.join(directory, "absent")))
            self.assertFalse(has_peers_on_disk(directory))
            pathlib.Path(directory, ONE).touch()
            self.assertTrue(has_peers_on_disk(directory))

    def test_reads_ids_of_volumes_on_disk_while_glusterd_is_down(self):
        with tempfile.TemporaryDirectory() as directory:
            os.mkdir(os.path.join(directory, "site"))
            pathlib.Path(directory, "site", "info").write_text("type=2\nvolume-id=f6991c06\nstatus=1\n")
            self.assertEqual({"site": "f6991c06"}, volumes_on_disk(directory))


if __name__ == "__main__":
    unittest.main()
