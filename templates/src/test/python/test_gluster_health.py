import os
import tempfile
import unittest
from unittest import mock

import gluster_recorded
import module_run
from gluster_recorded import Clock, Recorded

gluster_health = module_run.load("gluster_health")

INFO = ("volume info all", "volume-info-started")
ONLINE = ("volume status site detail", "volume-status-detail-online")
SUMMARY = "volume heal site info summary"
HEALED = [INFO, ONLINE, (SUMMARY, "volume-heal-summary-healed")]
PENDING = [INFO, ONLINE, (SUMMARY, "volume-heal-summary-pending")]
HEAL = ("volume heal site", None)
WAITS = "1 entries of 10.132.0.12:/data/a/site wait to be healed"


class GlusterHealthTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.mount = directory.name

    def health(self, *steps, check=False, **params):
        clock = Clock()
        with mock.patch.multiple(gluster_health.time, monotonic=clock, sleep=clock.sleep):
            return gluster_recorded.run(gluster_health, Recorded(*steps), check=check, **params)

    def problems(self, *steps, **params):
        return self.health(*steps, **params)["problems"]

    def client(self, number, connected=True, host="10.132.0.1%d"):
        """What a mount tells of its connection to one brick."""
        client = os.path.join(self.mount, ".meta", "graphs", "active", "site-client-%d" % (number - 1))
        os.makedirs(os.path.join(client, "options"))
        for name, content in {
            "private": "[xlator.protocol.client.site-client-0.priv]\nconnecting = 0\nconnected = %d\n" % connected,
            "options/remote-host": host % number + "\n",
            "options/remote-subvolume": "/data/a/site\n",
        }.items():
            with open(os.path.join(client, name), "w", encoding="utf-8") as file:
                file.write(content)

    def mount_problems(self, mounted=True):
        mounts = [{"name": "site", "mount": self.mount, "bricks": ["one", "two"]}]
        with mock.patch.object(os.path, "ismount", lambda path: mounted):
            result = self.health(mounts=mounts)
        return result.get("problems", [])

    def test_a_healthy_volume_is_seen_at_once(self):
        result = self.health(*HEALED, volumes=["site"], heal=True, timeout=120)
        self.assertEqual((False, 0), (result["changed"], result["waited"]))

    def test_waits_until_all_is_healed(self):
        self.assertEqual(2, self.health(*PENDING, *PENDING, *HEALED, volumes=["site"], timeout=120)["waited"])

    def test_has_the_daemons_look_every_ten_seconds(self):
        steps = PENDING * 11 + [HEAL] + PENDING * 10 + [HEAL] + HEALED
        self.assertEqual(21, self.health(*steps, volumes=["site"], timeout=120, heal=True)["waited"])

    def test_heals_nothing_unasked_or_in_check_mode(self):
        for params in ({}, {"heal": True, "check": True}):
            with self.subTest(params):
                result = self.health(*PENDING * 16, volumes=["site"], timeout=15, **params)
                self.assertEqual("Not healthy after 15.0 s: %s." % WAITS, result["msg"])

    def test_tells_all_that_is_wrong_with_a_volume(self):
        self.assertEqual([WAITS], self.problems(*PENDING, volumes=["site"]))
        split = "1 entries of 10.132.0.1%d:/data/a/site are in split-brain: gluster volume heal site info split-brain lists them"
        steps = [INFO, ONLINE, (SUMMARY, "volume-heal-summary-split-brain")]
        self.assertEqual([split % 1, split % 2], self.problems(*steps, volumes=["site"]))
        self.assertEqual(["volume other does not exist"], self.problems(INFO, volumes=["other"]))
        self.assertEqual(["volume site is created"], self.problems(("volume info all", "volume-info-created"), volumes=["site"]))
        offline = [INFO, ("volume status site detail", "volume-status-detail-offline"), (SUMMARY, "volume-heal-summary-healed")]
        self.assertEqual(["brick 10.132.0.11:/data/a/site is offline"], self.problems(*offline, volumes=["site"]))

    def test_a_healthy_mount_is_connected_to_each_brick(self):
        self.client(1)
        self.client(2)
        self.assertEqual([], self.mount_problems())

    def test_tells_what_a_mount_misses(self):
        self.assertEqual(["nothing is mounted at %s" % self.mount], self.mount_problems(mounted=False))
        self.assertEqual(
            ["the mount at %s does not answer: No such file or directory" % self.mount], self.mount_problems()
        )
        self.client(1)
        self.assertEqual(["the mount at %s knows 1 bricks of site, which has 2" % self.mount], self.mount_problems())
        self.client(2, connected=False)
        self.assertEqual(
            ["the mount at %s is not connected to brick 10.132.0.12:/data/a/site" % self.mount], self.mount_problems()
        )


if __name__ == "__main__":
    unittest.main()
