"""Tests how the rehearsal visits sites, against a web server that answers as told."""

import contextlib
import http.server
import importlib.util
import io
import pathlib
import threading
import unittest
from unittest import mock

SCENARIO = pathlib.Path(__file__).parents[3] / "project" / "molecule" / "default"
SPEC = importlib.util.spec_from_file_location("visit", SCENARIO / "files" / "visit.py")
visit = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(visit)

PAGE = b"<!doctype html>\n<title>It works</title>\n"


class Site(http.server.BaseHTTPRequestHandler):
    """Keeps uploads by site and name, as one volume under all sites would."""

    files: dict = {}
    page = (200, PAGE)

    def do_GET(self):
        host = self.headers["Host"]
        self.answer(*(self.page if self.path == "/" else self.files.get((host, self.path), (404, b"not here"))))

    def do_POST(self):
        name = self.path.partition("?name=")[2]
        content = self.rfile.read(int(self.headers["Content-Length"]))
        if name.startswith("from-full"):
            self.answer(500, b"cannot write into uploads")
        else:
            self.files[self.headers["Host"], "/uploads/" + name] = (200, content)
            self.answer(201, b"stored")

    def answer(self, status, content):
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Says nothing."""


class Visit(unittest.TestCase):
    def setUp(self):
        Site.files = {}
        Site.page = (200, PAGE)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        for name, value in (("PORT", self.server.server_port), ("PATIENCE", 0), ("FILES", 3)):
            patch = mock.patch.object(visit, name, value)
            patch.start()
            self.addCleanup(patch.stop)

    def run_step(self, step, client, clients=("app1", "app2"), sites=("one.example", "two.example")):
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            status = visit.main(step, {"sites": dict.fromkeys(sites, 0), "clients": list(clients), "client": client})
        return status, said.getvalue()

    def test_what_each_app_server_got_is_seen_from_all(self):
        self.assertEqual((0, ""), self.run_step("upload", "app1"))
        self.assertEqual((0, ""), self.run_step("upload", "app2"))
        self.assertEqual((0, ""), self.run_step("see", "app1"))
        self.assertEqual(12, len(Site.files))

    def test_a_file_that_another_app_server_has_for_itself_is_told(self):
        self.run_step("upload", "app1")
        self.assertEqual(
            (
                1,
                "".join(
                    "app1: one.example: GET /uploads/from-app2-%d.txt, which was uploaded to app2, answered 404 with 8 bytes\n" % number
                    for number in range(3)
                ),
            ),
            self.run_step("see", "app1", sites=["one.example"]),
        )

    def test_a_file_that_is_not_whole_is_told(self):
        self.run_step("upload", "app1", sites=["one.example"])
        Site.files["one.example", "/uploads/from-app1-2.txt"] = (200, b"half")
        self.assertEqual(
            (1, "app1: one.example: GET /uploads/from-app1-2.txt, which was uploaded to app1, answered 200 with 4 bytes\n"),
            self.run_step("see", "app1", ["app1"], ["one.example"]),
        )

    def test_a_page_that_fails_is_told_and_nothing_is_uploaded(self):
        Site.page = (502, b"Bad Gateway")
        self.assertEqual(
            (1, "app1: one.example: GET / answered 502: Bad Gateway\n"), self.run_step("upload", "app1", sites=["one.example"])
        )
        self.assertEqual({}, Site.files)

    def test_an_upload_that_fails_is_told(self):
        self.assertEqual(
            (1, "full: one.example: POST /upload.php?name=from-full-0.txt answered 500: cannot write into uploads\n"),
            self.run_step("upload", "full", sites=["one.example"]),
        )

    def test_a_web_server_that_is_down_is_told(self):
        with mock.patch.object(visit, "PORT", 1):
            self.assertEqual(
                (1, "app1: one.example: GET / answered 0: [Errno 111] Connection refused\n"),
                self.run_step("upload", "app1", sites=["one.example"]),
            )


if __name__ == "__main__":
    unittest.main()
