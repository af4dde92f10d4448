import os
import tempfile
import unittest

import gluster_recorded
import module_run
from gluster_recorded import Recorded

gluster_profile = module_run.load("gluster_profile")

OFF = ("volume info all", "volume-info-started")
ON = ("volume info all", "volume-info-profiling")
START = ("volume profile site start", "volume-profile-start")
CLEAR = ("volume profile site info clear", "volume-profile-clear")
INFO = ("volume profile site info", "volume-profile-info")
STOP = ("volume profile site stop", "volume-profile-stop")
SERVED = [
    {"brick": "10.132.0.11:/data/a/site", "reads": 8, "bytes_read": 0, "bytes_written": 6},
    {"brick": "10.132.0.12:/data/a/site", "reads": 11, "bytes_read": 6, "bytes_written": 6},
]


class GlusterProfileTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.state = os.path.join(directory.name, "glusterpress")

    def profile(self, state, *steps, **params):
        params = dict({"name": "site", "state": state, "state_dir": self.state}, **params)
        return gluster_recorded.run(gluster_profile, Recorded(*steps), **params)

    def told(self, result):
        return {key: result.get(key) for key in ("changed", "foreign", "bricks")}

    def marks(self):
        return os.listdir(self.state) if os.path.exists(self.state) else []

    def test_counts_from_zero_and_ends_what_it_began(self):
        started = self.profile("started", OFF, START, CLEAR)
        self.assertEqual({"changed": True, "foreign": False, "bricks": None}, self.told(started))
        self.assertEqual((["profile-site"], 0o700), (self.marks(), os.stat(self.state).st_mode & 0o777))
        stopped = self.profile("stopped", ON, INFO, STOP)
        self.assertEqual({"changed": True, "foreign": False, "bricks": SERVED}, self.told(stopped))
        self.assertEqual([], self.marks())

    def test_leaves_on_what_somebody_else_turned_on(self):
        started = self.profile("started", ON, CLEAR)
        self.assertEqual({"changed": False, "foreign": True, "bricks": None}, self.told(started))
        stopped = self.profile("stopped", ON, INFO)
        self.assertEqual({"changed": False, "foreign": True, "bricks": SERVED}, self.told(stopped))

    def test_ends_what_a_run_that_died_began(self):
        self.profile("started", OFF, START, CLEAR)
        started = self.profile("started", ON, CLEAR)
        self.assertEqual({"changed": False, "foreign": False, "bricks": None}, self.told(started))
        self.assertTrue(self.profile("stopped", ON, INFO, STOP)["changed"])
        self.assertEqual([], self.marks())

    def test_nothing_to_end(self):
        self.assertEqual({"changed": False, "foreign": False, "bricks": []}, self.told(self.profile("stopped", OFF)))
        self.profile("started", OFF, START, CLEAR)
        stopped = self.profile("stopped", OFF)
        self.assertEqual({"changed": True, "foreign": False, "bricks": []}, self.told(stopped))
        self.assertEqual([], self.marks())

    def test_refuses_a_volume_that_is_not_there(self):
        result = self.profile("started", OFF, name="other")
        self.assertEqual((True, "Volume other does not exist."), (result["failed"], result["msg"]))


if __name__ == "__main__":
    unittest.main()
