import os
import shutil
import time

from site_copy_case import SiteCopyCase


class DiedAroundTheSwitchTest(SiteCopyCase):
    def setUp(self):
        super().setUp()
        self.phase("first")
        self.phase("final")

    def test_the_vhost_names_the_volume_already(self):
        self.put(self.target, "upload", "to the volume")
        self.assertEqual([True, "live", 5, 15, 0, 0], self.brief(self.phase("first", switched=True)))
        self.assertEqual("live", self.phase("verify")["state"])
        self.assertEqual("to the volume", self.get(self.target, "upload"))

    def test_each_pass_has_a_place_of_its_own_for_what_it_replaces(self):
        self.put(self.target, "public/index.php", "by hand")
        first = self.phase("first", switched=False)
        self.put(self.source, "public/index.php", "newer page")
        final = self.phase("final", switched=False)
        self.assertNotEqual(first["backup"], final["backup"])
        self.assertEqual("by hand", self.get(first["backup"], "public/index.php"))
        self.assertEqual("page", self.get(final["backup"], "public/index.php"))

    def test_the_vhost_does_not_name_the_volume(self):
        self.put(self.target, "test.txt", "by hand")
        result = self.phase("final", switched=False)
        self.assertEqual([True, "verified", 5, 15, 0, 1], self.brief(result))
        self.assertEqual("by hand", self.get(result["backup"], "test.txt"))
        self.assertTrue(result["backup"].startswith(self.target + "/.glusterpress/ashleyrich.com-"), result["backup"])

    def test_a_copy_that_was_never_verified_cannot_be_served(self):
        shutil.rmtree(self.target)
        os.mkdir(self.target)
        self.phase("first")
        self.refuses(
            "final",
            "%s: the vhost of ashleyrich.com already names the volume, but the copy was never verified (state copied). "
            "Point the vhost to %s again, then run again." % (self.target, self.source),
            switched=True,
        )


class SwitchedByOthersTest(SiteCopyCase):
    def test_a_site_that_somebody_else_moved_is_left_as_it_is(self):
        self.put(self.target, "index.php", "on the volume")
        self.assertEqual([False, "absent"], self.brief(self.phase("first", switched=True))[:2])
        self.assertEqual("on the volume", self.get(self.target, "index.php"))

    def test_a_way_back_that_died_before_the_vhost_is_live_again(self):
        self.go_live()
        self.phase("back", switched=True)
        self.put(self.target, "upload", "after the way back died")
        self.assertEqual([True, "live"], self.brief(self.phase("first", switched=True))[:2])
        self.assertEqual("after the way back died", self.get(self.target, "upload"))
        self.phase("back", switched=True)
        self.assertEqual("after the way back died", self.get(self.source, "upload"))


class SwitchedElsewhereTest(SiteCopyCase):
    def refuses_to_go_on(self, state):
        self.put(self.target, "upload", "by app2")
        for phase in ("first", "final"):
            for check in (False, True):
                self.refuses(
                    phase,
                    "%s: the vhost of ashleyrich.com on app2 already names the volume, but the copy is not live (state %s) and the "
                    "vhost on this host names another place, so each may have files that the other lacks. Nothing was changed. Run "
                    "playbooks/rollback.yml, which brings what was written to the volume to %s and points every vhost there, then "
                    "run again." % (self.target, state, self.source),
                    check=check,
                    switched=False,
                    switched_on=["app2"],
                )
        self.assertEqual("by app2", self.get(self.target, "upload"))

    def back(self):
        time.sleep(0.05)
        self.put(self.source, "late", "by app1")
        result = self.phase("back", switched=False, switched_on=["app2"])
        self.assertEqual([True, "rolled_back"], self.brief(result)[:2])
        self.assertEqual(("by app2", "by app1"), (self.get(self.source, "upload"), self.get(self.source, "late")))
        self.phase("first", switched=False)
        self.phase("final", switched=False)
        self.assertEqual(("by app2", "by app1"), (self.get(self.target, "upload"), self.get(self.target, "late")))

    def test_a_verified_copy(self):
        self.phase("first")
        self.phase("final")
        self.refuses_to_go_on("verified")
        self.back()

    def test_a_copy_that_was_never_verified_comes_back_without_deletions(self):
        self.phase("first")
        self.put(self.source, "public/index.php", "newer in the source")
        os.unlink(os.path.join(self.target, "public/.htaccess"))
        self.refuses_to_go_on("copied")
        self.back()
        self.assertEqual("newer in the source", self.get(self.source, "public/index.php"))
        self.assertEqual("deny", self.get(self.source, "public/.htaccess"))

    def test_a_way_back_that_died_between_two_vhosts(self):
        self.go_live()
        self.phase("back", switched=True, switched_on=["app1", "app2"])
        self.refuses_to_go_on("rolled_back")
        self.back()

    def test_this_host_is_switched_too(self):
        self.phase("first")
        self.phase("final")
        result = self.phase("first", switched=True, switched_on=["app1", "app2"])
        self.assertEqual([True, "live"], self.brief(result)[:2])
