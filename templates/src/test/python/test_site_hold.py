import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from unittest import mock

import module_run

MASTER = """
import os, signal, subprocess, sys
workers = []
def start(*_):
    if not os.path.exists(sys.argv[1] + "/stubborn"):
        for worker in workers: worker.terminate(); worker.wait()
        workers[:] = [subprocess.Popen(["sleep", "1000"]) for _ in range(2)]
def finish(*_):
    if not os.path.exists(sys.argv[1] + "/busy"):
        for worker in workers: worker.terminate(); worker.wait()
        workers.clear()
def leave(*_):
    for worker in workers: worker.kill()
    os._exit(0)
signal.signal(signal.SIGHUP, start)
signal.signal(signal.SIGWINCH, finish)
signal.signal(signal.SIGTERM, leave)
start()
print("ready", flush=True)
while True: signal.pause()
"""
SYSTEMCTL = """#!/bin/sh
case "$1" in
show) cat "{0}/pid.$5" 2>/dev/null || echo 0;;
stop) echo "stop $2" >> "{0}/calls"; rm -f "{0}/timer.${{2%.timer}}";;
is-active) test -e "{0}/timer.${{3%.timer}}";;
esac
"""
SYSTEMD_RUN = """#!/bin/sh
[ -e "{0}/no-timer" ] && {{ echo 'Failed to start transient timer unit: no bus' >&2; exit 1; }}
echo arm >> "{0}/calls"; for a; do case "$a" in --unit=*) touch "{0}/timer.${{a#--unit=}}";; esac; done
printf '%s\\n' "$@" > "{0}/run"
"""
NGINX = """#!/bin/sh
[ -e "{0}/broken" ] && {{ echo 'nginx: [emerg] no good' >&2; exit 1; }}
exit 0
"""


class SiteHoldTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = os.path.realpath(directory.name)
        self.site = os.path.join(self.directory, "site")
        self.state_dir = os.path.join(self.directory, "state")
        os.mkdir(self.site)
        for name, text in (("systemctl", SYSTEMCTL), ("systemd-run", SYSTEMD_RUN), ("nginx", NGINX)):
            self.write("bin/" + name, text.format(self.directory), 0o755)
        path = mock.patch.dict(os.environ, {"PATH": self.directory + "/bin:" + os.environ["PATH"]})
        path.start()
        self.addCleanup(path.stop)
        self.module = module_run.load("site_hold")
        self.master = self.start([sys.executable, "-c", MASTER, self.directory], stdout=subprocess.PIPE)
        self.assertEqual(b"ready\n", self.master.stdout.readline())
        self.addCleanup(self.master.stdout.close)
        self.cron = self.start(["sleep", "1000"])
        self.write("pid.nginx", str(self.master.pid))
        self.write("pid.cron", str(self.cron.pid))

    def start(self, command, **options):
        process = subprocess.Popen(command, **options)

        def end():
            process.send_signal(signal.SIGCONT)
            process.terminate()
            process.wait()

        self.addCleanup(end)
        return process

    def write(self, name, text="", mode=0o644):
        path = os.path.join(self.directory, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as stream:
            stream.write(text)
        os.chmod(path, mode)

    def read(self, name):
        with open(os.path.join(self.directory, name)) as stream:
            return stream.read()

    def hold(self, check=False, **params):
        # On a machine that is busy, processes need seconds to end.
        base = {"state": "held", "paths": [self.site], "timeout": 60, "state_dir": self.state_dir}
        return module_run.run(self.module, check, **dict(base, **params))

    def release(self, check=False):
        return module_run.run(self.module, check, state="released", state_dir=self.state_dir)

    def workers(self):
        return len(self.module.children(self.master.pid))

    def frozen(self):
        with open("/proc/%d/stat" % self.cron.pid) as stream:
            return stream.read().split()[2] == "T"

    def assert_free(self):
        """nginx starts its workers one after the other."""
        free = (2, False, False)
        deadline = time.monotonic() + 10
        while True:
            now = (self.workers(), self.frozen(), os.path.exists(self.state_dir + "/hold.json"))
            if now == free or time.monotonic() > deadline:
                self.assertEqual(free, now)
                return
            time.sleep(0.02)

    def test_held_and_released(self):
        result = self.hold()
        self.assertEqual([True, True, False, ["nginx", "cron"]], [result[k] for k in ("changed", "held", "expired", "stopped")])
        self.assertEqual({"before": "held: false\n", "after": "held: true\n"}, result["diff"])
        self.assertEqual((0, True), (self.workers(), self.frozen()))
        result = self.release()
        self.assertEqual([True, False, False, ["nginx", "cron"]], [result[k] for k in ("changed", "held", "expired", "stopped")])
        self.assert_free()
        self.assertEqual([], [name for name in os.listdir(self.directory) if name.startswith("timer.")])

    def test_the_timer_is_armed_first_and_needs_nothing_of_ours(self):
        self.hold(release_after=300)
        self.assertEqual(
            "--quiet\n--collect\n--unit=%s\n--timer-property=AccuracySec=1s\n"
            "--description=Release the sites that are held still\n--on-active=300s\n/bin/sh\n-c\n"
            'signal() { p=$$(systemctl show -p MainPID --value "$$2"); [ "$$p" -gt 1 ] && kill -"$$1" "$$p"; }\n'
            "signal HUP 'nginx'\nsignal CONT 'cron'\n"
            "mv '%s/hold.json' '%s/hold.expired.json'\n" % (json.loads(self.read("state/hold.json"))["timer"], self.state_dir, self.state_dir),
            self.read("run"),
        )

    def test_the_timer_ends_the_hold(self):
        self.hold()
        command = self.read("run").split("-c\n", 1)[1].replace("$$", "$")
        subprocess.run(["sh", "-c", command], check=True)
        self.assert_free()
        result = self.release()
        self.assertEqual([True, True], [result["changed"], result["expired"]])
        result = self.release()
        self.assertEqual([False, False], [result["changed"], result["expired"]])

    def test_held_again_after_it_expired_is_a_new_hold(self):
        self.hold()
        subprocess.run(["sh", "-c", self.read("run").split("-c\n", 1)[1].replace("$$", "$")], check=True)
        result = self.hold()
        self.assertEqual([True, False], [result["changed"], result["unbroken"]])
        self.assertFalse(self.release()["expired"])

    def test_held_twice_changes_once_and_the_timer_starts_anew(self):
        self.hold()
        first = json.loads(self.read("state/hold.json"))["timer"]
        result = self.hold()
        self.assertEqual([False, True, True, ["nginx", "cron"]], [result[k] for k in ("changed", "held", "unbroken", "stopped")])
        self.assertEqual("arm\narm\nstop %s.timer\n" % first, self.read("calls"))
        self.assertNotEqual(first, json.loads(self.read("state/hold.json"))["timer"])

    def test_released_twice_changes_once(self):
        self.hold()
        self.assertTrue(self.release()["changed"])
        self.assertFalse(self.release()["changed"])

    def test_check_mode(self):
        self.assertTrue(self.hold(check=True)["changed"])
        self.assert_free()
        self.assertFalse(os.path.exists(self.directory + "/calls"))
        self.assertFalse(self.release(check=True)["changed"])
        self.hold()
        self.assertFalse(self.hold(check=True)["changed"])
        self.assertTrue(self.release(check=True)["changed"])
        self.assertEqual(0, self.workers())

    def test_a_job_that_does_not_end(self):
        job = self.start(["sleep", "77"], cwd=self.site)
        self.assertEqual(
            "%s: still in use after 1 s, before nginx was held: pid %d (sleep 77) works in %s. "
            "The hold was released, and nothing was switched." % (self.site, job.pid, self.site),
            self.hold(timeout=1)["msg"],
        )
        self.assert_free()

    def test_a_job_that_ends_in_time(self):
        job = self.start(["sleep", "0.5"], cwd=self.site)
        self.assertTrue(self.hold()["held"])
        job.wait()

    def test_a_request_that_does_not_end(self):
        self.write("busy")
        workers = sorted(process.pid for process in self.module.children(self.master.pid))
        self.assertEqual(
            "%s: still in use after 1 s, with nginx held: pid %d (sleep 1000) finishes its requests; "
            "pid %d (sleep 1000) finishes its requests. The hold was released, and nothing was switched."
            % (self.site, workers[0], workers[1]),
            self.hold(timeout=1)["msg"],
        )
        self.assert_free()

    def test_nginx_and_cron_that_do_not_run_are_left_alone(self):
        os.unlink(self.directory + "/pid.nginx")
        os.unlink(self.directory + "/pid.cron")
        held = self.hold()
        self.assertEqual([True, []], [held[key] for key in ("held", "stopped")])
        self.assertEqual((2, False), (self.workers(), self.frozen()))
        self.assertTrue(self.release()["changed"])

    def test_a_broken_configuration_is_not_held(self):
        self.write("broken")
        self.assertEqual(
            "nginx's configuration is broken, so nginx would not come back after a hold. "
            "Nothing was held. nginx says: nginx: [emerg] no good",
            self.hold()["msg"],
        )
        self.assert_free()

    def test_without_a_timer_nothing_is_held(self):
        self.write("no-timer")
        self.assertEqual(
            "The timer that ends the hold could not be set, so nothing was held: "
            "Failed to start transient timer unit: no bus",
            self.hold()["msg"],
        )
        self.assert_free()

    def test_nginx_does_not_come_back(self):
        self.hold()
        self.write("stubborn")
        self.write("broken")
        with mock.patch.object(self.module, "STARTUP", 0):
            self.assertEqual(
                "nginx has no workers 0 s after it was told to read its configuration: nginx: [emerg] no good",
                self.release()["msg"],
            )
        self.assertFalse(self.frozen())

    def test_a_hold_of_another_boot_does_not_count(self):
        self.write("state/hold.json", json.dumps({"boot_id": "another", "stopped": ["nginx"], "still": True}))
        self.assertFalse(self.release()["changed"])
        self.assertTrue(self.hold()["changed"])

    def test_a_run_that_died_while_it_waited_goes_on(self):
        self.hold()
        data = json.loads(self.read("state/hold.json"))
        self.write("state/hold.json", json.dumps(dict(data, still=False)))
        self.assertTrue(self.hold()["changed"])
        self.assertEqual(0, self.workers())

    def test_names_of_units(self):
        self.assertEqual("cron_service: \"cron'; x\" is not the name of a systemd unit.", self.hold(cron_service="cron'; x")["msg"])
        self.assertEqual("nginx_service: '-x' is not the name of a systemd unit.", self.hold(nginx_service="-x")["msg"])


if __name__ == "__main__":
    unittest.main()
