import json
import os
import unittest

from test_nginx_site import MOVED, NEW, VHOST, NginxSiteCase


class OriginalTest(NginxSiteCase):
    def test_a_reload_is_due_from_the_edit_on(self):
        self.site(VHOST)
        self.present(check=True)
        self.assertFalse(self.due())
        self.present()
        self.assertTrue(self.due())
        os.unlink(os.path.join(self.directory, "record/reload-needed"))
        self.present()
        self.assertFalse(self.due())
        self.original()
        self.assertTrue(self.due())

    def test_lines_that_go_on_naming_the_volume_are_told(self):
        path = self.site(VHOST)
        self.present()
        self.assertEqual([], self.original(check=True, new_base=NEW)["still_new"])
        self.site(MOVED.replace("index index.php;", "index index.php;\n    auth_basic_user_file %s/.htpasswd;\n    alias_no %sx;" % (NEW, NEW)))
        for check in (True, False):
            result = self.original(check=check, new_base=NEW)
            self.assertEqual([path + ":12: auth_basic_user_file %s/.htpasswd" % NEW], result["still_new"])
            self.assertEqual([], result["left"])

    def test_later_edits_by_people_stay(self):
        self.site(VHOST)
        self.present()
        edited = MOVED.replace("warn", "info").replace("index index.php;", "index index.html;").replace("location /other", "location /o")
        self.site(edited.replace("alias /home/ashley/ashleyrich_com/files/", "alias /srv/files/"))
        result = self.original()
        expected = VHOST.replace("warn", "info").replace("index index.php;", "index index.html;").replace("location /other", "location /o")
        self.assertEqual(expected.replace("alias /home/ashley/ashleyrich.com/files/", "alias /srv/files/"), self.read("etc/sites-available/a"))
        path = os.path.join(self.directory, "etc/sites-available/a")
        self.assertEqual([path + ": alias /home/ashley/ashleyrich_com/files/"], result["left"])

    def test_an_added_line_that_people_changed_stays(self):
        self.site("server {\n  server_name ashleyrich.com;\n  root /x;\n  error_log stderr;\n}\n")
        self.present()
        self.site(self.read("etc/sites-available/a").replace("logs/access.log", "logs/mine.log"))
        result = self.original()
        self.assertEqual(
            "server {\n  server_name ashleyrich.com;\n  root /x;\n  access_log %s/logs/mine.log;\n  error_log stderr;\n}\n" % NEW,
            self.read("etc/sites-available/a"),
        )
        self.assertEqual(1, len(result["left"]))

    def test_a_block_that_people_put_before_ours(self):
        self.site(VHOST)
        self.present()
        new = "server {\n    listen 8080;\n    server_name ashleyrich.com;\n    return 301 https://x;\n}\n"
        self.site(new + MOVED)
        self.assertEqual([], self.original()["left"])
        self.assertEqual(new + VHOST, self.read("etc/sites-available/a"))

    def test_twice_changes_once(self):
        self.site(VHOST)
        self.present()
        self.assertTrue(self.original(check=True)["changed"])
        self.assertEqual(MOVED, self.read("etc/sites-available/a"))
        self.assertTrue(self.original()["changed"])
        self.assertFalse(self.original()["changed"])

    def test_a_record_from_a_run_that_died_before_it_wrote_does_no_harm(self):
        self.site(VHOST)
        self.present()
        record = self.read("record/ashleyrich.com.json")
        self.site(VHOST)
        result = self.original()
        self.assertEqual((False, []), (result["changed"], result["left"]))
        self.assertEqual(4, len(json.loads(record)["entries"]))

    def test_a_broken_configuration_is_mended_by_going_back(self):
        self.site(VHOST)
        self.present()
        self.write("reject", NEW)
        self.assertTrue(self.original()["changed"])
        self.assertEqual(VHOST, self.read("etc/sites-available/a"))

    def test_a_configuration_that_stays_broken_keeps_ours(self):
        self.site(VHOST)
        self.present()
        self.write("reject", "index")
        self.assertEqual(
            "nginx does not accept its configuration with ashleyrich.com re-pointed, and our edit was taken back. "
            "It was broken before we came, too. nginx says: nginx: [emerg] no good in /etc/nginx/x:1",
            self.original()["msg"],
        )
        self.assertEqual(MOVED, self.read("etc/sites-available/a"))
        self.assertTrue(os.path.exists(os.path.join(self.directory, "record/ashleyrich.com.json")))


if __name__ == "__main__":
    unittest.main()
