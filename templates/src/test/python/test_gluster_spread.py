import os
import tempfile
import unittest
from unittest import mock

import module_run

gluster_spread = module_run.load("gluster_spread")

CONTENT = "Made while gluster1 was away.\n"


class GlusterSpreadTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = os.path.join(directory.name, ".glusterpress", "made")

    def spread(self, sets, where, **params):
        """The module's result on a volume where `where` tells the replica set of a file number."""

        def getxattr(path, name):
            self.assertEqual("trusted.glusterfs.pathinfo", name)
            told = where(int(os.path.basename(path)))
            brick = "<POSIX(/srv/gluster/site):gluster2:/srv/gluster/site/made/1>"
            return ("(<DISTRIBUTE:site-dht> (<REPLICATE:site-replicate-%s> %s))" % (told, brick)).encode()

        with mock.patch.object(os, "getxattr", getxattr):
            return module_run.run(gluster_spread, directory=self.directory, content=CONTENT, sets=sets, **params)

    def read(self):
        found = {}
        for name in os.listdir(self.directory):
            with open(os.path.join(self.directory, name), encoding="utf-8") as file:
                found[name] = file.read()
        return found

    def test_one_file_does_where_there_is_one_set(self):
        result = self.spread(1, lambda number: 0)
        self.assertEqual((True, os.path.join(self.directory, "1"), 1), (result["changed"], result["last"], result["files"]))
        self.assertEqual({"1": CONTENT}, self.read())
        self.assertEqual(0o700, os.stat(self.directory).st_mode & 0o777)

    def test_goes_on_until_each_set_has_a_file(self):
        result = self.spread(3, lambda number: {1: 2, 2: 2, 3: 0, 4: 2, 5: 1}[number])
        self.assertEqual((os.path.join(self.directory, "5"), 5), (result["last"], result["files"]))
        self.assertEqual(dict.fromkeys("12345", CONTENT), self.read())

    def test_sets_have_numbers_of_several_digits(self):
        self.assertEqual(12, self.spread(12, lambda number: number - 1)["files"])

    def test_writes_anew_what_an_earlier_drill_left(self):
        os.makedirs(self.directory)
        with open(os.path.join(self.directory, "1"), "w", encoding="utf-8") as file:
            file.write("from an earlier drill, and longer than what comes now\n")
        self.spread(1, lambda number: 0)
        self.assertEqual({"1": CONTENT}, self.read())

    def test_says_which_sets_get_no_file(self):
        self.assertEqual(
            "None of 2000 files in %s went to replica set 1 and 3 of the volume, counted from 0. Its bricks may be full, see"
            " `gluster volume status` with `detail`, or its range empty, which `gluster volume rebalance` with `fix-layout` mends."
            % self.directory,
            self.spread(4, lambda number: number % 2 * 2)["msg"],
        )

    def test_says_what_it_cannot_read(self):
        self.assertEqual(
            "Gluster does not tell which replica set holds %s/1:"
            " (<DISTRIBUTE:site-dht> (<REPLICATE:site-replicate-?> <POSIX(/srv/gluster/site):gluster2:/srv/gluster/site/made/1>))"
            % self.directory,
            self.spread(1, lambda number: "?")["msg"],
        )

    def test_says_why_no_file_can_be_made(self):
        with mock.patch.object(os, "makedirs", side_effect=OSError(107, "Transport endpoint is not connected")):
            self.assertEqual(
                "No file can be made in %s: Transport endpoint is not connected." % self.directory,
                self.spread(1, lambda number: 0)["msg"],
            )


if __name__ == "__main__":
    unittest.main()
