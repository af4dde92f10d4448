"""Two trees and a module that copies between them."""

import os
import shutil
import tempfile
import time
import unittest

import module_run

SITE = "ashleyrich.com"


@unittest.skipUnless(shutil.which("rsync"), "rsync is not installed")
class SiteCopyCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = os.path.realpath(directory.name)
        self.source = os.path.join(self.directory, "old")
        self.target = os.path.join(self.directory, "volume")
        self.backups = os.path.join(self.directory, "backups")
        os.mkdir(self.source, 0o750)
        os.mkdir(self.target)
        self.module = module_run.load("site_copy")
        self.put(self.source, "public/index.php", "page")
        self.put(self.source, "public/.htaccess", "deny")
        self.put(self.source, "a *b?[c]\n\\d é", "odd")
        os.symlink("index.php", os.path.join(self.source, "public/link"))
        os.link(os.path.join(self.source, "public/index.php"), os.path.join(self.source, "public/hard"))
        os.mkdir(os.path.join(self.source, "logs"), 0o700)

    def put(self, tree, name, text, age=None):
        path = os.path.join(tree, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as stream:
            stream.write(text)
        if age is not None:
            os.utime(path, (time.time() - age, time.time() - age))

    def get(self, tree, name):
        with open(os.path.join(tree, name)) as stream:
            return stream.read()

    def has(self, tree, name):
        return os.path.lexists(os.path.join(tree, name))

    def phase(self, phase, check=False, **params):
        base = {"site": SITE, "source": self.source, "target": self.target, "require_mount": False, "backup_dir": self.backups}
        return module_run.run(self.module, check, phase=phase, **dict(base, **params))

    def go_live(self):
        for phase in ("first", "final", "live"):
            result = self.phase(phase)
            self.assertTrue(result["changed"], result)

    def refuses(self, phase, message, **params):
        result = self.phase(phase, **params)
        self.assertTrue(result.get("failed"), result)
        self.assertEqual(message, result["msg"])

    def brief(self, result):
        return [result[key] for key in ("changed", "state", "files", "bytes", "transferred", "deleted")]
