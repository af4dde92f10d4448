import os
import tempfile
import unittest
from unittest import mock

import module_run  # noqa: F401
from ansible.module_utils import site_stillness
from ansible.module_utils.site_stillness import users

TREE = "/home/ashley/ashleyrich.com"


class StillnessTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.proc = directory.name
        patch = mock.patch.object(site_stillness.platform, "machine", return_value="x86_64")
        patch.start()
        self.addCleanup(patch.stop)

    def process(self, pid, name, parent=1, cwd="/", files=(), syscall="230 0x0"):
        directory = os.path.join(self.proc, str(pid))
        os.makedirs(directory + "/fd")
        os.makedirs(directory + "/fdinfo")
        os.symlink(cwd, directory + "/cwd")
        self.write(directory + "/stat", "%d (%s) S %d %s 77" % (pid, name, parent, " ".join("0" * 17)))
        self.write(directory + "/cmdline", name + "\0-x\0")
        self.write(directory + "/syscall", syscall)
        for number, (path, flags) in enumerate(files):
            os.symlink(path, "%s/fd/%d" % (directory, number))
            self.write("%s/fdinfo/%d" % (directory, number), "pos:\t0\nflags:\t%s\nmnt_id:\t1\n" % flags)

    @staticmethod
    def write(path, text):
        with open(path, "w") as stream:
            stream.write(text)

    def users(self, exempt=()):
        return [(process.pid, process.command, what) for process, what in users([TREE], exempt, self.proc)]

    def test_a_working_directory_or_a_file_open_for_writing(self):
        self.process(10, "bash", cwd=TREE)
        self.process(11, "rsync", files=[(TREE + "/a", "0100001")])
        self.process(12, "tail) (x", files=[(TREE + "/a", "0100000")])
        self.process(13, "vi", files=[(TREE + "/a (deleted)", "0100002"), ("socket:[1]", "02")])
        self.process(14, "cp", cwd=TREE + ".old", files=[("/home/ashley/ashleyrich.community/b", "0100001")])
        self.process(15, "sqlite3", cwd="/tmp", files=[("/x", "0100000"), (TREE + "/db", "0100002")])
        self.assertEqual(
            [
                (10, "bash -x", "works in " + TREE),
                (11, "rsync -x", "writes to " + TREE + "/a"),
                (15, "sqlite3 -x", "writes to " + TREE + "/db"),
            ],
            self.users(),
        )

    def test_masters_keep_their_logs_open(self):
        log = (TREE + "/logs/access.log", "0102001")
        self.process(20, "nginx", files=[log])
        self.process(21, "nginx", parent=20, files=[log])
        self.process(30, "php-fpm8.2", files=[(TREE + "/logs/php.log", "0102001")])
        self.process(31, "php-fpm8.2", parent=30, files=[(TREE + "/logs/php.log", "0102001")], syscall="43 0x9")
        self.assertEqual([], self.users(exempt=[20]))
        self.assertEqual([20, 21], [pid for pid, _command, _what in self.users()])

    def test_php_with_and_without_a_request(self):
        self.process(30, "php-fpm8.2", cwd=TREE)
        self.process(31, "php-fpm8.2", parent=30, cwd=TREE, syscall="43 0x9")
        self.process(32, "php-fpm8.2", parent=30, cwd=TREE + "/public", syscall="running")
        self.process(33, "php-fpm8.2", parent=30, files=[(TREE + "/up", "0100001")])
        self.assertEqual(
            [(32, "php-fpm8.2 -x", "works in " + TREE + "/public"), (33, "php-fpm8.2 -x", "writes to " + TREE + "/up")],
            self.users(),
        )

    def test_an_unknown_processor_counts_every_worker_there(self):
        self.process(30, "php-fpm8.2")
        self.process(31, "php-fpm8.2", parent=30, cwd=TREE, syscall="43 0x9")
        with mock.patch.object(site_stillness.platform, "machine", return_value="riscv64"):
            self.assertEqual([31], [pid for pid, _command, _what in self.users()])

    def test_this_process_and_its_parents_do_not_count(self):
        self.process(40, "sshd", cwd=TREE)
        self.process(41, "python3", parent=40, cwd=TREE)
        with mock.patch.object(site_stillness.os, "getpid", return_value=41):
            self.assertEqual([], self.users())

    def test_a_process_that_ended_meanwhile(self):
        os.makedirs(os.path.join(self.proc, "50"))
        self.assertEqual([], self.users())


if __name__ == "__main__":
    unittest.main()
