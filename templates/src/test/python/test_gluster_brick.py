import errno
import os
import pathlib
import tempfile
import unittest
import uuid
from unittest import mock

import gluster_recorded
import module_run
from ansible.module_utils import gluster_brick_dir
from gluster_recorded import Recorded

gluster_brick = module_run.load("gluster_brick")

NO_VOLUMES = ("volume info all", "volume-info-no-volumes")
SITE = "f6991c06-31a2-4f1d-a0f5-471b083cec15"
FOREIGN = "01234567-89ab-cdef-0123-456789abcdef"


class GlusterBrickTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.top = os.path.realpath(directory.name)
        self.marks = {}
        self.on_root_fs = False
        self.removed = []
        for patch in (
            mock.patch.object(gluster_brick.os, "geteuid", lambda: 0),
            mock.patch.object(gluster_brick_dir, "CLAIMS", self.path("state/bricks")),
            mock.patch.object(gluster_brick_dir.os, "getxattr", self.getxattr),
            mock.patch.object(gluster_brick_dir.os, "removexattr", lambda path, name: self.removed.append((path, name))),
            mock.patch.object(gluster_brick_dir.BrickDirectory, "on_root_fs", property(lambda _brick: self.on_root_fs)),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    def path(self, name):
        return os.path.join(self.top, name)

    def getxattr(self, path, name):
        if not os.path.exists(path):
            raise OSError(errno.ENOENT, "absent")
        if (path, name) not in self.marks:
            raise OSError(errno.ENODATA, "no such attribute")
        return self.marks[path, name]

    def mark(self, path, volume_id):
        self.marks[path, "trusted.glusterfs.volume-id"] = uuid.UUID(volume_id).bytes

    def run_brick(self, *steps, path="srv/gluster/site", volume="site", **options):
        return gluster_recorded.run(
            gluster_brick, Recorded(*(steps or [NO_VOLUMES])), path=self.path(path), volume=volume, **options
        )

    def test_makes_the_parents_and_leaves_the_brick_to_gluster(self):
        planned = self.run_brick(check=True)
        self.assertFalse(os.path.exists(self.path("srv")))
        self.assertFalse(os.path.exists(self.path("state")))
        made = self.run_brick()
        self.assertEqual(
            {"before": "%s absent\n%s absent\n" % (self.path("srv"), self.path("srv/gluster")),
             "after": "%s directory\n%s directory\n" % (self.path("srv"), self.path("srv/gluster"))},
            made["diff"],
        )
        self.assertEqual((True, [self.path("srv"), self.path("srv/gluster")]), (made["changed"], made["created"]))
        self.assertEqual(planned, made)
        self.assertEqual([], os.listdir(self.path("srv/gluster")))
        self.assertFalse(self.run_brick()["changed"])

    def test_check_mode_works_before_gluster_is_installed_a_real_run_does_not(self):
        result = gluster_recorded.run(
            gluster_brick, Recorded(), check=True, installed=False, path=self.path("srv/site"), volume="site"
        )
        self.assertEqual([self.path("srv")], result["created"])
        result = gluster_recorded.run(gluster_brick, Recorded(), installed=False, path=self.path("srv/site"), volume="site")
        self.assertIn("Install the package glusterfs-server here", result["msg"])

    def test_check_mode_does_not_refuse_the_volumes_own_brick_where_glusterd_is_only_stopped(self):
        os.mkdir(self.path("b"))
        self.mark(self.path("b"), SITE)
        with mock.patch.object(gluster_brick, "volumes_on_disk", lambda: {"site": SITE}):
            result = self.run_brick(("volume info all", "no-daemon"), path="b", check=True)
        self.assertFalse(result["changed"])
        self.assertEqual(
            ["glusterd does not run on this host, so the bricks of volume site could not be compared."], result["warnings"]
        )

    def test_refuses_a_brick_that_is_not_empty(self):
        for number in range(5):
            pathlib.Path(self.path("b")).mkdir(exist_ok=True)
            pathlib.Path(self.path("b"), "file%d" % number).touch()
        for force in (False, True):
            self.assertEqual(
                "Brick %s is not empty: it holds file0, file1, file2 and 2 more. Gluster would neither replicate these files nor"
                " leave them alone. Nothing was changed. Choose another path in gluster.yml, or move the files away and run again."
                % self.path("b"),
                self.run_brick(path="b", force=force)["msg"],
            )
        self.assertEqual(5, len(os.listdir(self.path("b"))))

    def test_refuses_what_is_no_directory(self):
        pathlib.Path(self.path("file")).touch()
        os.symlink(self.path("nowhere"), self.path("link"))
        for name in ("file", "link"):
            self.assertEqual(
                "Brick %s exists and is not a directory. Choose another path in gluster.yml, or move it away." % self.path(name),
                self.run_brick(path=name)["msg"],
            )

    def test_refuses_the_brick_of_another_volume_and_says_whose_it_is(self):
        os.mkdir(self.path("b"))
        self.mark(self.path("b"), SITE)
        steps = ("volume info all", "volume-info-started"), ("pool list", "pool-list-two")
        self.assertEqual(
            "Brick %s belongs to volume site (trusted.glusterfs.volume-id %s). Nothing was changed."
            " Choose another path in gluster.yml." % (self.path("b"), SITE),
            self.run_brick(*steps, path="b", volume="other", force=True)["msg"],
        )

    def test_refuses_a_brick_of_a_volume_that_nobody_knows(self):
        os.mkdir(self.path("b"))
        self.mark(self.path("b"), FOREIGN)
        self.assertEqual(
            "Brick {0} was part of a brick before: it carries trusted.glusterfs.volume-id {1}, and no volume of this pool has that"
            " id. Nothing was changed and nothing is ever wiped. Choose another path in gluster.yml, or, only if what is in {0}"
            " is not needed any more, remove {0} yourself and run again.".format(self.path("b"), FOREIGN),
            self.run_brick(path="b", force=True)["msg"],
        )
        self.assertEqual([], self.removed)

    def test_refuses_a_brick_inside_a_brick(self):
        os.makedirs(self.path("b/inner"))
        self.mark(self.path("b"), FOREIGN)
        self.marks[self.path("b/inner"), "trusted.gfid"] = b"0123456789abcdef"
        self.assertIn(
            "%s, a parent of brick %s, was part of a brick before" % (self.path("b"), self.path("b/inner/new")),
            self.run_brick(path="b/inner/new", force=True)["msg"],
        )

    def test_refuses_a_file_of_a_volume_whose_top_is_out_of_sight(self):
        os.mkdir(self.path("b"))
        self.marks[self.path("b"), "trusted.gfid"] = b"0123456789abcdef"
        self.assertIn(" it carries trusted.gfid. Nothing was changed", self.run_brick(path="b", force=True)["msg"])

    def test_the_root_file_system_needs_force_and_earns_a_warning(self):
        self.on_root_fs = True
        self.assertEqual(
            "Brick %s is on the root file system, which it can fill up until the host stops working. Nothing was changed."
            " Add a disk and put the brick there, or set force: true for this volume in gluster.yml." % self.path("srv/site"),
            self.run_brick(path="srv/site")["msg"],
        )
        self.assertFalse(os.path.exists(self.path("srv")))
        result = self.run_brick(path="srv/site", force=True)
        self.assertEqual((True, True), (result["changed"], result["on_root_fs"]))
        self.assertEqual(
            [
                "Brick %s is on the root file system: when it is full, the whole host stops working."
                " A disk of its own is safer." % self.path("srv/site")
            ],
            result["warnings"],
        )

    def test_a_mount_point_needs_force(self):
        os.mkdir(self.path("disk"))
        with mock.patch.object(gluster_brick_dir.os.path, "ismount", lambda path: path == self.path("disk")):
            self.assertEqual(
                "Brick {0} is a mount point: without its disk Gluster would write to the file system below."
                " Nothing was changed. Use a directory below it, such as {0}/brick, in gluster.yml.".format(self.path("disk")),
                self.run_brick(path="disk")["msg"],
            )
            self.assertFalse(self.run_brick(path="disk", force=True)["changed"])

    def test_a_brick_of_the_volume_itself_is_left_alone(self):
        steps = ("volume info all", "volume-info-started"), ("pool list", "pool-list-two")
        result = gluster_recorded.run(gluster_brick, Recorded(*steps), path="/data/a/site", volume="site")
        self.assertEqual((False, []), (result["changed"], result["created"]))

    def test_another_servers_brick_of_the_same_path_is_no_excuse(self):
        self.on_root_fs = True
        info = gluster_recorded.answer("volume-info-started").replace(
            "369b08df-5d2a-4357-816d-1ba8522c9e2a", "05ea9ed9-f851-4b85-9291-9799450de7f6"
        )
        real = gluster_recorded.answer
        steps = ("volume info all", "volume-info-started"), ("pool list", "pool-list-two")
        with mock.patch.object(gluster_recorded, "answer", lambda name: info if name == "volume-info-started" else real(name)):
            result = gluster_recorded.run(gluster_brick, Recorded(*steps), path="/data/a/site", volume="site")
        self.assertIn("is on the root file system", result["msg"])

    def test_takes_back_the_marks_of_a_creation_that_failed(self):
        self.run_brick(path="b")
        os.makedirs(self.path("b/.glusterfs"))
        self.mark(self.path("b"), FOREIGN)
        expected = {
            "before": "%s empty, marked by a creation of volume site that failed\n" % self.path("b"),
            "after": "%s empty\n" % self.path("b"),
        }
        planned = self.run_brick(path="b", check=True)
        self.assertEqual((True, expected), (planned["changed"], planned["diff"]))
        self.assertEqual([".glusterfs"], os.listdir(self.path("b")))
        self.assertEqual(expected, self.run_brick(path="b")["diff"])
        self.assertEqual([], os.listdir(self.path("b")))
        self.assertEqual([(self.path("b"), "trusted.glusterfs.volume-id")], self.removed)

    def test_keeps_marks_of_a_brick_that_was_claimed_but_used_or_belongs_to_others(self):
        self.run_brick(path="b")
        os.makedirs(self.path("b/.glusterfs"))
        self.mark(self.path("b"), FOREIGN)
        self.assertIn("was part of a brick before", self.run_brick(path="b", volume="other")["msg"])
        pathlib.Path(self.path("b/.glusterfs/health_check")).touch()
        self.assertIn("was part of a brick before", self.run_brick(path="b")["msg"])
        os.remove(self.path("b/.glusterfs/health_check"))
        os.mkdir(self.path("b/uploads"))
        self.assertIn("was part of a brick before", self.run_brick(path="b")["msg"])
        os.rmdir(self.path("b/uploads"))
        self.marks[self.path("b"), "trusted.gfid"] = b"0000000000000001"
        self.assertIn("was part of a brick before", self.run_brick(path="b")["msg"])
        self.assertEqual([], self.removed)

    def test_several_bricks_of_a_volume_are_claimed_on_one_host(self):
        self.run_brick(path="b1")
        self.run_brick(path="b2")
        claims = pathlib.Path(self.path("state/bricks/site"))
        self.assertEqual("%s\n%s\n" % (self.path("b1"), self.path("b2")), claims.read_text())
        self.assertEqual(0o700, os.stat(self.path("state")).st_mode & 0o777)

    def test_needs_root_and_an_absolute_path(self):
        with mock.patch.object(gluster_brick.os, "geteuid", lambda: 1000):
            result = gluster_recorded.run(gluster_brick, Recorded(), path="/b", volume="site")
        self.assertEqual(
            "Only root can read Gluster's attributes of a brick. Run this with become: true.", result["msg"]
        )
        result = gluster_recorded.run(gluster_brick, Recorded(), path="srv/b", volume="site")
        self.assertEqual("The brick's path srv/b is not absolute. Write it from / on.", result["msg"])


if __name__ == "__main__":
    unittest.main()
