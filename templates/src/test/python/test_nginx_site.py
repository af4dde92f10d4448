import os
import tempfile
import textwrap
import unittest

import module_run

OLD = "/home/ashley/ashleyrich.com"
NEW = "/home/ashley/ashleyrich_com"
TARGET = {
    "server_name": "ashleyrich.com",
    "root": NEW + "/public",
    "access_log": NEW + "/logs/access.log",
    "error_log": NEW + "/logs/error.log",
    "old_root": OLD,
    "new_base": NEW,
}
MAIN = "events {}\nhttp {\n    include sites-enabled/*;\n}\n"
VHOST = """\
server {
    listen 80;
    listen [::]:80;

    server_name ashleyrich.com www.ashleyrich.com; # the site

    access_log "/home/ashley/ashleyrich.com/logs/access.log"   main buffer=32k;
    error_log   /home/ashley/ashleyrich.com/logs/error.log warn;
    root /home/ashley/ashleyrich.com/public/; # old

    index index.php;
    location / { try_files $uri $uri/ /index.php?$args; }
    location ^~ /files/ { alias /home/ashley/ashleyrich.com/files/; }
    location /other { root /srv/other; }
    location ~ \\.php$ {
        fastcgi_param PHP_VALUE "open_basedir=/home/ashley/ashleyrich.com:/tmp";
        fastcgi_pass unix:/run/php/php-fpm.sock;
    }
}
"""
MOVED = """\
server {
    listen 80;
    listen [::]:80;

    server_name ashleyrich.com www.ashleyrich.com; # the site

    access_log /home/ashley/ashleyrich_com/logs/access.log   main buffer=32k;
    error_log   /home/ashley/ashleyrich_com/logs/error.log warn;
    root /home/ashley/ashleyrich_com/public; # old

    index index.php;
    location / { try_files $uri $uri/ /index.php?$args; }
    location ^~ /files/ { alias /home/ashley/ashleyrich_com/files/; }
    location /other { root /srv/other; }
    location ~ \\.php$ {
        fastcgi_param PHP_VALUE "open_basedir=/home/ashley/ashleyrich.com:/tmp";
        fastcgi_pass unix:/run/php/php-fpm.sock;
    }
}
"""
FAKE_NGINX = """\
#!/bin/sh
echo "$@" >> {directory}/calls
if grep -rqs BROKEN {directory}/etc || {{ [ -e {directory}/reject ] && grep -rqs "$(cat {directory}/reject)" {directory}/etc/sites-available; }}; then
    echo 'nginx: [emerg] no good in /etc/nginx/x:1' >&2
    exit 1
fi
"""


class NginxSiteCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = os.path.realpath(directory.name)
        self.module = module_run.load("nginx_site")
        self.nginx = os.path.join(self.directory, "nginx")
        self.write("nginx", FAKE_NGINX.format(directory=self.directory))
        os.chmod(self.nginx, 0o755)
        self.write("etc/nginx.conf", MAIN)
        os.makedirs(os.path.join(self.directory, "etc/sites-enabled"))

    def write(self, name, text):
        path = os.path.join(self.directory, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", newline="") as stream:
            stream.write(text)
        return path

    def read(self, name):
        with open(os.path.join(self.directory, name), newline="") as stream:
            return stream.read()

    def site(self, text, name="a"):
        path = self.write("etc/sites-available/" + name, text)
        link = os.path.join(self.directory, "etc/sites-enabled", name)
        if not os.path.lexists(link):
            os.symlink(path, link)
        return path

    def run_module(self, check=False, **params):
        where = {
            "conf": os.path.join(self.directory, "etc/nginx.conf"),
            "nginx": self.nginx,
            "backup_dir": os.path.join(self.directory, "backups"),
            "record_dir": os.path.join(self.directory, "record"),
        }
        return module_run.run(self.module, check, **dict(where, **params))

    def due(self):
        return os.path.exists(os.path.join(self.directory, "record/reload-needed"))

    def present(self, check=False, **params):
        return self.run_module(check, **dict(TARGET, **params))

    def original(self, check=False, **params):
        return self.run_module(check, server_name="ashleyrich.com", state="original", **params)

    def becomes(self, before, after, **params):
        before, after = textwrap.dedent(before), textwrap.dedent(after)
        self.site(before)
        result = self.present(**params)
        self.assertNotIn("failed", result, result)
        self.assertEqual(after, self.read("etc/sites-available/a"))
        self.assertFalse(self.present(**params)["changed"])
        self.assertEqual(after != before, self.original()["changed"])
        self.assertEqual(before, self.read("etc/sites-available/a"))
        return result


class PresentTest(NginxSiteCase):
    def test_only_the_arguments_change(self):
        result = self.becomes(VHOST, MOVED)
        path = os.path.join(self.directory, "etc/sites-available/a")
        self.assertEqual([path], result["files"])
        self.assertEqual(
            {
                "root": OLD + "/public/",
                "access_log": OLD + "/logs/access.log",
                "error_log": OLD + "/logs/error.log",
            },
            result["old"],
        )
        self.assertEqual(
            [path + ':16: fastcgi_param PHP_VALUE open_basedir=/home/ashley/ashleyrich.com:/tmp'], result["still_old"]
        )

    def test_link_owner_mode_and_a_private_backup(self):
        path = self.site(VHOST)
        os.chmod(path, 0o640)
        result = self.present()
        self.assertTrue(os.path.islink(os.path.join(self.directory, "etc/sites-enabled/a")))
        self.assertEqual(0o640, os.stat(path).st_mode & 0o7777)
        (copy,) = result["backups"]
        self.assertTrue(copy.startswith(os.path.join(self.directory, "backups") + "/"), copy)
        self.assertEqual(0o600, os.stat(copy).st_mode & 0o7777)
        with open(copy) as stream:
            self.assertEqual(VHOST, stream.read())
        self.assertEqual([os.path.basename(copy)], os.listdir(os.path.join(self.directory, "backups")))
        self.assertEqual(["a"], os.listdir(os.path.join(self.directory, "etc/sites-available")))

    def test_check_mode_tells_and_does_nothing(self):
        path = self.site(VHOST)
        result = self.present(check=True)
        self.assertTrue(result["changed"])
        self.assertEqual(
            [{"before_header": path, "after_header": path, "before": VHOST, "after": MOVED}], result["diff"]
        )
        self.assertEqual(VHOST, self.read("etc/sites-available/a"))
        self.assertFalse(os.path.exists(os.path.join(self.directory, "backups")))
        self.assertFalse(os.path.exists(os.path.join(self.directory, "record")))
        done = self.present()
        self.assertEqual(result["diff"], done["diff"])

    def test_absent_lines_are_added_with_the_indentation_of_the_block(self):
        self.becomes(
            """\
            server {
            \tlisten 80;
            \tserver_name ashleyrich.com
            \t            www.ashleyrich.com;   # both
            \tlocation / {
            \t\troot /home/ashley/ashleyrich.com/public;
            \t}
            }
            """,
            """\
            server {
            \tlisten 80;
            \tserver_name ashleyrich.com
            \t            www.ashleyrich.com;   # both
            \troot /home/ashley/ashleyrich_com/public;
            \taccess_log /home/ashley/ashleyrich_com/logs/access.log;
            \terror_log /home/ashley/ashleyrich_com/logs/error.log;
            \tlocation / {
            \t\troot /home/ashley/ashleyrich_com/public;
            \t}
            }
            """,
        )

    def test_logs_are_added_below_an_existing_root(self):
        self.becomes(
            "server {\n  root /var/www;\n  server_name ashleyrich.com;\n  root_is_not;\n}\n",
            "server {\n  root %s/public;\n  server_name ashleyrich.com;\n"
            "  access_log %s/logs/access.log;\n  error_log %s/logs/error.log;\n  root_is_not;\n}\n" % (NEW, NEW, NEW),
        )

    def test_a_block_in_one_line(self):
        self.becomes(
            "server { server_name ashleyrich.com; listen 80; }\n",
            "server { server_name ashleyrich.com; root %s/public; access_log %s/logs/access.log; "
            "error_log %s/logs/error.log; listen 80; }\n" % (NEW, NEW, NEW),
        )

    def test_line_ends_of_windows_stay(self):
        self.becomes(
            "server {\r\n  server_name ashleyrich.com;\r\n  root /old;\r\n  error_log syslog:server=x;\r\n}\r\n",
            "server {\r\n  server_name ashleyrich.com;\r\n  root %s/public;\r\n  access_log %s/logs/access.log;\r\n"
            "  error_log syslog:server=x;\r\n}\r\n" % (NEW, NEW),
        )

    def test_logs_that_are_no_files_are_left_alone(self):
        self.becomes(
            "server { server_name ashleyrich.com; root /x; access_log off; error_log /dev/null crit; }\n",
            "server { server_name ashleyrich.com; root %s/public; access_log off; error_log /dev/null crit; }\n" % NEW,
        )

    def test_of_several_logs_those_of_the_old_tree_move_and_keep_apart(self):
        self.becomes(
            """\
            server {
                server_name ashleyrich.com;
                root /home/ashley/ashleyrich.com/public;
                access_log syslog:server=10.0.0.1;
                access_log /var/log/nginx/all.log;
                access_log /home/ashley/ashleyrich.com/logs/a.log main;
                access_log '/home/ashley/ashleyrich.com/logs/a.json' json;
                error_log /var/log/nginx/e.log;
                error_log /var/log/nginx/f.log;
            }
            """,
            """\
            server {
                server_name ashleyrich.com;
                root /home/ashley/ashleyrich_com/public;
                access_log syslog:server=10.0.0.1;
                access_log /var/log/nginx/all.log;
                access_log /home/ashley/ashleyrich_com/logs/access.log main;
                access_log '/home/ashley/ashleyrich_com/logs/a.json' json;
                error_log /home/ashley/ashleyrich_com/logs/error.log;
                error_log /var/log/nginx/f.log;
            }
            """,
        )

    def test_every_block_of_the_name_and_no_other(self):
        other = "server {\n    server_name example.org ashleyrich.com.example.org;\n    root /home/ashley/ashleyrich.com/public;\n}\n"
        self.becomes(
            "server {\n    listen 80;\n    server_name WWW.ashleyrich.com AshleyRich.com;\n    return 301 https://ashleyrich.com$request_uri;\n}\n"
            + VHOST.replace("listen 80", "listen 443 ssl") + other,
            "server {\n    listen 80;\n    server_name WWW.ashleyrich.com AshleyRich.com;\n    return 301 https://ashleyrich.com$request_uri;\n}\n"
            + MOVED.replace("listen 80", "listen 443 ssl") + other,
        )

    def test_a_redirect_that_logs_to_the_old_tree_logs_to_the_new_one(self):
        self.becomes(
            "server {\n    server_name ashleyrich.com;\n    access_log %s/logs/r.log;\n    error_log /var/log/e;\n    return 301 https://x;\n}\n" % OLD + VHOST,
            "server {\n    server_name ashleyrich.com;\n    access_log %s/logs/access.log;\n    error_log /var/log/e;\n    return 301 https://x;\n}\n" % NEW + MOVED,
        )

    def test_a_leading_dot_counts_when_the_exact_name_only_redirects(self):
        redirect = "server {\n    server_name ashleyrich.com;\n    return 301 https://x;\n}\n"
        logs = "    access_log off;\n    error_log stderr;\n"
        self.becomes(
            redirect + "server {\n    server_name .ashleyrich.com;\n    root /old;\n" + logs + "}\n",
            redirect + "server {\n    server_name .ashleyrich.com;\n    root %s/public;\n" % NEW + logs + "}\n",
        )

    def test_a_leading_dot_does_not_count_beside_the_exact_name(self):
        covering = "server {\n    server_name .ashleyrich.com;\n    root /old;\n}\n"
        self.becomes(covering + VHOST, covering + MOVED)

    def test_a_mount_below_the_old_tree_is_not_moved_twice(self):
        base = OLD + "/shared"
        self.becomes(
            "server {\n    server_name ashleyrich.com;\n    root %s/public;\n    access_log off;\n    error_log stderr;\n    location /f { root %s/public; }\n}\n" % (OLD, OLD),
            "server {\n    server_name ashleyrich.com;\n    root %s/public;\n    access_log off;\n    error_log stderr;\n    location /f { root %s/public; }\n}\n" % (base, base),
            root=base + "/public", new_base=base,
        )

    def test_slashes_and_quotes_and_variables_of_the_rest_are_kept(self):
        logs = " access_log off; error_log stderr; root %s/public;" % NEW
        self.becomes(
            "server { server_name ashleyrich.com;" + logs + ' location /f { root "//home/ashley//ashleyrich.com/a b/$host"; } }\n',
            "server { server_name ashleyrich.com;" + logs + ' location /f { root "/home/ashley/ashleyrich_com/a b/$host"; } }\n',
        )

    def test_a_snippet_of_this_site_alone_is_edited_there(self):
        self.site("server {\n    server_name ashleyrich.com;\n    include snippets/site.conf;\n}\nserver {\n    listen 443;\n    server_name ashleyrich.com;\n    include snippets/site.conf;\n}\n")
        snippet = self.write("etc/snippets/site.conf", "root /old;\naccess_log off;\nerror_log stderr;\n")
        self.assertEqual([snippet], self.present()["files"])
        self.assertEqual("root %s/public;\naccess_log off;\nerror_log stderr;\n" % NEW, self.read("etc/snippets/site.conf"))
        self.assertTrue(self.original()["changed"])
        self.assertEqual("root /old;\naccess_log off;\nerror_log stderr;\n", self.read("etc/snippets/site.conf"))

    def test_nothing_is_found(self):
        self.site("server { server_name example.org; root /x; }\n")
        result = self.present()
        self.assertEqual((False, False, []), (result["found"], result["changed"], result["files"]))
        self.assertEqual({"root": None, "access_log": None, "error_log": None}, result["old"])

    def test_old_is_remembered_when_nothing_changes_any_more(self):
        self.site(VHOST)
        self.present()
        self.assertEqual(OLD + "/public/", self.present()["old"]["root"])


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
