"""A configuration of nginx, a fake nginx, and the module that points it elsewhere."""

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
