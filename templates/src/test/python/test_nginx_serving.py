import unittest

from test_nginx_site import MOVED, NEW, OLD, VHOST, NginxSiteCase

DISTRIBUTION = """\
server {
\tlisten 80 default_server;
\tlisten [::]:80 default_server;
\t# root elsewhere
\troot /var/www/html;

\tindex index.html index.htm index.nginx-debian.html;

\tserver_name _;

\tlocation / {
\t\ttry_files $uri $uri/ =404;
\t}
}
"""
REDIRECT = "server {\n    server_name ashleyrich.com;\n    return 301 %s;\n}\n"


class ServesTest(NginxSiteCase):
    def serves(self, text, **params):
        self.site(text)
        result = self.present(check=True, **params)
        self.assertNotIn("failed", result, result)
        return result["serves"]

    def refuses(self, message, text, name="a", **params):
        path = self.site(text, name)
        for check in (True, False):
            result = self.present(check=check, **params)
            self.assertTrue(result.get("failed"), result)
            self.assertEqual(message.replace("PATH", path), result["msg"])
        self.assertEqual(text, self.read("etc/sites-available/" + name))
        self.assertFalse(self.due())

    def test_a_site_serves_from_the_volume_when_its_root_is_there(self):
        self.assertFalse(self.serves(VHOST))
        self.assertTrue(self.serves(MOVED))
        self.assertTrue(self.serves(MOVED.replace("/public;", "/public/;")), "a slash at the end is the same place")
        self.assertTrue(self.serves(MOVED.replace("/logs/access.log", "/logs/a.log")), "logs do not matter")
        self.assertTrue(self.serves(REDIRECT % "https://ashleyrich.com$request_uri" + MOVED))
        self.assertFalse(self.serves(VHOST + MOVED), "one block is still elsewhere")
        self.assertFalse(self.serves(MOVED.replace("alias %s" % NEW, "alias %s" % OLD)), "some files are still elsewhere")

    def test_location_slash_is_part_of_the_root(self):
        logs = "    access_log off;\n    error_log stderr;\n"
        text = "server {\n    server_name ashleyrich.com;\n    root %s/public;\n" % NEW + logs + "    location %s {\n        %s;\n    }\n}\n"
        self.assertFalse(self.serves(text % ("/", "root /elsewhere")))
        self.becomes(text % ("/", "root /elsewhere"), text % ("/", "root %s/public" % NEW))
        self.becomes(text % ("^~ /", "alias /elsewhere/"), text % ("^~ /", "alias %s/public/" % NEW))
        self.assertTrue(self.serves(text % ("/", "root %s/public/app" % NEW)))
        self.assertTrue(self.serves(text % ("/other", "root /elsewhere")))

    def test_only_a_redirect_has_the_name(self):
        self.refuses(
            "PATH:1: ashleyrich.com is only redirected (return 301 https://www.ashleyrich.com$request_uri), and no server block serves "
            "its files, so nothing was changed. Name the site in gluster.yml as the name that serves them, such as www.ashleyrich.com, "
            "or give ashleyrich.com a server block with a root, then run again.",
            REDIRECT % "https://www.ashleyrich.com$request_uri"
            + "server {\n    listen 80 default_server;\n    server_name www.ashleyrich.com;\n    root /old;\n}\n",
        )

    def test_a_redirect_with_a_root_and_one_by_location_and_one_by_rewrite(self):
        for body, words in (
            ("root %s/public; return 301 https://$host$request_uri;" % NEW, "return 301 https://$host$request_uri"),
            ("root %s/public; location / { return 301 https://$host$request_uri; }" % NEW, "return 301 https://$host$request_uri"),
            ("rewrite ^(.*)$ https://$host$1 permanent;", "rewrite ^(.*)$ https://$host$1 permanent"),
        ):
            self.refuses(
                "PATH:1: ashleyrich.com is only redirected (%s), and no server block serves its files, so nothing was changed. "
                "Name the site in gluster.yml as the name that serves them, or give ashleyrich.com a server block with a root, "
                "then run again." % words,
                "server { server_name ashleyrich.com; %s }\n" % body,
            )

    def test_what_passes_requests_on_is_no_redirect(self):
        php = " location ~ \\.php$ { fastcgi_pass unix:/run/php/php-fpm.sock; } location / { return 404; } }\n"
        self.assertTrue(self.serves("server { server_name ashleyrich.com; root %s/public;" % NEW + php))

    def test_blocks_that_serve_the_name_without_having_it(self):
        for head, why in (
            ("server_name *.com;", "server_name *.com"),
            ("server_name x.org ashleyrich.*;", "server_name ashleyrich.*"),
            ("server_name ~^(?<who>ashley)rich\\.com$;", "server_name ~^(?<who>ashley)rich\\.com$"),
            ("listen 80 default_server; server_name _;", "default_server"),
            ("listen 80 default_server;", "default_server"),
            ("listen 80;", "without a name"),
        ):
            self.refuses(
                "PATH:1: this server block (%s) serves ashleyrich.com and perhaps other names, so it was left as it is, and nothing was "
                "changed. Give ashleyrich.com a server block of its own, with server_name, root, access_log and error_log, then run again." % why,
                "server { %s root /srv/www; }\n" % head,
            )

    def test_a_default_server_with_a_name_counts_when_it_has_the_files(self):
        text = "server { listen 80 default_server; server_name example.org; root %s; }\n"
        self.refuses(
            "PATH:1: this server block (default_server) serves ashleyrich.com and perhaps other names, so it was left as it is, and nothing "
            "was changed. Give ashleyrich.com a server block of its own, with server_name, root, access_log and error_log, then run again.",
            text % (OLD + "/public"),
        )
        self.assertFalse(self.serves(text % "/srv/other"))

    def test_a_redirect_to_the_same_name_that_the_default_server_serves(self):
        self.refuses(
            "PATH:5: this server block (default_server) serves ashleyrich.com and perhaps other names, so it was left as it is, and nothing "
            "was changed. Give ashleyrich.com a server block of its own, with server_name, root, access_log and error_log, then run again.",
            REDIRECT % "https://$host$request_uri" + "server { listen 443 ssl default_server; server_name _; root /old; }\n",
        )

    def test_a_name_of_its_own_goes_before_all_others(self):
        self.site("server { server_name *.com; root /x; }\n", "b")
        self.assertTrue(self.serves(MOVED))

    def test_wildcards_of_other_names_and_servers_without_files_do_not_count(self):
        for head in ("server_name *.org; root /x;", "server_name www.*; root /x;", "server_name ~^www; root /x;",
                     "server_name ~(; root /x;", "listen 80 default_server; return 444;", "listen 80 default_server;"):
            self.site("server { %s }\n" % head)
            self.assertEqual((False, False), tuple(self.present(check=True)[key] for key in ("found", "serves")), head)

    def test_the_distribution_s_own_site_does_not_count_until_it_is_changed(self):
        self.site(DISTRIBUTION.replace("\tlisten [::]:80 default_server;\n", ""), "default")
        result = self.present()
        self.assertEqual((False, False), (result["found"], result["changed"]))
        self.refuses(
            "PATH:1: this server block (default_server) serves ashleyrich.com and perhaps other names, so it was left as it is, and nothing "
            "was changed. Give ashleyrich.com a server block of its own, with server_name, root, access_log and error_log, then run again.",
            DISTRIBUTION.replace("/var/www/html", "/var/www/wordpress"), "default",
        )


if __name__ == "__main__":
    unittest.main()
