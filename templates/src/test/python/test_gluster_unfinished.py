import errno
import os
import tempfile
import time
import unittest
from unittest import mock

import module_run

gluster_unfinished = module_run.load("gluster_unfinished")

STILL_SERVED = (
    "A process still serves the brick %s, so nothing on it was looked at. `gluster volume status` on another server and"
    " `pgrep -a glusterfsd` here tell which; this is done only while the server is down."
)


class GlusterUnfinishedTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.brick = os.path.join(directory.name, "site")
        self.proc = os.path.join(directory.name, "proc")
        os.makedirs(os.path.join(self.brick, ".glusterfs", "indices"))
        os.makedirs(self.proc)
        self.gfids = set()

    def make(self, name, content="", gfid=True):
        """A file as a brick has it: one with a gfid has a second name below .glusterfs."""
        path = os.path.join(self.brick, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        if gfid:
            self.gfids.add(path)
            os.link(path, os.path.join(self.brick, ".glusterfs", "%d" % len(self.gfids)))
        return path

    def make_directory(self, name, gfid=True):
        path = os.path.join(self.brick, name)
        os.makedirs(path)
        if gfid:
            self.gfids.add(path)
        return path

    def serve(self, *arguments):
        directory = os.path.join(self.proc, "4711")
        os.makedirs(directory)
        with open(os.path.join(directory, "cmdline"), "wb") as file:
            file.write(b"\0".join(os.fsencode(argument) for argument in arguments) + b"\0")

    def getxattr(self, path, name, follow_symlinks=True):
        self.assertEqual(("trusted.gfid", False), (name, follow_symlinks))
        if path not in self.gfids:
            raise OSError(errno.ENODATA, "No data available", path)
        return b"\0" * 16

    def run_module(self, check=False, **params):
        served = gluster_unfinished.served
        with mock.patch.object(os, "getxattr", self.getxattr), mock.patch.object(
            gluster_unfinished, "served", lambda brick: served(brick, self.proc)
        ):
            return module_run.run(gluster_unfinished, check=check, bricks=[self.brick], **params)

    def files(self):
        found = [os.path.join(directory, name) for directory, names, files in os.walk(self.brick) for name in names + files]
        return sorted(path for path in found if "/.glusterfs" not in path)

    def test_removes_what_has_no_gfid_yet(self):
        uploads = self.make_directory("web/uploads")
        self.gfids.add(os.path.dirname(uploads))
        whole, empty = self.make("web/uploads/whole", "content"), self.make("web/uploads/empty")
        file, directory = self.make("web/uploads/file", gfid=False), self.make_directory("web/directory", gfid=False)
        for check in (True, False):
            result = self.run_module(check)
            self.assertEqual((True, [directory, file]), (result["changed"], result["removed"]))
        self.assertEqual([os.path.dirname(uploads), uploads, empty, whole], self.files())
        self.assertEqual((False, []), tuple(self.run_module()[key] for key in ("changed", "removed")))

    def test_leaves_alone_what_has_something_in_it(self):
        left = [self.make("file", "content", gfid=False), self.make("directory/in it", "content", gfid=False)]
        os.symlink("file", os.path.join(self.brick, "link"))
        os.mkfifo(os.path.join(self.brick, "pipe"))
        self.assertFalse(self.run_module()["changed"])
        self.assertTrue(set(left) < set(self.files()))
        self.assertEqual(5, len(self.files()))

    def test_leaves_alone_what_is_older_than_the_kill(self):
        path = self.make("file", gfid=False)
        now = time.time()
        with mock.patch.object(time, "time", lambda: now + 301):
            self.assertFalse(self.run_module()["changed"])
            self.assertEqual([path], self.run_module(within=3600)["removed"])

    def test_leaves_alone_an_empty_file_with_two_names(self):
        path = self.make("file", gfid=False)
        os.link(path, os.path.join(self.brick, "other"))
        self.assertFalse(self.run_module()["changed"])

    def test_leaves_gluster_s_own_directory_alone(self):
        own = os.path.join(self.brick, ".glusterfs", "indices", "xattrop")
        with open(own, "w", encoding="utf-8"):
            self.run_module()
        self.assertTrue(os.path.exists(own))

    def test_refuses_while_the_brick_is_served(self):
        path = self.make("file", gfid=False)
        self.serve("/usr/sbin/glusterfsd", "-s", "10.132.0.11", "--brick-name", self.brick, "-l", "/var/log/x.log")
        result = self.run_module()
        self.assertEqual((True, STILL_SERVED % self.brick), (result["failed"], result["msg"]))
        self.assertEqual([path], self.files())

    def test_another_brick_may_be_served(self):
        self.make("file", gfid=False)
        self.serve("/usr/sbin/glusterfsd", "--brick-name", self.brick + "2")
        self.assertTrue(self.run_module()["changed"])

    def test_says_what_cannot_be_read(self):
        path = self.make("file", gfid=False)
        with mock.patch.object(gluster_unfinished, "has_gfid", side_effect=OSError(errno.EIO, "Input/output error", path)):
            self.assertEqual("%s: Input/output error. See that the brick's file system is sound." % path, self.run_module()["msg"])


if __name__ == "__main__":
    unittest.main()
