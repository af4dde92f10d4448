import errno
import json
import os
import shutil
import socket
import unittest
from unittest import mock

from site_copy_case import SITE, SiteCopyCase  # before the modules' utilities: it makes them known
from ansible.module_utils import site_state
from ansible.module_utils.site_rsync import Item, _anchored


class ForwardTest(SiteCopyCase):
    def test_the_way_to_live(self):
        self.assertEqual([True, "copied", 5, 15, 5, 0], self.brief(self.phase("first")))
        self.put(self.source, "public/upload.jpg", "late upload")
        os.unlink(os.path.join(self.source, "public/.htaccess"))
        self.assertEqual([True, "verified", 5, 22, 1, 1], self.brief(self.phase("final")))
        self.assertEqual([True, "live", 5, 22, 0, 0], self.brief(self.phase("live")))
        self.assertEqual(["a *b?[c]\n\\d é", "logs", "public"], sorted(set(os.listdir(self.target)) - {".glusterpress"}))
        self.assertEqual("index.php", os.readlink(os.path.join(self.target, "public/link")))
        self.assertEqual(2, os.stat(os.path.join(self.target, "public/hard")).st_nlink)
        self.assertEqual(0o700, os.stat(os.path.join(self.target, "logs")).st_mode & 0o7777)
        self.assertEqual(0o750, os.stat(self.target).st_mode & 0o7777)
        self.assertEqual(0o700, os.stat(os.path.join(self.target, ".glusterpress")).st_mode & 0o7777)

    def test_once_live_nothing_is_done_even_without_the_source(self):
        self.go_live()
        shutil.rmtree(self.source)
        for phase in ("first", "final", "live", "verify"):
            self.assertEqual([False, "live", 5, 15, 0, 0], self.brief(self.phase(phase)))

    def test_a_second_pass_changes_nothing(self):
        self.phase("first")
        self.assertEqual([False, "copied", 5, 15, 0, 0], self.brief(self.phase("first")))
        self.phase("final")
        self.assertEqual([False, "verified", 5, 15, 0, 0], self.brief(self.phase("final")))
        self.assertEqual([False, "verified", 5, 15, 0, 0], self.brief(self.phase("first")))

    def test_a_killed_first_pass_goes_on(self):
        state = {"site": SITE, "host": socket.gethostname(), "source": self.source, "state": "started", "stale": None}
        self.put(self.target, ".glusterpress/%s.json" % SITE, json.dumps(state))
        self.put(self.target, "public/index.php", "pa")
        self.assertEqual([True, "copied", 5, 15, 5, 0], self.brief(self.phase("first")))
        self.assertEqual("page", self.get(self.target, "public/index.php"))

    def test_what_changes_after_verification_is_copied_again_before_live(self):
        self.phase("first")
        self.phase("final")
        self.put(self.source, "new", "x")
        self.assertEqual([True, "copied", 6, 16, 1, 0], self.brief(self.phase("first")))
        self.refuses("live", "ashleyrich.com: the copy is copied, not verified; it cannot go live.")
        self.assertEqual([True, "verified", 6, 16, 0, 0], self.brief(self.phase("final")))

    def test_a_change_of_the_same_size_within_the_same_second_is_copied(self):
        path = os.path.join(self.source, "public/index.php")
        os.utime(path, ns=(10**18, 10**18))
        self.phase("first")
        self.put(self.source, "public/index.php", "PAGE")
        os.utime(path, ns=(10**18, 10**18 + 1))
        self.phase("final")
        self.assertEqual("PAGE", self.get(self.target, "public/index.php"))

    def test_excluded_files_are_neither_copied_nor_counted_nor_deleted(self):
        self.put(self.source, "cache/page", "x")
        self.assertEqual([True, "copied", 5, 15, 5, 0], self.brief(self.phase("first", exclude=["/cache/"])))
        self.put(self.target, "cache/page", "y")
        self.assertEqual([True, "verified", 5, 15, 0, 0], self.brief(self.phase("final", exclude=["/cache/"])))
        self.assertEqual("y", self.get(self.target, "cache/page"))

    def test_something_that_writes_all_the_time(self):
        rsync = self.put_script(
            '%s "$@" || exit\ncase "$*" in *" -n "*) ;; *) echo x >> "%s/busy";; esac\n' % (shutil.which("rsync"), self.source)
        )
        self.refuses(
            "final",
            "%s: still differs from %s after 3 passes, so something writes to it: >f.st...... busy. The site was not switched."
            % (self.target, self.source),
            rsync=rsync,
        )
        self.assertEqual("started", self.phase("verify")["state"])

    def put_script(self, text):
        path = os.path.join(self.directory, "rsync")
        with open(path, "w") as stream:
            stream.write("#!/bin/sh\n" + text)
        os.chmod(path, 0o755)
        return path

    def test_a_copy_that_rsync_calls_equal_is_still_counted(self):
        self.phase("first")
        self.put(self.target, "extra", "x")
        rsync = self.put_script('case "$*" in *%%l*) exec %s "$@";; esac\n' % shutil.which("rsync"))
        result = self.phase("final", rsync=rsync)
        owner = "%d:%d" % (os.getuid(), os.getgid())
        source = {"bytes": 15, "dirs": 2, "files": 4, "links": 1, "others": 0, "owners": {owner: 7}}
        target = dict(source, bytes=16, files=5, owners={owner: 8})
        self.assertEqual(
            "%s: does not hold what %s holds. Source: %s; target: %s. The site was not switched."
            % (self.target, self.source, json.dumps(source), json.dumps(target)),
            result["msg"],
        )

    def test_files_that_vanish_during_a_pass_are_no_failure_and_other_errors_are(self):
        self.phase("first", rsync=self.put_script('%s "$@"; exit 24\n' % shutil.which("rsync")))
        self.assertEqual("copied", self.phase("verify")["state"])
        rsync = self.put_script("echo 'rsync: write failed on x: No space left on device (28)' >&2; exit 11\n")
        self.refuses(
            "first",
            "rsync from %s to %s failed (code 11): rsync: write failed on x: No space left on device (28)"
            % (self.source, self.target),
            rsync=rsync,
        )

    def test_a_killed_rsync(self):
        self.refuses(
            "first",
            "rsync from %s to %s was killed by signal 9" % (self.source, self.target),
            rsync=self.put_script("kill -9 $$\n"),
        )


class CheckModeTest(SiteCopyCase):
    def test_the_target_is_not_mounted_yet(self):
        missing = os.path.join(self.directory, "none")
        result = self.phase("first", check=True, require_mount=True, target=missing)
        self.assertEqual([True, "copied", 5, 15, 5, 0], self.brief(result))
        self.assertEqual(
            {
                "before": "state: absent\n",
                "after": "state: copied\nfrom %s to %s\nthe site has 5 files, 15 bytes\ncopied: 5, deleted: 0\n"
                % (self.source, missing),
            },
            result["diff"],
        )
        self.assertTrue(self.phase("final", check=True, target=missing)["changed"])
        result = self.phase("live", check=True, target=missing)
        self.assertEqual({"before": "state: absent\n", "after": "state: live\n"}, result["diff"])

    def test_rsync_is_not_installed_yet(self):
        result = self.phase("first", check=True, rsync="no-such-rsync")
        self.assertEqual([True, "copied", 5, 15, 5, 0], self.brief(result))
        self.refuses("first", "no-such-rsync: no such executable; is rsync installed?", rsync="no-such-rsync")

    def test_nothing_is_written_and_the_same_is_told_as_done(self):
        check = self.phase("first", check=True)
        self.assertEqual([], os.listdir(self.target))
        self.assertEqual(check, self.phase("first"))
        self.put(self.source, "new", "x")
        os.unlink(os.path.join(self.source, "public/link"))
        check = self.phase("final", check=True)
        self.assertEqual([True, "verified", 5, 16, 1, 1], self.brief(check))
        done = self.phase("final")
        self.assertEqual("index.php", os.readlink(os.path.join(done["backup"], "public/link")))
        self.assertEqual(dict(check, backup=""), dict(done, backup=""))
        self.assertFalse(self.phase("final", check=True)["changed"])


class RefusalTest(SiteCopyCase):
    def test_not_a_mount(self):
        self.refuses(
            "first",
            self.target + ": is not a mount point; a mounted Gluster volume is needed here. Nothing was copied.",
            require_mount=True,
        )
        with mock.patch.object(site_state, "mount_type", return_value="ext4"):
            self.refuses(
                "first",
                self.target + ": is a ext4 mount; a mounted Gluster volume is needed here. Nothing was copied.",
                require_mount=True,
            )
        with mock.patch.object(site_state, "mount_type", return_value="fuse.glusterfs"):
            self.assertTrue(self.phase("first", require_mount=True)["changed"])
        missing = self.target + "/none"
        self.refuses(
            "first", missing + ": is no directory; a mounted Gluster volume is needed here. Nothing was copied.", target=missing
        )

    def test_a_dead_mount(self):
        real = os.stat

        def stat(path, *args, **kwargs):
            if path == self.target:
                raise OSError(errno.ENOTCONN, os.strerror(errno.ENOTCONN))
            return real(path, *args, **kwargs)

        with mock.patch.object(site_state.os, "stat", stat):
            for check in (False, True):
                self.refuses(
                    "first",
                    "%s: the volume is mounted but does not answer (Transport endpoint is not connected). "
                    "Check the servers and the mount, then run again." % self.target,
                    check=check,
                )

    def test_a_target_that_is_not_empty(self):
        self.put(self.target, "theirs", "x")
        self.refuses(
            "first",
            "%s: is not empty (theirs), and not a copy that was started for ashleyrich.com. "
            "Move its content away, then run again." % self.target,
        )

    def test_two_sources(self):
        self.phase("first")
        other = os.path.join(self.directory, "other")
        os.mkdir(other)
        host = socket.gethostname()
        self.refuses(
            "first",
            "%s: the copy of ashleyrich.com was started from %s on %s, not from %s on %s. Two sources are never merged."
            % (self.target, self.source, host, other, host),
            source=other,
        )

    def test_a_source_that_lost_its_files(self):
        self.phase("first")
        shutil.rmtree(self.source)
        self.refuses("final", "%s: no such directory; there is nothing to copy for ashleyrich.com." % self.source)
        os.mkdir(self.source)
        self.refuses("final", "%s: is empty, but had files when it was copied. Nothing was changed." % self.source)
        self.assertEqual("page", self.get(self.target, "public/index.php"))

    def test_trees_inside_each_other(self):
        inner = os.path.join(self.source, "volume")
        os.mkdir(inner)
        words = "; a tree cannot be copied into itself."
        self.refuses("first", "%s is inside of the source %s%s" % (inner, self.source, words), target=inner)
        os.mkdir(self.target + "/old")
        self.refuses(
            "first", "%s is inside of the target %s%s" % (self.target + "/old", self.target, words), source=self.target + "/old"
        )
        self.refuses("first", self.source + ": source and target are the same directory.", target=self.source)

    def test_a_damaged_state(self):
        self.put(self.target, ".glusterpress/%s.json" % SITE, "{")
        message = self.phase("first")["msg"]
        self.assertEqual(
            "%s/.glusterpress/ashleyrich.com.json: cannot be read (Expecting property name enclosed in double quotes: "
            "line 1 column 2 (char 1)). It says how far the copy of the site got." % self.target,
            message,
        )


class LookTest(SiteCopyCase):
    def look(self, **params):
        result = self.phase("look", **params)
        return [result[key] for key in ("changed", "state", "missing")]

    def test_how_far_it_got_and_what_is_missing(self):
        self.assertEqual([False, "absent", None], self.look())
        self.phase("first")
        self.assertEqual([False, "copied", 0], self.look())
        self.put(self.source, "new", "twelve bytes")
        os.link(os.path.join(self.source, "new"), os.path.join(self.source, "new too"))
        os.unlink(os.path.join(self.target, "a *b?[c]\n\\d é"))
        self.assertEqual([False, "copied", 15], self.look())
        self.assertEqual([False, "copied", 15], self.look(rsync="no-such-rsync"))
        self.phase("first")
        self.phase("final")
        self.phase("live")
        self.assertEqual([False, "live", None], self.look())

    def test_only_the_host_with_the_files_counts(self):
        self.phase("first")
        other = os.path.join(self.directory, "other")
        os.mkdir(other)
        self.put(other, "x", "x")
        self.assertEqual([False, "copied", None], self.look(source=other))

    def test_not_mounted(self):
        missing = os.path.join(self.directory, "none")
        self.assertEqual([False, "unknown", None], self.look(target=missing, check=True))
        self.refuses(
            "look", missing + ": is no directory; a mounted Gluster volume is needed here. Nothing was copied.", target=missing
        )


class LinkTest(SiteCopyCase):
    def link(self, name, goal):
        os.symlink(goal, os.path.join(self.source, name))

    def test_links_into_the_old_tree_are_refused(self):
        os.mkdir(os.path.join(self.source, "releases"))
        self.link("current", self.source + "/releases")
        self.link("public/home", self.source + "/")
        self.link("gone", self.source + "/x/../none")
        self.link("elsewhere", self.source + "-other/x")
        self.link("relative", "public/index.php")
        self.link("system", "/etc/hosts")
        for check in (False, True):
            self.refuses(
                "first",
                "%s: symbolic links in it name it by its absolute path, so on the volume they would lead to the old files: "
                "current -> %s/releases, gone -> %s/x/../none, public/home -> %s/. "
                "Make them relative (cd %s && ln -sfnr TARGET LINK), then run again. Nothing was copied." % ((self.source,) * 5),
                check=check,
            )
        self.assertEqual([], os.listdir(self.target))

    def test_ten_are_named_and_another_name_of_the_tree_counts(self):
        alias = os.path.join(self.directory, "alias")
        os.symlink(self.source, alias)
        for number in range(12):
            self.link("l%02d" % number, alias + "/public")
        message = self.phase("first", source=alias)["msg"]
        self.assertIn("l09 -> %s/public and 2 more. " % alias, message)

    def test_a_live_site_may_have_any(self):
        self.go_live()
        self.link("current", self.source + "/public")
        self.assertEqual([False, "live"], self.brief(self.phase("first"))[:2])


class ItemTest(unittest.TestCase):
    def test_names_are_read_as_they_are(self):
        item = Item(b">f+++++++++ a\\#012b\\#134#012")
        self.assertEqual((b"a\nb\\#012", False, True), (item.name, item.deleted, item.has_content))

    def test_owner_and_mode_are_no_content(self):
        self.assertFalse(Item(b".f...pog... x").has_content)
        self.assertFalse(Item(b".d..t...... x/").has_content)
        self.assertTrue(Item(b">f..t...... x").has_content)

    def test_patterns_match_one_name_alone(self):
        self.assertEqual([b"/a\\b", b"/a\\*\\\\b", b"/d"], [_anchored(n) for n in (b"a\\b", b"a*\\b", b"d/")])


class MountTypeTest(unittest.TestCase):
    def test_the_last_mount_of_a_place_counts(self):
        lines = b"/dev/a /srv ext4 rw 0 0\nh:/v /srv/a\\040b fuse.glusterfs rw 0 0\ntmp /srv tmpfs rw 0 0\n"
        with mock.patch("builtins.open", mock.mock_open(read_data=lines)):
            self.assertEqual("fuse.glusterfs", site_state.mount_type("/srv/a b"))
            self.assertEqual("tmpfs", site_state.mount_type("/srv"))
            self.assertIsNone(site_state.mount_type("/srv/a"))


if __name__ == "__main__":
    unittest.main()
