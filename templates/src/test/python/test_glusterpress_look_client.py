import json
import os
import pathlib
import tempfile
import unittest
from unittest import mock

import module_run  # noqa: F401 - finds module_utils
from ansible.module_utils import look_client, look_references

SERVERS = ["10.132.0.11", "10.132.0.12"]


class LookClientTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.top = pathlib.Path(os.path.realpath(directory.name))
        self.mount = self.top / "volume"
        self.source = self.top / "site.com"
        self.write("mounts", "proc /proc proc rw 0 0\n")
        self.write("fstab", "# comment\nUUID=1 / ext4 defaults 0 1\n")

    def write(self, name, text):
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def fstab_line(self, source="10.132.0.11:/site", kind="glusterfs"):
        return "%s %s %s defaults,_netdev 0 0" % (source, self.mount, kind)

    def mounted(self, source="10.132.0.11:/site", kind="fuse.glusterfs"):
        self.mount.mkdir()
        self.write("mounts", "%s %s %s rw 0 0\n" % (source, self.mount, kind))

    def look(self, source=True):
        wanted = {
            "mounts": [{"path": str(self.mount), "volume": "site", "servers": SERVERS}],
            "sites": [{"name": "site.com", "mount": str(self.mount), "source": str(self.source) if source else None, "root": "."}],
        }
        found, conflicts = look_client.look(wanted, str(self.top / "mounts"), str(self.top / "fstab"))
        return found["mounts"][str(self.mount)], found["sites"]["site.com"], conflicts

    def test_a_fresh_client(self):
        self.write("site.com/index.php", "<?php\n")
        self.write("site.com/.htaccess", "x")
        os.link(self.source / "index.php", self.source / "again.php")
        os.symlink("index.php", self.source / "link.php")
        (self.source / "empty").mkdir()
        os.chmod(self.source, 0o2750)
        mount, site, conflicts = self.look()
        self.assertEqual([], conflicts)
        self.assertEqual(
            {"exists": False, "mounted": False, "source": None, "fstype": None, "fstab": None, "empty": True}, mount
        )
        self.assertIsNone(site["target_state"])
        self.assertEqual(
            {"exists": True, "bytes": 7, "files": 4, "uid": os.getuid(), "gid": os.stat(self.source).st_gid, "mode": "2750"},
            site["source"],
        )

    def test_a_live_client(self):
        self.write("site.com/index.php", "<?php\n")
        self.mounted()
        self.write("volume/.glusterpress/site.com.json", json.dumps({"state": "live"}))
        self.write("fstab", self.fstab_line() + "\n")
        mount, site, conflicts = self.look()
        self.assertEqual([], conflicts)
        self.assertEqual(
            {"exists": True, "mounted": True, "source": "10.132.0.11:/site", "fstype": "fuse.glusterfs",
             "fstab": self.fstab_line(), "empty": None},
            mount,
        )
        self.assertEqual({"state": "live"}, site["target_state"])
        self.assertEqual((True, None, None), (site["source"]["exists"], site["source"]["files"], site["source"]["bytes"]))

    def test_the_volume_from_a_server_that_was_replaced(self):
        self.mounted("10.132.0.99:/site")
        self.write("volume/.glusterpress/site.com.json", json.dumps({"state": "live"}))
        self.write("fstab", self.fstab_line("10.132.0.99:/site") + "\n")
        mount, site, conflicts = self.look(source=False)
        self.assertEqual([], conflicts)
        self.assertEqual("10.132.0.99:/site", mount["source"])
        self.assertEqual({"state": "live"}, site["target_state"])

    def test_a_site_without_a_source_and_a_live_one_whose_original_is_gone(self):
        self.assertEqual(({"source": None, "target_state": None}, []), self.look(source=False)[1:])
        self.mounted("10.132.0.12:site")
        self.write("volume/.glusterpress/site.com.json", json.dumps({"state": "live"}))
        self.assertEqual([], self.look()[2])

    def test_a_source_that_is_absent_or_no_directory(self):
        expected = [
            "Site site.com: its files are to be copied from %s, and there is no such directory on this host."
            " Correct copy_from in gluster.yml, or leave it out." % self.source
        ]
        self.assertEqual(expected, self.look()[2])
        self.write("site.com", "a file")
        self.assertEqual(expected, self.look()[2])

    def test_an_absent_source_is_no_conflict_while_the_volume_is_out_of_sight(self):
        self.write("fstab", self.fstab_line() + "\n")
        self.assertEqual([], self.look()[2])

    def test_a_state_that_cannot_be_read_stops_the_run(self):
        self.mounted()
        state = self.write("volume/.glusterpress/site.com.json", '{"state": ')
        self.assertEqual(
            [
                "Site site.com: %s says how far the move to the volume is, and cannot be read (Expecting value: line 1 column 11"
                " (char 10)). Nothing was changed. See that all clients and servers are up; if the file is damaged, restore it:"
                " without it files on the volume could be overwritten." % state
            ],
            self.look()[2],
        )
        state.write_text("[]")
        self.assertIn("cannot be read (it is not a JSON object)", self.look()[2][0])

    def test_all_conflicts_of_a_mount_point_at_once(self):
        for name in "abcde":
            self.write("volume/" + name, "")
        foreign = self.fstab_line("10.9.9.9:/export", "nfs")
        self.write("fstab", self.fstab_line("10.132.0.11:/other") + "\n" + foreign + "\n" + self.fstab_line() + "\n")
        mount, _site, conflicts = self.look(source=False)
        self.assertFalse(mount["empty"])
        self.assertEqual(
            [
                "Mount point %s is not empty: it holds a, b, c and 2 more, which would be hidden below the volume."
                " Move it away, or choose another mount in gluster.yml." % self.mount,
                "/etc/fstab has another file system for %s: %s. Remove that line, or choose another mount in gluster.yml."
                % (self.mount, self.fstab_line("10.132.0.11:/other")),
                "/etc/fstab has another file system for %s: %s. Remove that line, or choose another mount in gluster.yml."
                % (self.mount, foreign),
            ],
            conflicts,
        )

    def test_something_else_mounted(self):
        for source, kind in (("tmpfs", "tmpfs"), ("10.132.0.11:/other", "fuse.glusterfs"), ("10.132.0.11:/site", "nfs")):
            with self.subTest(source):
                self.mounted(source, kind)
                self.assertEqual(
                    [
                        "Mount point %s: %s (%s) is mounted there, and 10.132.0.11:/site is wanted."
                        " Unmount it and take it out of /etc/fstab, or choose another mount in gluster.yml."
                        % (self.mount, source, kind)
                    ],
                    self.look(source=False)[2],
                )
                self.mount.rmdir()

    def test_an_automount_that_waits_is_not_something_else(self):
        self.mounted("systemd-1", "autofs")
        self.write("volume/index.php", "a file on the volume")
        self.write("fstab", self.fstab_line() + "\n")
        listed = []
        with mock.patch.object(look_client.os, "listdir", listed.append):
            mount, _site, conflicts = self.look(source=False)
        self.assertEqual(([], []), (listed, conflicts))
        self.assertEqual(
            {"exists": True, "mounted": False, "source": None, "fstype": None, "fstab": self.fstab_line(), "empty": None}, mount
        )
        self.write("mounts", "systemd-1 {0} autofs rw 0 0\n10.132.0.11:/site {0} fuse.glusterfs rw 0 0\n".format(self.mount))
        self.assertTrue(self.look(source=False)[0]["mounted"])

    def test_a_mount_point_that_is_a_file_or_a_link(self):
        expected = [
            "Mount point %s exists and is not a directory. Move it away, or choose another mount in gluster.yml." % self.mount
        ]
        self.write("volume", "")
        self.assertEqual(expected, self.look(source=False)[2])
        self.mount.unlink()
        self.mount.symlink_to("/")
        self.assertEqual(expected, self.look(source=False)[2])

    def test_decodes_spaces_in_the_tables(self):
        table = self.write("table", "a:/b /srv/with\\040space/ glusterfs defaults 0 0\n\n   # x y z\nshort line\n")
        self.assertEqual(
            [["a:/b", "/srv/with space", "glusterfs", "defaults", "0", "0"]],
            [fields for _line, fields in look_client.table_lines(str(table))],
        )
        self.assertEqual([], look_client.table_lines(str(self.top / "absent")))


class LookReferencesTest(unittest.TestCase):
    OLD, NEW = "/home/ashley/site.com", "/home/ashley/volume"

    def found(self, files, moved=None):
        with tempfile.TemporaryDirectory() as top:
            for name, text in files.items():
                path = pathlib.Path(top, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                if text.startswith("-> "):
                    path.symlink_to(pathlib.Path(top, text[3:]))
                else:
                    path.write_text(text)
            lines = look_references.references({self.OLD: self.NEW} if moved is None else moved, top)
            return [(line["file"][len(top) :], line["line"], line["text"], line["instead"]) for line in lines]

    def test_looks_into_cron_logrotate_php_and_systemd(self):
        line = "\n  x %s/y\n" % self.OLD
        places = [
            "etc/cron.d/wp", "etc/cron.daily/x", "etc/cron.hourly/x", "etc/cron.monthly/x", "etc/cron.weekly/x", "etc/crontab",
            "etc/logrotate.conf", "etc/logrotate.d/nginx", "etc/php/8.2/fpm/php.ini", "etc/php/8.2/fpm/pool.d/www.conf",
            "etc/systemd/system/wp.service", "etc/systemd/system/wp.timer", "var/spool/cron/crontabs/ashley",
        ]
        elsewhere = ["etc/nginx/sites-enabled/x", "etc/systemd/system/wp.mount", "etc/php/8.2/fpm/notes.txt", "home/ashley/x.conf"]
        expected = ("x /home/ashley/site.com/y", "x /home/ashley/volume/y")
        self.assertEqual(
            [("/" + place, 2) + expected for place in places], self.found(dict.fromkeys(places + elsewhere, line))
        )

    def test_names_the_path_as_a_whole_or_something_below_it(self):
        matching = ["cd {0}", "cd {0}/ && x", "root={0};", '"{0}"', "open_basedir = {0}:/tmp", "{0}/*.log {{", "in {0}."]
        others = ["{0}.old/x", "{0}-old", "{0}2", "/mnt{0}", "# cd {0}", "; x = {0}", "{0}~"]
        text = "\n".join(line.format(self.OLD) for line in matching + others)
        found = self.found({"etc/crontab": text})
        self.assertEqual([line.format(self.OLD) for line in matching], [entry[2] for entry in found])
        self.assertEqual([line.format(self.NEW) for line in matching], [entry[3] for entry in found])

    def test_names_a_file_once_and_nothing_when_nothing_moved(self):
        files = {"etc/php/8.2/mods-available/x.ini": self.OLD, "etc/php/8.2/fpm/conf.d/20-x.ini": "-> etc/php/8.2/mods-available/x.ini"}
        self.assertEqual(1, len(self.found(files)))
        self.assertEqual([], self.found(files, moved={}))


if __name__ == "__main__":
    unittest.main()
