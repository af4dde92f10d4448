import errno
import os
import pathlib
import tempfile
import unittest
import uuid
from unittest import mock

import gluster_recorded
import module_run
from ansible.module_utils import gluster_brick_dir, gluster_wanted, look_host, look_storage
from gluster_recorded import Recorded

glusterpress_look = module_run.load("glusterpress_look")

ONE, TWO = "10.132.0.11", "10.132.0.12"
SITE = "f6991c06-31a2-4f1d-a0f5-471b083cec15"
DEBIAN_12 = {"id": "debian", "version_id": "12", "codename": "bookworm"}


class Commands:
    """Commands of a host by their name: what each prints."""

    def __init__(self, **printed):
        self.printed = {name.replace("_", "-"): text for name, text in printed.items()}

    def run(self, argv):
        printed = self.printed[argv[0]]
        return 0, printed if isinstance(printed, str) else printed[" ".join(argv[1:])], ""

    def host(self):
        return look_host.Host(self.run, lambda name: name if name in self.printed else None)


class LookHostTest(unittest.TestCase):
    def release(self, text):
        with tempfile.TemporaryDirectory() as directory:
            path = pathlib.Path(directory, "os-release")
            path.write_text(text)
            return look_host.distribution(str(path))

    def test_reads_the_distribution(self):
        debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nID=debian\n'
        self.assertEqual(DEBIAN_12, self.release(debian))
        ubuntu = "# comment=x\nID=ubuntu\nVERSION_ID='24.04'\nVERSION_CODENAME=noble\n"
        self.assertEqual({"id": "ubuntu", "version_id": "24.04", "codename": "noble"}, self.release(ubuntu))
        self.assertEqual({"id": "", "version_id": "", "codename": ""}, look_host.distribution("/no/such/file"))

    def conflicts(self, name, expected=None):
        distribution, _dash, version = name.partition("-")
        found = {"id": distribution, "version_id": version, "codename": ""}
        return list(look_host.distribution_conflicts(found, expected))

    def test_accepts_supported_distributions_and_the_expected_one(self):
        for name in ("debian-12", "debian-13", "ubuntu-22.04", "ubuntu-24.04"):
            self.assertEqual([], self.conflicts(name))
            self.assertEqual([], self.conflicts(name, name))

    def test_refuses_other_distributions(self):
        self.assertEqual(
            ["Distribution: this host runs debian-11, and Debian 12 and 13 and Ubuntu 22.04 and 24.04 are supported."
             " Upgrade it, or name another host in gluster.yml."],
            self.conflicts("debian-11", "debian-12"),
        )
        self.assertEqual(
            ["Distribution: gluster.yml says os: debian-13, and this host runs debian-12."
             " Correct os in gluster.yml, so that rehearsals start what runs here."],
            self.conflicts("debian-12", "debian-13"),
        )

    def test_names_missing_packages(self):
        said = "ufw installed\nrsync deinstalled\nrsync-old config-files\nglusterfs-client not-installed\n"
        host = Commands(dpkg_query=said).host()
        self.assertEqual(["rsync", "glusterfs-client", "nginx"], host.packages_missing(["ufw", "rsync", "glusterfs-client", "nginx"]))
        self.assertEqual([], host.packages_missing([]))
        self.assertEqual(["ufw"], Commands().host().packages_missing(["ufw"]))

    def test_reads_the_firewall(self):
        ufw = {
            "status": "Status: active\n\nTo  Action  From\n",
            "show added": "Added user rules (see 'ufw status' for running firewall):\n"
            "ufw allow 22/tcp\nufw allow from 10.132.0.0/24 to any port 24007 proto tcp\n",
        }
        ss = 'LISTEN 0 128 0.0.0.0:2222 0.0.0.0:* users:(("sshd",pid=1,fd=3))\n'
        self.assertEqual(
            {"ufw_installed": True, "active": True, "rescue_armed": False, "ssh_ports": [2222],
             "rules": ["allow 22/tcp", "allow from 10.132.0.0/24 to any port 24007 proto tcp"]},
            Commands(ufw=ufw, ss=ss, systemctl="").host().firewall(),
        )
        ufw = {"status": "Status: inactive\n", "show added": "Added user rules (see 'ufw status' for running firewall):\n(None)\n"}
        self.assertEqual(
            {"ufw_installed": True, "active": False, "rescue_armed": False, "ssh_ports": [], "rules": []},
            Commands(ufw=ufw).host().firewall(),
        )
        self.assertEqual(
            {"ufw_installed": False, "active": False, "rescue_armed": False, "ssh_ports": [], "rules": []},
            Commands().host().firewall(),
        )

    def test_finds_the_timer_of_a_run_that_died(self):
        listed = {
            "list-units --all --plain --no-legend glusterpress-firewall-rescue.*":
            "glusterpress-firewall-rescue.timer loaded active waiting /usr/sbin/ufw disable\n",
            "show ssh.socket --property=ActiveState,Listen": "",
        }
        self.assertIs(True, Commands(systemctl=listed).host().firewall()["rescue_armed"])

    def test_finds_the_ssh_ports_really_in_use(self):
        ss = (
            'LISTEN 0 128    0.0.0.0:22    0.0.0.0:* users:(("sshd",pid=1,fd=3))\n'
            'LISTEN 0 128       [::]:22       [::]:* users:(("sshd",pid=1,fd=4))\n'
            'LISTEN 0 128       [::]:2022     [::]:* users:(("sshd",pid=1,fd=5))\n'
            'LISTEN 0 128  127.0.0.1:6010  0.0.0.0:* users:(("sshd",pid=9,fd=7))\n'
            'LISTEN 0 128      [::1]:6010     [::]:* users:(("sshd",pid=9,fd=8))\n'
            'LISTEN 0 511          *:80          *:* users:(("nginx",pid=3,fd=6))\n'
        )
        self.assertEqual([22, 2022], Commands(ss=ss, systemctl="", sshd="port 99\n").host().ssh_ports())
        shown = "Listen=0.0.0.0:2200 (Stream)\nListen=[::]:2200 (Stream)\nActiveState=active\n"
        self.assertEqual([2200], Commands(ss="", systemctl=shown, sshd="port 99\n").host().ssh_ports())
        inactive = shown.replace("=active", "=inactive")
        self.assertEqual([99, 2022], Commands(ss="", systemctl=inactive, sshd="port 2022\nport 99\naddressfamily any\n").host().ssh_ports())


class LookStorageTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.brick = os.path.join(os.path.realpath(directory.name), "site")
        self.marks = {}
        for patch in (
            mock.patch.object(gluster_brick_dir.os, "getxattr", self.getxattr),
            mock.patch.object(gluster_brick_dir.BrickDirectory, "on_root_fs", True),
            mock.patch.object(look_storage, "resolved", lambda name: {ONE} if name == "gluster1.example.net" else {name}),
            mock.patch.object(gluster_wanted, "is_local", lambda host: host == ONE),
            mock.patch.object(look_storage, "volumes_on_disk", lambda: {"site": SITE}),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    def getxattr(self, path, name):
        if (path, name) not in self.marks:
            raise OSError(errno.ENODATA, "no such attribute")
        return self.marks[path, name]

    def look(self, *steps, installed=True, address=ONE, peers=(ONE, TWO), bricks=None, name="site", **changes):
        bricks = bricks or ["%s:%s" % (ONE, self.brick), "%s:%s" % (TWO, self.brick)]
        volume = dict({"name": name, "replica": 2, "bricks": bricks, "force": True}, **changes)
        recorded = Recorded(*steps)
        gluster = gluster_recorded.gluster(recorded, binary="/usr/sbin/gluster" if installed else None)
        found = look_storage.look(gluster, installed, {"address": address, "peers": list(peers), "volumes": [volume]})
        self.assertEqual([], recorded.steps)
        return found

    def test_a_server_before_installation(self):
        found, conflicts = self.look(installed=False, name="new")
        self.assertEqual([], conflicts)
        facts = found["bricks"].pop(self.brick)
        self.assertEqual({"gluster_installed": False, "glusterd_active": False, "pool": [], "volumes": {}, "bricks": {}}, found)
        self.assertLess(0, facts["free_bytes"])
        self.assertLessEqual(facts.pop("free_bytes"), facts.pop("total_bytes"))
        self.assertEqual({"exists": False, "empty": True, "volume_id": None, "on_root_fs": True}, facts)

    def test_a_converged_server(self):
        steps = ("volume info all", "volume-info-started"), ("pool list", "pool-list-two")
        found, conflicts = self.look(*steps, bricks=[ONE + ":/data/a/site", TWO + ":/data/a/site"], force=False)
        self.assertEqual([], conflicts)
        volume = found["volumes"]["site"]
        self.assertEqual("none", volume.pop("options")["cluster.quorum-type"])
        self.assertEqual(
            {"status": "Started", "type": "Replicate", "replica": 2, "bricks": [ONE + ":/data/a/site", TWO + ":/data/a/site"]},
            volume,
        )
        self.assertEqual(
            [("10.132.0.12", "Peer in Cluster (Connected)"), ("localhost", "Peer in Cluster (Connected)")],
            [(peer["hostname"], peer["state"]) for peer in found["pool"]],
        )

    def test_a_brick_that_cannot_be_used(self):
        steps = ("volume info all", "volume-info-no-volumes"), ("pool list", "pool-list-two")
        self.assertIn("is on the root file system, which", self.look(*steps, force=False)[1][0])
        os.mkdir(self.brick)
        self.marks[self.brick, "trusted.glusterfs.volume-id"] = uuid.UUID(SITE).bytes
        found, conflicts = self.look(*steps)
        self.assertEqual(SITE, found["bricks"][self.brick]["volume_id"])
        self.assertIn("was part of a brick before", conflicts[0])

    def test_a_volume_with_other_bricks(self):
        steps = ("volume info all", "volume-info-started"), ("pool list", "pool-list-two")
        (conflict,) = self.look(*steps)[1]
        self.assertIn("Volume site exists and has bricks 10.132.0.11:/data/a/site, 10.132.0.12:/data/a/site, and ", conflict)

    def test_a_marked_brick_is_no_conflict_while_glusterd_is_only_stopped(self):
        os.mkdir(self.brick)
        self.marks[self.brick, "trusted.glusterfs.volume-id"] = uuid.UUID(SITE).bytes
        self.assertEqual([], self.look(("volume info all", "no-daemon"))[1])
        self.assertEqual(1, len(self.look(("volume info all", "no-daemon"), name="other")[1]))

    def test_a_half_added_peer_and_an_unreadable_pool_are_no_conflicts(self):
        volumes = ("volume info all", "volume-info-no-volumes")
        self.assertEqual([], self.look(volumes, ("pool list", "pool-list-half-added"))[1])
        found, conflicts = self.look(volumes, ("pool list", "pool-list-connecting"))
        self.assertEqual(([], []), (found["pool"], conflicts))

    def test_a_pool_of_others_is_a_conflict_a_known_peer_by_another_name_is_not(self):
        volumes = ("volume info all", "volume-info-no-volumes")
        self.assertEqual(
            ["Pool: this host already belongs to a pool with 10.132.0.12, and none of them is listed in gluster.yml."
             " Take it out of that pool (`gluster peer detach 10.132.0.11` on another member of it), or name another server"
             " in gluster.yml."],
            self.look(volumes, ("pool list", "pool-list-two"), peers=[ONE, "10.132.0.99"])[1],
        )
        self.assertEqual([], self.look(volumes, ("pool list", "pool-list-reverse-name"), address=TWO)[1])


class GlusterpressLookTest(unittest.TestCase):
    def run_look(self, distribution=None, uid=0, steps=(), **params):
        host = Commands(systemctl="active\n", ss="", dpkg_query="").host()
        with mock.patch.object(glusterpress_look, "Host", lambda *_arguments: host), mock.patch.object(
            glusterpress_look, "distribution", lambda: distribution or DEBIAN_12
        ), mock.patch.object(glusterpress_look.os, "geteuid", lambda: uid):
            return gluster_recorded.run(glusterpress_look, Recorded(*steps), **params)

    def test_a_host_without_a_part_has_none(self):
        for check in (False, True):
            result = self.run_look(packages=["ufw"], check=check)
            self.assertEqual((False, None, None, [], []), tuple(result[key] for key in (
                "changed", "server", "client", "references", "conflicts")))
            self.assertEqual(["ufw"], result["packages_missing"])
            self.assertEqual(DEBIAN_12, result["distribution"])

    def test_names_all_conflicts_at_once_and_still_says_what_it_found(self):
        client = {
            "mounts": [{"path": "/proc", "volume": "site", "servers": [ONE]}],
            "sites": [{"name": "site.com", "mount": "/proc", "source": "/no/such/source"}],
        }
        steps = ("volume info all", "volume-info-started"), ("pool list", "pool-list-two")
        server = {
            "address": ONE,
            "peers": [ONE, TWO],
            "volumes": [{"name": "site", "replica": 1, "bricks": [ONE + ":/data/a/site"]}],
        }
        result = self.run_look(
            distribution={"id": "debian", "version_id": "11", "codename": "bullseye"}, steps=steps, client=client, server=server
        )
        self.assertTrue(result["failed"])
        lines = result["msg"].splitlines()
        self.assertEqual("This host is not ready, and nothing was changed on it:", lines[0])
        self.assertEqual(["- " + conflict for conflict in result["conflicts"]], lines[1:])
        starts = (
            "Distribution: this host runs debian-11",
            "Volume site exists and is Replicate with replica 2, and Distribute with replica 1 is wanted",
            "Mount point /proc: proc (proc) is mounted there",
            "Site site.com: its files are to be copied from /no/such/source",
        )
        self.assertEqual(len(starts), len(result["conflicts"]))
        for start, conflict in zip(starts, result["conflicts"]):
            self.assertEqual(start, conflict[: len(start)])
        self.assertTrue(result["server"]["glusterd_active"])
        self.assertEqual("proc", result["client"]["mounts"]["/proc"]["fstype"])

    def test_needs_root(self):
        self.assertEqual(
            "Only root can see Gluster's attributes, the firewall and crontabs. Run this with become: true.",
            self.run_look(uid=1000)["msg"],
        )


if __name__ == "__main__":
    unittest.main()
