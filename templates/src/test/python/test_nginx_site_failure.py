import os
import unittest

from nginx_site_case import MOVED, NEW, VHOST, NginxSiteCase


class FailureTest(NginxSiteCase):
    def fails(self, message, **params):
        before = {name: self.read("etc/sites-available/" + name) for name in self.sites()}
        result = self.present(**params)
        self.assertTrue(result.get("failed"), result)
        self.assertEqual(message, result["msg"])
        self.assertEqual(before, {name: self.read("etc/sites-available/" + name) for name in self.sites()})
        return result

    def sites(self):
        directory = os.path.join(self.directory, "etc/sites-available")
        return os.listdir(directory) if os.path.exists(directory) else []

    def test_broken_before_we_came(self):
        self.site(VHOST)
        self.site("BROKEN", "b")
        self.fails(
            "nginx's configuration was already broken before we came, and nothing was changed. "
            "Mend it until nginx -t is content, then run again. nginx says: nginx: [emerg] no good in /etc/nginx/x:1"
        )
        self.assertFalse(os.path.exists(os.path.join(self.directory, "backups")))

    def test_our_edit_alone_is_taken_back(self):
        self.site(VHOST)
        self.write("reject", NEW)
        self.fails(
            "nginx does not accept its configuration with ashleyrich.com re-pointed, and our edit was taken back. "
            "It was good before. nginx says: nginx: [emerg] no good in /etc/nginx/x:1"
        )
        self.assertEqual([], os.listdir(os.path.join(self.directory, "record")))
        self.site(VHOST)
        self.write("record/reload-needed", "")
        self.present()
        self.assertTrue(self.due(), "an earlier run's reload stays due")
        self.assertEqual(4, self.read("calls").count("-t -q -c"))

    def test_a_line_in_a_shared_snippet(self):
        a = self.site("server {\n    server_name ashleyrich.com;\n    include snippets/site.conf;\n}\n")
        b = self.site("server {\n    server_name example.org;\n    include snippets/site.conf;\n}\n", "b")
        snippet = self.write("etc/snippets/site.conf", "access_log off;\nerror_log stderr;\nroot /old;\n")
        self.fails(
            "%s:3: root of ashleyrich.com is set in a file that other server blocks include as well (%s:1). "
            "Set root in the server block of ashleyrich.com itself, then run again." % (snippet, b)
        )
        self.assertTrue(os.path.exists(a))

    def test_a_path_that_cannot_be_re_pointed_safely(self):
        path = self.site("server {\n    server_name ashleyrich.com;\n    location /f { root /home/x/../ashley/ashleyrich.com/f; }\n}\n")
        self.fails(
            "%s:3: root is below /home/ashley/ashleyrich.com, but written in a way that cannot be re-pointed safely: "
            "/home/x/../ashley/ashleyrich.com/f. Write it plainly, then run again." % path
        )

    def test_hard_links(self):
        path = self.site(VHOST)
        os.link(path, os.path.join(self.directory, "twin"))
        self.fails("%s: has several names (hard links). Make it one file, then run again." % path)

    def test_values_that_nginx_would_read_as_syntax(self):
        self.site(VHOST)
        for sign in ["'", '"', "$", ";", "{", "}", " ", "\t", "\n", "\\", "#", "\x01", "`"]:
            value = "/srv/x" + sign + "y"
            self.fails(
                "access_log: %r has the character %r, which nginx or a shell would not read as part of a path." % (value, sign),
                access_log=value,
            )
        self.fails("root: 'public' is not an absolute path without '..'.", root="public")
        self.fails("root: '/a/../b' is not an absolute path without '..'.", root="/a/../b")
        self.fails("server_name: 'a;b' is not a host name.", server_name="a;b")
        self.assertFalse(os.path.exists(os.path.join(self.directory, "calls")))

    def test_nginx_is_not_installed(self):
        missing = os.path.join(self.directory, "none")
        for check in (True, False):
            self.fails(
                "nginx is not installed: there is no executable %s. Nothing was changed. "
                "Install nginx, with PHP-FPM if the sites are of PHP, then run again." % missing,
                check=check, nginx=missing,
            )

    def test_without_a_configuration(self):
        missing = os.path.join(self.directory, "none.conf")
        for check in (True, False):
            self.fails(
                "nginx is not installed: there is no file %s. Nothing was changed. "
                "Install nginx, with PHP-FPM if the sites are of PHP, then run again." % missing,
                check=check, conf=missing,
            )

    def test_what_is_served_is_told_although_the_configuration_is_broken(self):
        self.site(MOVED)
        self.site("# BROKEN", "b")
        result = self.present(check=True)
        self.assertEqual(
            (True, True, True, "nginx: [emerg] no good in /etc/nginx/x:1"),
            tuple(result[key] for key in ("failed", "found", "serves", "broken")),
        )


if __name__ == "__main__":
    unittest.main()
