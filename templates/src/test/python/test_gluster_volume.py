import pathlib
import tempfile
import unittest
from unittest import mock

import gluster_recorded
import module_run
from ansible.module_utils import gluster_brick_dir, gluster_wanted
from gluster_recorded import Recorded

gluster_volume = module_run.load("gluster_volume")

BRICKS = ["10.132.0.11:/data/a/site", "10.132.0.12:/data/a/site"]
INFO = "volume info all"
STATUS = "volume status site detail"
CREATE = "volume create site replica 2 transport tcp 10.132.0.11:/data/a/site 10.132.0.12:/data/a/site"
NEVER = (
    " Nothing was changed: growing, shrinking and replacing bricks is never done implicitly."
    " Make gluster.yml say what the volume is, or change the volume by hand (`gluster volume help`) first."
)
ABSENT = [(INFO, "volume-info-no-volumes")] * 2
PEERS = ("pool list", "pool-list-two")
EXISTING = [(INFO, "volume-info-started+managed"), PEERS]


class GlusterVolumeTest(unittest.TestCase):
    def run_volume(self, *steps, options=None, check=False, installed=True, **changes):
        params = dict({"name": "site", "replica": 2, "bricks": BRICKS, "options": options or {}}, **changes)
        local = (lambda host: host == "10.132.0.11")
        clean = mock.patch.object(gluster_volume, "refusal", self.refusal)
        claims = mock.patch.object(gluster_brick_dir, "CLAIMS", self.claims)
        with mock.patch.object(gluster_wanted, "is_local", local), mock.patch.object(gluster_volume, "is_local", local), clean, claims:
            return gluster_recorded.run(gluster_volume, Recorded(*steps), check=check, installed=installed, **params)

    def refusal(self, brick, force, volume, volumes):
        self.looked_at = (brick.path, force, volume, sorted(volumes))
        return self.refused

    refused = None
    looked_at = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.claims = directory.name

    def test_creates_sets_in_one_call_starts_and_waits(self):
        result = self.run_volume(
            *ABSENT,
            PEERS,
            (CREATE + " force", "volume-create-success"),
            ("volume set site network.ping-timeout 5 cluster.quorum-type none performance.nl-cache on user.glusterpress managed", "volume-set-many"),
            ("volume start site", "volume-start-success"),
            (STATUS, "volume-status-not-started"),
            (INFO, "volume-info-started"),
            (STATUS, "volume-status-detail-offline"),
            (INFO, "volume-info-started"),
            (STATUS, "volume-status-detail-online"),
            (INFO, "volume-info-started"),
            force=True,
            options={"network.ping-timeout": 5, "cluster.quorum-type": "none", "performance.nl-cache": True},
        )
        self.assertEqual((True, True, True), (result["changed"], result["created"], result["started"]), result)
        options = {"network.ping-timeout": "5", "cluster.quorum-type": "none", "performance.nl-cache": "on"}
        options["user.glusterpress"] = "managed"
        self.assertEqual(options, result["options_set"])
        self.assertEqual(("/data/a/site", True, "site", []), self.looked_at)
        self.assertEqual("volume site absent\n", result["diff"]["before"])
        self.assertEqual(
            "volume site Started, Replicate, replica 2\n"
            "brick 10.132.0.11:/data/a/site\n"
            "brick 10.132.0.12:/data/a/site\n"
            "cluster.quorum-type: none\n"
            "network.ping-timeout: 5\n"
            "performance.nl-cache: on\n"
            "user.glusterpress: managed\n",
            result["diff"]["after"],
        )

    def test_check_mode_says_the_same_and_touches_nothing(self):
        expected = "volume site Started, Replicate, replica 2\nbrick 10.132.0.11:/data/a/site\nbrick 10.132.0.12:/data/a/site\na.b: on\n"
        expected += "user.glusterpress: managed\n"
        for steps, installed in (((INFO, "volume-info-no-volumes"),), True), (((INFO, "no-daemon"),), True), ((), False):
            result = self.run_volume(*steps, installed=installed, check=True, options={"a.b": True})
            self.assertEqual((True, True, True), (result["changed"], result["created"], result["started"]), result)
            self.assertEqual({"before": "volume site absent\n", "after": expected}, result["diff"])
        self.assertIsNone(self.looked_at)

    def test_check_mode_does_not_promise_to_make_a_volume_that_is_only_not_running(self):
        with mock.patch.object(gluster_volume, "volumes_on_disk", lambda: {"site": "f6991c06"}):
            result = self.run_volume((INFO, "no-daemon"), check=True)
        self.assertFalse(result["changed"], result)
        self.assertEqual(
            ["glusterd does not run on this host, so the bricks and options of volume site could not be compared."],
            result["warnings"],
        )

    def test_without_gluster_a_real_run_fails(self):
        self.assertIn("Install the package glusterfs-server here", self.run_volume(installed=False)["msg"])

    def test_a_second_run_changes_nothing(self):
        options = {"network.ping-timeout": 5, "cluster.quorum-type": "none", "performance.nl-cache": True, "nfs.disable": "yes"}
        for check in (False, True):
            result = self.run_volume(*EXISTING, options=options, check=check)
            self.assertFalse(result["changed"], result)
            self.assertEqual({}, result["options_set"])
            self.assertEqual(result["diff"]["before"], result["diff"]["after"])

    def test_sets_only_options_that_differ_or_were_never_set_by_name(self):
        options = {"network.ping-timeout": 10, "performance.nl-cache": True, "cluster.quorum-reads": "no"}
        result = self.run_volume(
            *EXISTING,
            ("volume set site network.ping-timeout 10 cluster.quorum-reads no", "volume-set-many"),
            options=options,
        )
        self.assertEqual({"network.ping-timeout": "10", "cluster.quorum-reads": "no"}, result["options_set"])
        self.assertEqual((True, False, False), (result["changed"], result["created"], result["started"]))
        self.assertIn("network.ping-timeout: 5\n", result["diff"]["before"])
        self.assertIn("network.ping-timeout: 10\n", result["diff"]["after"])

    def test_starts_a_volume_that_was_only_created(self):
        result = self.run_volume(
            (INFO, "volume-info-created"),
            PEERS,
            ("volume set site user.glusterpress managed", "volume-set-many"),
            ("volume start site", "volume-start-again"),
            (STATUS, "volume-status-detail-online"),
            (INFO, "volume-info-started"),
        )
        self.assertEqual((True, False, True), (result["changed"], result["created"], result["started"]), result)
        self.assertIn("volume site Created", result["diff"]["before"])

    def test_waits_for_other_transactions(self):
        command = "volume set site network.ping-timeout 10"
        steps = EXISTING + [(command, "volume-set-race"), (command, "volume-set-many")]
        self.assertTrue(self.run_volume(*steps, options={"network.ping-timeout": 10})["changed"])

    def test_a_volume_that_another_host_made_first_is_taken_as_it_is(self):
        result = self.run_volume(
            *ABSENT,
            PEERS,
            (CREATE, "volume-create-exists"),
            *EXISTING,
            ("volume set site network.ping-timeout 9", "volume-set-many"),
            options={"network.ping-timeout": 9},
        )
        self.assertEqual((True, False, False), (result["changed"], result["created"], result["started"]), result)

    def test_refuses_other_bricks_another_replica_count_and_another_type(self):
        cases = (
            (
                {"bricks": BRICKS[:1] + ["10.132.0.12:/data/b/site"]},
                "Volume site exists and has bricks 10.132.0.11:/data/a/site, 10.132.0.12:/data/a/site,"
                " and 10.132.0.11:/data/a/site, 10.132.0.12:/data/b/site are wanted.",
            ),
            (
                {"bricks": BRICKS + ["10.132.0.13:/data/a/site"], "replica": 3},
                "Volume site exists and is Replicate with replica 2, and Replicate with replica 3 is wanted.",
            ),
            ({"replica": 1}, "Volume site exists and is Replicate with replica 2, and Distribute with replica 1 is wanted."),
            (
                {"bricks": BRICKS + ["10.132.0.11:/data/b/site", "10.132.0.12:/data/b/site"]},
                "Volume site exists and is Replicate with replica 2, and Distributed-Replicate with replica 2 is wanted.",
            ),
        )
        for changes, message in cases:
            with self.subTest(message):
                self.assertEqual(message + NEVER, self.run_volume(*EXISTING, **changes)["msg"])

    def test_the_order_within_a_replica_set_and_other_names_of_peers_make_no_other_volume(self):
        self.assertFalse(self.run_volume(*EXISTING, bricks=BRICKS[::-1])["changed"])
        steps = (INFO, "volume-info-started+managed"), ("pool list", "pool-list-both-names")
        result = self.run_volume(*steps, bricks=["gluster1.example.net:/data/a/site", "10.132.0.12:/data/a/site/"])
        self.assertFalse(result["changed"], result)

    def test_a_volume_that_was_there_before_keeps_its_options(self):
        steps = [(INFO, "volume-info-started"), PEERS]
        for check in (False, True):
            result = self.run_volume(
                *steps, check=check, options={"network.ping-timeout": 10, "performance.nl-cache": True, "a.b": "no"}
            )
            self.assertEqual((False, True, {}), (result["changed"], result["adopted"], result["options_set"]), result)
            self.assertEqual(result["diff"]["before"], result["diff"]["after"])
            self.assertEqual(
                [
                    "Volume site was there before and is adopted as it is. These options differ from those of a volume that a"
                    " deployment makes: a.b is not set and would be no; network.ping-timeout is 5 and would be 10. Set what you want"
                    " of them by hand (`gluster volume set site NAME VALUE`), or let deployments set all of them from now on:"
                    " `gluster volume set site user.glusterpress managed`."
                ],
                result["warnings"],
            )
        result = self.run_volume(*steps, options={"network.ping-timeout": 5})
        self.assertEqual(["Volume site was there before and is adopted as it is."], result["warnings"])

    def test_keeps_the_options_of_a_volume_whose_brick_a_deployment_prepared(self):
        pathlib.Path(self.claims, "site").write_text("/data/a/site\n")
        change = ("volume set site network.ping-timeout 10 user.glusterpress managed", "volume-set-many")
        for check in (False, True):
            steps = [(INFO, "volume-info-started"), PEERS] + ([] if check else [change])
            result = self.run_volume(*steps, check=check, options={"network.ping-timeout": 10})
            self.assertEqual((True, False), (result["changed"], result["adopted"]), result)
            self.assertEqual({"network.ping-timeout": "10", "user.glusterpress": "managed"}, result["options_set"])
            self.assertEqual([], result.get("warnings", []))

    def test_a_claim_of_other_bricks_makes_no_volume_ours(self):
        for name, path in (("site", "/data/b/site"), ("other", "/data/a/site")):
            pathlib.Path(self.claims, name).write_text(path + "\n")
        self.assertTrue(self.run_volume((INFO, "volume-info-started"), PEERS)["adopted"])

    def test_a_volume_that_was_made_with_host_names_is_the_same(self):
        names = {"10.132.0.11": {"10.132.0.11"}, "gluster1.example.net": {"10.132.0.11"}}
        with mock.patch.object(gluster_wanted, "resolved", lambda name: names.get(name, {name})):
            result = self.run_volume(
                (INFO, "volume-info-started"), ("pool list", "pool-list-reverse-name"),
                bricks=["10.132.0.11:/data/a/site", "10.132.0.12:/data/a/site"],
            )
        self.assertFalse(result["changed"], result)

    def test_creates_with_the_names_that_an_adopted_pool_knows(self):
        names = {"gluster1.example.net": {"10.132.0.13"}}
        steps = ABSENT + [("pool list", "pool-list-reverse-name")]
        create = "volume create site replica 2 transport tcp 10.132.0.11:/data/a/site gluster1.example.net:/data/a/site"
        with mock.patch.object(gluster_wanted, "resolved", lambda name: names.get(name, {name})):
            result = self.run_volume(*steps, (create, "volume-create-no-parent"), bricks=[BRICKS[0], "10.132.0.13:/data/a/site"])
        self.assertIn("Failed to create brick directory", result["msg"])

    def test_refuses_a_volume_with_an_arbiter(self):
        real = gluster_recorded.answer
        third = "<brick>10.132.0.13:/data/a/site<name>10.132.0.13:/data/a/site</name><hostUuid>x</hostUuid></brick></bricks>"
        info = real("volume-info-started").replace("<replicaCount>2", "<replicaCount>3").replace("<arbiterCount>0", "<arbiterCount>1")
        info = info.replace("</bricks>", third)
        with mock.patch.object(gluster_recorded, "answer", lambda name: info if name == "arbiter" else real(name)):
            result = self.run_volume((INFO, "arbiter"), PEERS, replica=3, bricks=BRICKS + ["10.132.0.13:/data/a/site"])
        self.assertEqual(
            "Volume site exists with an arbiter: brick 10.132.0.13:/data/a/site holds names and no files, so that there are 2 copies of"
            " each file and not 3. Nothing was changed. gluster.yml has no arbiters: name another volume there, or make the arbiter a"
            " full copy by hand first (`gluster volume remove-brick site replica 2 ARBITER force`, then"
            " `gluster volume add-brick site replica 3 BRICK`).",
            result["msg"],
        )

    def test_looks_at_its_own_bricks_again_before_it_creates(self):
        self.refused = "Brick /data/a/site is not empty."
        self.assertEqual("Brick /data/a/site is not empty.", self.run_volume(*ABSENT)["msg"])

    def test_passes_on_what_gluster_says(self):
        cases = (
            (ABSENT + [PEERS, (CREATE, "volume-create-no-parent")], "Volume site: Failed to create brick directory for brick"
             " 10.132.0.11:/data/a/site. Reason : No such file or directory"),
            (EXISTING + [("volume set site cluster.force-readdirp off", "volume-set-unknown-option")],
             "Volume site: option : cluster.force-readdirp does not exist Did you mean cluster.strict-readdir?"),
        )
        for steps, message in cases:
            with self.subTest(message):
                self.assertEqual(message, self.run_volume(*steps, options={"cluster.force-readdirp": False})["msg"])

    def test_names_bricks_that_do_not_come_online(self):
        result = self.run_volume(
            (INFO, "volume-info-created"),
            PEERS,
            ("volume set site user.glusterpress managed", "volume-set-many"),
            ("volume start site", "volume-start-success"),
            (STATUS, "volume-status-detail-server-lost"),
            (INFO, "volume-info-started"),
            timeout=0,
        )
        self.assertEqual(
            "Volume site was started, but within 0 s these bricks did not come online: 10.132.0.11:/data/a/site,"
            " 10.132.0.12:/data/a/site. Look at /var/log/glusterfs/bricks/ on their hosts, and check that glusterd runs there.",
            result["msg"],
        )

    def test_refuses_what_cannot_be_a_volume(self):
        cases = (
            ({"bricks": BRICKS[:1]}, "Volume site has 1 bricks, which is no multiple of replica 2."),
            ({"bricks": ["/data/a", "/data/b"]}, "Brick /data/a of volume site is not written as address:/path."),
            ({"options": {"ping-timeout": 5}}, "Option ping-timeout has no full name. Write it as in"
             " `gluster volume get all`, such as network.ping-timeout."),
            ({"options": {"a.b": ["x"]}}, "Option a.b has the value ['x']. Write a string, a number or a boolean."),
            ({"options": {"a.b": None}}, "Option a.b has the value None. Write a string, a number or a boolean."),
        )
        for changes, message in cases:
            with self.subTest(message):
                self.assertEqual(message, self.run_volume(**changes)["msg"])

    def test_creates_a_volume_of_single_copies_without_the_word_replica(self):
        wanted = ["10.132.0.11:/data/a/site"]
        self.refused = "stop"
        self.assertEqual("stop", self.run_volume(*ABSENT, replica=1, bricks=wanted)["msg"])
        self.refused = None
        steps = ABSENT + [("volume create site transport tcp 10.132.0.11:/data/a/site", "volume-create-in-use")]
        self.assertEqual(
            "Volume site: Brick: 10.132.0.11:/data/a/site not available. Brick may be containing or be contained by an existing brick.",
            self.run_volume(*steps, replica=1, bricks=wanted)["msg"],
        )


class OwnAddressTest(unittest.TestCase):
    def test_knows_addresses_of_this_host(self):
        self.assertTrue(gluster_wanted.is_local("127.0.0.1"))
        self.assertFalse(gluster_wanted.is_local("198.51.100.7"))
        self.assertFalse(gluster_wanted.is_local("no-such-host.invalid"))

    def test_the_modules_share_one_refusal(self):
        self.assertIs(gluster_brick_dir.refusal, gluster_volume.refusal)


if __name__ == "__main__":
    unittest.main()
