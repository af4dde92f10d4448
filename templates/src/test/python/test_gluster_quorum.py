import unittest
from unittest import mock

import gluster_recorded
import module_run
from gluster_recorded import Recorded

gluster_quorum = module_run.load("gluster_quorum")

AUTO = (
    "Volume site has two copies and cluster.quorum-type auto: while the first server of a replica set is away, nothing can be"
    " written. No server was taken away. Set it to none (`gluster volume set site cluster.quorum-type none`), or add a third copy,"
    " and run the drill again."
)
SERVER = (
    "Volume site has cluster.server-quorum-type server in a pool of 2: while one of them is away, the other stops its bricks. No"
    " server was taken away. Set it to none (`gluster volume set site cluster.server-quorum-type none`), or add a third server, and"
    " run the drill again."
)


class GlusterQuorumTest(unittest.TestCase):
    def look(self, replica=2, pool="pool-list-two", volumes=("site",), **options):
        info = gluster_recorded.answer("volume-info-started").replace("<replicaCount>2", "<replicaCount>%d" % replica)
        self.assertIn("<name>cluster.quorum-type</name>\n            <value>none</value>", info)
        info = info.replace("<name>cluster.quorum-type</name>\n            <value>none</value>", "<name>a.b</name><value>c</value>")
        for name, value in options.items():
            option = "<option><name>cluster.%s</name><value>%s</value></option>" % (name.replace("_", "-"), value)
            info = info.replace("<options>", "<options>" + option)
        real = gluster_recorded.answer
        with mock.patch.object(gluster_recorded, "answer", lambda name: info if name == "info" else real(name)):
            return gluster_recorded.run(
                gluster_quorum, Recorded(("volume info all", "info"), ("pool list", pool)), volumes=list(volumes)
            )

    def test_a_quorum_that_one_server_alone_does_not_have_stops_the_drill(self):
        self.assertEqual(AUTO, self.look(quorum_type="auto")["msg"])
        self.assertEqual(AUTO, self.look(quorum_type="auto", server_quorum_type="server", pool="pool-list-three")["msg"])
        self.assertEqual(SERVER, self.look(quorum_type="none", server_quorum_type="server")["msg"])
        self.assertEqual(AUTO + " " + SERVER, self.look(quorum_type="auto", server_quorum_type="server")["msg"])

    def test_what_goes_on_without_a_server_passes(self):
        for options in (
            {},
            {"quorum_type": "none", "server_quorum_type": "none"},
            {"quorum_type": "auto", "replica": 3, "pool": "pool-list-three"},
            {"quorum_type": "auto", "replica": 1},
            {"server_quorum_type": "server", "replica": 3, "pool": "pool-list-three"},
        ):
            with self.subTest(options):
                self.assertEqual((False, None), (self.look(**options)["changed"], self.look(**options).get("msg")))

    def test_looks_at_the_volumes_of_the_drill_alone(self):
        self.assertFalse(self.look(quorum_type="auto", volumes=["other"])["changed"])

    def test_passes_on_what_gluster_says(self):
        result = gluster_recorded.run(gluster_quorum, Recorded(("volume info all", "no-daemon")), volumes=["site"])
        self.assertTrue(result["msg"].startswith("Quorum of the volumes: "), result)


if __name__ == "__main__":
    unittest.main()
