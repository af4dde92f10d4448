import json
import os
import shutil
import time

from site_copy_case import SITE, SiteCopyCase


class LateTest(SiteCopyCase):
    def test_files_written_to_the_old_place_are_told(self):
        self.go_live()
        self.assertEqual((0, []), tuple(self.phase("verify")[k] for k in ("late_count", "late")))
        time.sleep(0.05)
        for number in range(22):
            self.put(self.source, "cron/%02d" % number, "x")
        result = self.phase("verify")
        self.assertEqual((22, ["cron/%02d" % n for n in range(20)]), (result["late_count"], result["late"]))
        self.assertEqual(0, self.phase("verify", exclude=["/cron/"])["late_count"])


class BackTest(SiteCopyCase):
    def setUp(self):
        super().setUp()
        for name in ("edited", "deleted", "old-time", "both-a", "both-b", "gone-dir/x", "gone-dir/y"):
            self.put(self.source, name, "original", age=100)
        self.go_live()
        time.sleep(0.05)

    def test_nothing_is_lost(self):
        self.put(self.target, "edited", "on the volume")
        self.put(self.target, "uploaded", "on the volume")
        self.put(self.target, "old-time", "unpacked with an old date", age=10000)
        os.unlink(os.path.join(self.target, "deleted"))
        shutil.rmtree(os.path.join(self.target, "gone-dir"))
        self.put(self.source, "both-a", "late, older", age=50)
        self.put(self.target, "both-a", "volume, newer", age=10)
        self.put(self.source, "both-b", "late, newest", age=5)
        self.put(self.target, "both-b", "volume, older", age=10)
        self.put(self.source, "cron[1]/late*", "late")
        self.put(self.source, "gone-dir/late", "late")
        os.mkdir(os.path.join(self.source, "late-empty"))
        check = self.phase("back", check=True)
        result = self.phase("back")
        self.assertEqual({k: v for k, v in result.items() if k != "backup"}, {k: v for k, v in check.items() if k != "backup"})
        self.assertEqual([True, "rolled_back"], self.brief(result)[:2])
        self.assertEqual(["both-b", "cron[1]/late*", "gone-dir/late", "late-empty/"], result["kept"])
        texts = {name: self.get(self.source, name) for name in ("edited", "uploaded", "old-time", "both-a", "both-b")}
        self.assertEqual(
            {
                "edited": "on the volume",
                "uploaded": "on the volume",
                "old-time": "unpacked with an old date",
                "both-a": "volume, newer",
                "both-b": "late, newest",
            },
            texts,
        )
        self.assertEqual(["late"], os.listdir(os.path.join(self.source, "gone-dir")))
        self.assertTrue(self.has(self.source, "late-empty"))
        self.assertEqual("late", self.get(self.source, "cron[1]/late*"))
        self.assertFalse(self.has(self.source, "deleted"))
        saved = {name: self.get(result["backup"], name) for name in ("deleted", "edited", "both-a", "gone-dir/x", "gone-dir/y")}
        self.assertEqual(
            {"deleted": "original", "edited": "original", "both-a": "late, older", "gone-dir/x": "original", "gone-dir/y": "original"},
            saved,
        )
        self.assertEqual("volume, older", self.get(self.target, "both-b"))

    def test_twice_does_it_once(self):
        self.assertEqual([True, "rolled_back"], self.brief(self.phase("back"))[:2])
        self.put(self.target, "stale", "x")
        result = self.phase("back")
        self.assertEqual([False, "rolled_back"], self.brief(result)[:2])
        self.assertFalse(self.has(self.source, "stale"))
        self.assertEqual([], os.listdir(self.backups))

    def test_as_long_as_a_vhost_names_the_volume_it_is_done_again(self):
        self.phase("back", switched=True)
        self.put(self.source, "late", "late")
        self.put(self.target, "uploaded", "after the way back died")
        self.put(self.target, "edited", "after the way back died")
        result = self.phase("back", switched=False, switched_on=["app2"])
        self.assertEqual([True, "rolled_back"], self.brief(result)[:2])
        self.assertEqual("after the way back died", self.get(self.source, "uploaded"))
        self.assertEqual("after the way back died", self.get(self.source, "edited"))
        self.assertEqual("late", self.get(self.source, "late"))
        self.assertEqual([False, "rolled_back"], self.brief(self.phase("back", switched=False))[:2])

    def test_deploying_again_takes_the_source_and_puts_the_volume_aside(self):
        self.phase("back")
        self.put(self.source, "edited", "after the way back")
        self.put(self.target, "only-here", "volume")
        os.unlink(os.path.join(self.source, "deleted"))
        first = self.phase("first")
        self.assertEqual([True, "copied", 11, 73, 1, 0], self.brief(first))
        self.assertEqual("original", self.get(first["backup"], "edited"))
        result = self.phase("final")
        self.assertEqual([True, "verified", 11, 73], self.brief(result)[:4])
        self.assertEqual("after the way back", self.get(self.target, "edited"))
        saved = {name: self.get(result["backup"], name) for name in ("deleted", "only-here")}
        self.assertEqual({"deleted": "original", "only-here": "volume"}, saved)
        self.assertEqual([True, "live"], self.brief(self.phase("live"))[:2])

    def test_without_a_cutover_there_is_nothing_to_bring_back(self):
        shutil.rmtree(self.target)
        os.mkdir(self.target)
        self.assertEqual([False, "absent"], self.brief(self.phase("back"))[:2])
        self.phase("first")
        self.assertEqual([False, "copied"], self.brief(self.phase("back"))[:2])
        self.phase("final")
        self.assertEqual([False, "verified"], self.brief(self.phase("back"))[:2])

    def test_a_verified_copy_that_the_vhost_names_is_brought_back(self):
        path = self.target + "/.glusterpress/%s.json" % SITE
        state = json.loads(self.get("", path))
        self.put("", path, json.dumps(dict(state, state="verified")))
        self.put(self.target, "uploaded", "on the volume")
        self.assertEqual("rolled_back", self.phase("back", check=True, switched=True)["state"])
        self.assertEqual([True, "rolled_back"], self.brief(self.phase("back", switched=True))[:2])
        self.assertEqual("on the volume", self.get(self.source, "uploaded"))

    def test_the_source_is_gone(self):
        shutil.rmtree(self.source)
        self.refuses("back", "%s: no such directory. Make it with its owner and mode, then run again." % self.source)
