import os
import unittest

import module_run
from test_nginx_site import NginxSiteCase

CONTENT = "server {\n    server_name ashleyrich.com;\n    root /mnt/x;\n}\n"
REFUSED = (
    "nginx does not accept the virtual host that was written for ashleyrich.com, and it was taken back. "
    "Give ashleyrich.com a virtual host of your own, then run again. nginx says: nginx: [emerg] no good in /etc/nginx/x:1"
)


class NginxVhostTest(NginxSiteCase):
    def setUp(self):
        super().setUp()
        self.vhost = module_run.load("nginx_vhost")
        self.path = os.path.join(self.directory, "etc/sites-available/ashleyrich.com.conf")
        self.link = os.path.join(self.directory, "etc/sites-enabled/ashleyrich.com.conf")

    def act(self, check=False, **params):
        where = {"conf": os.path.join(self.directory, "etc/nginx.conf"), "nginx": self.nginx,
                 "record_dir": os.path.join(self.directory, "record"), "server_name": "ashleyrich.com"}
        return module_run.run(self.vhost, check, **dict(where, **params))

    def write_vhost(self, check=False, content=CONTENT):
        return self.act(check, content=content)

    def gone(self):
        self.assertFalse(os.path.lexists(self.link))
        self.assertFalse(os.path.exists(self.path))
        self.assertFalse(os.path.exists(os.path.join(self.directory, "record/ashleyrich.com.vhost")))

    def test_written_enabled_once_and_taken_away(self):
        expected = {"before_header": self.path, "after_header": self.path, "before": "", "after": CONTENT}
        planned = self.write_vhost(check=True)
        self.assertEqual((True, expected), (planned["changed"], planned["diff"]))
        self.gone()
        self.assertFalse(self.due())
        self.assertTrue(self.write_vhost()["changed"])
        self.assertEqual(CONTENT, self.read("etc/sites-enabled/ashleyrich.com.conf"))
        self.assertEqual("../sites-available/ashleyrich.com.conf", os.readlink(self.link))
        self.assertEqual(0o644, os.stat(self.path).st_mode & 0o7777)
        self.assertTrue(self.due())
        self.assertFalse(self.write_vhost()["changed"])
        self.assertTrue(self.act(state="absent", check=True)["changed"])
        self.assertTrue(os.path.exists(self.link))
        self.assertTrue(self.act(state="absent")["changed"])
        self.gone()
        self.assertFalse(self.act(state="absent")["changed"])

    def test_refused_by_nginx_it_is_taken_back(self):
        self.write("reject", "/mnt/x")
        self.assertEqual(REFUSED, self.write_vhost()["msg"])
        self.gone()
        self.assertFalse(self.due())

    def test_nginx_is_asked_also_when_only_the_link_is_new(self):
        self.write_vhost()
        os.unlink(self.link)
        self.write("reject", "/mnt/x")
        self.assertEqual(REFUSED, self.write_vhost()["msg"])
        self.assertFalse(os.path.lexists(self.link))
        self.assertTrue(os.path.exists(self.path))
        self.assertTrue(self.due(), "the first one is still due")

    def test_a_new_text_that_is_refused_brings_the_old_one_back(self):
        self.write_vhost()
        self.write("reject", "/mnt/y")
        self.assertEqual(REFUSED, self.write_vhost(content=CONTENT.replace("/mnt/x", "/mnt/y"))["msg"])
        self.assertEqual(CONTENT, self.read("etc/sites-enabled/ashleyrich.com.conf"))
        self.assertTrue(self.act(state="absent")["changed"])

    def test_files_of_others_are_never_replaced(self):
        self.write("etc/sites-available/ashleyrich.com.conf", "# mine\n")
        self.assertEqual(
            self.path + ": is there and not enabled, and was not written by this role, so it was left as it is. "
            "Enable it, or move it away, then run again.",
            self.write_vhost(check=True)["msg"],
        )
        os.unlink(self.path)
        self.write("etc/sites-enabled/ashleyrich.com.conf", "# mine\n")
        self.assertEqual(
            "%s: is no link to %s, so it was left as it is. Move it away, then run again." % (self.link, self.path),
            self.write_vhost()["msg"],
        )
        self.assertFalse(self.act(state="absent")["changed"])
        self.assertEqual("# mine\n", self.read("etc/sites-enabled/ashleyrich.com.conf"))

    def test_edited_since_it_is_left_and_named(self):
        self.write_vhost()
        self.write("etc/sites-available/ashleyrich.com.conf", CONTENT + "# mine\n")
        result = self.act(state="absent")
        self.assertEqual((False, [self.path]), (result["changed"], result["left"]))
        self.assertEqual(CONTENT + "# mine\n", self.read("etc/sites-enabled/ashleyrich.com.conf"))


if __name__ == "__main__":
    unittest.main()
