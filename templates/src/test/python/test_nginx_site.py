import os

from nginx_site_case import MOVED, NEW, OLD, VHOST, NginxSiteCase


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
