import os
import pathlib
import tempfile
import unittest
from unittest import mock

import module_run
from ansible.module_utils import basic

fstab_entry = module_run.load("fstab_entry")

OTHERS = (
    "# /etc/fstab: static file system information.\n"
    "UUID=0a3407de-014b-458b-b5c1-848e92a327a3 /  ext4 errors=remount-ro 0 1\n"
    "\n"
    "tmpfs\t/tmp\ttmpfs\tdefaults\t0 0   # not a comment for mount\n"
    "#10.132.0.11:/site /home/ashley/site glusterfs defaults,_netdev 0 0\n"
)
OURS = (
    "10.132.0.11:/site /home/ashley/site glusterfs _netdev,nofail,negative-timeout=1,backup-volfile-servers=10.132.0.12,"
    "x-glusterpress 0 0\n"
)
NAMES = {
    "gluster1.example.net": "10.132.0.11", "gluster2.example.net": "10.132.0.12", "other.example.net": "10.9.9.9",
    "localhost": "127.0.0.1", "own.example.net": "127.0.1.1",
}


class FstabEntryTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = pathlib.Path(directory.name)
        self.fstab = self.directory / "fstab"
        self.backups = self.directory / "backups"

    def enter(self, text, check=False, **changes):
        self.fstab.write_bytes(text.encode("utf-8", "surrogateescape"))
        os.utime(self.fstab, (1, 1))
        params = {
            "path": str(self.fstab),
            "backups": str(self.backups),
            "servers": ["10.132.0.11", "10.132.0.12"],
            "volume": "site",
            "mount": "/home/ashley/site",
            "options": ["_netdev", "nofail", "negative-timeout=1", "backup-volfile-servers=10.132.0.12"],
        }
        self.warnings = []
        warn = mock.patch.object(basic.AnsibleModule, "warn", lambda _module, text: self.warnings.append(text))
        local = mock.patch.object(fstab_entry, "is_local", lambda address: address == self.own)
        with warn, local, mock.patch.object(fstab_entry.socket, "getaddrinfo", self.resolve):
            return module_run.run(fstab_entry, check=check, **dict(params, **changes))

    own = "10.132.0.21"

    def resolve(self, name, *_arguments, **_options):
        if not name or name.startswith("unknown"):
            raise OSError("Name or service not known")
        return [(0, 0, 0, "", (NAMES.get(name, name), 0))]

    def text(self):
        return self.fstab.read_bytes().decode("utf-8", "surrogateescape")

    def assert_untouched(self, text):
        self.assertEqual(text, self.text())
        self.assertEqual(1, self.fstab.stat().st_mtime)
        self.assertFalse(self.backups.exists())

    def test_adds_a_line_and_keeps_the_file_as_it_was(self):
        for text in (OTHERS, OTHERS.rstrip("\n"), ""):
            with self.subTest(text):
                result = self.enter(text)
                whole = text if text.endswith("\n") or not text else text + "\n"
                self.assertTrue(result["changed"], result)
                self.assertEqual(whole + OURS, self.text())
                self.assertEqual((text, whole + OURS), (result["diff"]["before"], result["diff"]["after"]))
                self.assertEqual(OURS, result["entry"] + "\n")
                (backup,) = self.backups.iterdir()
                self.assertRegex(backup.name, r"^fstab\.\d{8}T\d{6}$")
                self.assertEqual(text, backup.read_text())
                backup.unlink()
                self.assertEqual(0o700, self.backups.stat().st_mode & 0o777)

    def test_check_mode_says_the_same_and_touches_nothing(self):
        self.assertEqual(OTHERS + OURS, self.enter(OTHERS, check=True)["diff"]["after"])
        self.assert_untouched(OTHERS)

    def test_a_second_run_changes_nothing(self):
        for text in (OURS + OTHERS, OTHERS + OURS, OTHERS + OURS.rstrip("\n")):
            self.assertFalse(self.enter(text)["changed"])
            self.assert_untouched(text)
        self.assertEqual([], self.warnings)

    def test_replaces_its_own_line_where_it_is(self):
        result = self.enter(OURS.replace("negative-timeout=1", "negative-timeout=9") + OTHERS)
        self.assertTrue(result["changed"], result)
        self.assertEqual(OURS + OTHERS, self.text())

    def test_adopts_a_line_that_people_wrote_and_tells_what_it_lacks(self):
        for source in ("10.132.0.11:/site", "gluster2.example.net:site"):
            for mount in ("/home/ashley/site", "/home/ashley/site/", "/home//ashley/site"):
                text = OTHERS + "%s\t%s glusterfs defaults,_netdev,negative-timeout=3 0 0\n" % (source, mount)
                result = self.enter(text)
                self.assertEqual((False, True), (result["changed"], result["adopted"]), result)
                self.assertEqual(
                    [
                        "The line of site in /etc/fstab was written by hand and is adopted as it is. By negative-timeout=3 this host may"
                        " go on showing an old file for 3 s, while gluster.yml says 1 s (freshness). A line that a deployment writes"
                        " has also nofail, negative-timeout=1, backup-volfile-servers=10.132.0.12. Add to it what you want, or remove"
                        " the line and deploy: a new one is written, and what is mounted stays mounted."
                    ],
                    self.warnings,
                )
                self.assert_untouched(text)

    def test_tells_how_old_a_file_may_be_that_an_adopted_line_shows(self):
        def told(timeouts, *freshness):
            self.enter("10.132.0.11:/site /home/ashley/site glusterfs _netdev%s 0 0\n" % timeouts, options=["_netdev", *freshness])
            (warning,) = self.warnings
            return warning.partition("is adopted as it is.")[2].partition(" A line that")[0]

        two = [key + "=2" for key in ("negative-timeout", "attribute-timeout", "entry-timeout")]
        none = [option.replace("2", "0") for option in two]
        said = " By %s this host may go on showing an old file for %s s, while gluster.yml says %s s (freshness)."
        self.assertEqual("", told(",negative-timeout=2,attribute-timeout=0.5", *two))
        self.assertEqual(said % ("negative-timeout=600", 600, 2), told(",negative-timeout=600,entry-timeout=30", *two))
        self.assertEqual(said % ("entry-timeout=2.5", 2.5, 2), told(",entry-timeout=2.5", *two))
        # What is not named has Gluster's own default, and what Gluster would refuse is no number.
        self.assertEqual(said % ("entry-timeout=1", 1, 0), told(",negative-timeout=1h", *none))

    def test_adopts_an_equal_line_without_more_words(self):
        for servers in ("gluster1.example.net:/site {} backup-volfile-servers=gluster2.example.net",
                        "10.132.0.12:/site {} backupvolfile-server=gluster1.example.net"):
            source, rest = servers.split(" {} ")
            text = "%s /home/ashley/site glusterfs nofail,%s,x-systemd.automount,_netdev,negative-timeout=1 0 0\n" % (source, rest)
            self.assertTrue(self.enter(text + OTHERS)["adopted"])
            self.assertEqual(["The line of site in /etc/fstab was written by hand and is adopted as it is."], self.warnings)
            self.assert_untouched(text + OTHERS)

    def test_marks_a_line_that_an_older_deployment_wrote(self):
        older = OURS.replace(",x-glusterpress", "")
        backups = ",backup-volfile-servers=10.132.0.12"
        for text in (
            older,
            older.replace("10.132.0.11:", "10.132.0.99:").replace("timeout=1", "timeout=9").replace(backups, backups + ":10.132.0.13"),
            older.replace(backups, ""),
        ):
            with self.subTest(text):
                result = self.enter(text + OTHERS)
                self.assertEqual((True, False, []), (result["changed"], result["adopted"], self.warnings))
                self.assertEqual(OURS + OTHERS, self.text())

    def test_a_line_that_is_only_alike_was_written_by_hand(self):
        for options in (
            "_netdev,nofail",
            "nofail,_netdev,negative-timeout=1",
            "_netdev,nofail,negative-timeout=1,noatime",
            "_netdev,nofail,backup-volfile-servers=10.132.0.12,negative-timeout=1",
        ):
            with self.subTest(options):
                text = "10.132.0.11:/site /home/ashley/site glusterfs %s 0 0\n" % options
                self.assertTrue(self.enter(text)["adopted"])
                self.assert_untouched(text)

    def test_tells_each_option_that_lacks_also_where_one_is_there_several_times(self):
        text = "10.132.0.11:/site /home/ashley/site glusterfs x-systemd.requires=a.service,acl 0 0\n"
        options = ["x-systemd.requires=a.service", "x-systemd.requires=b.service", "acl", "_netdev"]
        self.assertTrue(self.enter(text, options=options)["adopted"])
        self.assertIn(" has also x-systemd.requires=b.service, _netdev. Add to it", self.warnings[0])

    def test_refuses_a_line_that_names_no_member_of_the_pool(self):
        for source, more, named in (
            ("10.9.9.9:/site", "", "10.9.9.9"),
            ("other.example.net:site", ",backupvolfile-server=10.9.9.8", "other.example.net and 10.9.9.8"),
            ("unknown:/site", "", "unknown"),
            ("localhost:/site", "", "localhost"),
        ):
            with self.subTest(source):
                text = OTHERS + "%s /home/ashley/site glusterfs defaults,_netdev%s 0 0\n" % (source, more)
                self.assertEqual(
                    "The line of site in /etc/fstab names %s, and no member of the pool (10.132.0.11, 10.132.0.12): it may mean a"
                    " volume of the same name in another pool. The line was left as it is. If it means this pool, write 10.132.0.11 for the"
                    " server in it, and run again. If not, unmount /home/ashley/site and remove the line, or choose another mount in"
                    " gluster.yml." % named,
                    self.enter(text)["msg"],
                )
                self.assert_untouched(text)

    def test_adopts_a_line_that_names_one_member_of_the_pool(self):
        for source, more in (
            ("unknown:/site", ",backup-volfile-servers=10.9.9.9:gluster2.example.net"),
            ("gluster1.example.net:/site", ""),
            ("gluster1.example.net:/site", ",backupvolfile-server=unknown"),
        ):
            with self.subTest(source):
                self.assertTrue(self.enter("%s /home/ashley/site glusterfs defaults%s 0 0\n" % (source, more))["adopted"])

    def test_adopts_a_line_of_a_server_that_names_itself(self):
        self.own = "10.132.0.12"
        for source in ("localhost:/site", "127.0.0.1:/site", "own.example.net:/site"):
            self.assertTrue(self.enter("%s /home/ashley/site glusterfs defaults 0 0\n" % source)["adopted"])

    def test_refuses_another_file_system_at_the_mount_point(self):
        for line in ("10.132.0.11:/other /home/ashley/site glusterfs defaults 0 0", "/dev/sdb1 /home/ashley/site/  ext4 defaults 0 0"):
            text = OTHERS + line + "\n"
            self.assertEqual(
                "/etc/fstab has another file system for /home/ashley/site: %s. Remove that line, or choose another mount in gluster.yml."
                % " ".join(line.split()),
                self.enter(text)["msg"],
            )
            self.assert_untouched(text)

    def test_keeps_bytes_that_are_no_text(self):
        text = "# caf\udce9\r\n" + OTHERS
        self.assertTrue(self.enter(text)["changed"])
        self.assertEqual(text + OURS, self.text())

    def test_says_when_there_is_no_fstab(self):
        self.assertIn("cannot be changed: [Errno 2]", self.enter("", path=str(self.directory / "none"))["msg"])


if __name__ == "__main__":
    unittest.main()
