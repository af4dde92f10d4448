#!/usr/bin/python
"""Hold a host's sites still for a few seconds, so that their files can be moved."""

from __future__ import annotations

DOCUMENTATION = r"""
module: site_hold
short_description: Hold nginx and cron still while a site's files are moved
description:
  - Held, nginx's workers finish the requests that they have and exit (C(WINCH) to the master). New connections wait
    in the kernel's queue, so no request fails. cron is frozen (C(STOP)) and makes up for the minutes afterwards;
    jobs that run already go on.
  - Waits until nobody has a working directory in O(paths) or a file open for writing there. Programs other than nginx and
    PHP are waited for first, with the sites up.
  - A timer of systemd ends the hold after O(release_after) even when nobody comes back.
  - Released, nginx reads its configuration (C(HUP)) and serves the queue from what it says now. cron goes on.
  - A service that is not running is not touched. nginx must accept its configuration, because it reads it at the end of the
    hold.
options:
  state:
    description: Whether the host is to be held.
    type: str
    required: true
    choices: [held, released]
  paths:
    description: The sites' directories, of old and on volumes. Required when O(state=held).
    type: list
    elements: path
    default: []
  timeout:
    description: Seconds to wait for stillness. Afterwards the hold is released and the module fails.
    type: int
    default: 60
  release_after:
    description: Seconds after which the host releases itself. Held again, they start anew.
    type: int
    default: 600
  nginx_service:
    description: nginx's systemd unit.
    type: str
    default: nginx
  cron_service:
    description: cron's systemd unit.
    type: str
    default: cron
  state_dir:
    description: Where the hold is remembered, in C(hold.json).
    type: path
    default: /var/lib/glusterpress
attributes:
  check_mode:
    description: Tells whether the hold would change.
    support: full
  diff_mode:
    description: Held or not, before and after.
    support: full
author: Glusterpress
"""

EXAMPLES = r"""
- name: Hold the site still
  site_hold:
    state: held
    paths: [/home/ashley/ashleyrich.com]

- name: Let the site go on
  site_hold:
    state: released
"""

RETURN = r"""
held:
  description: Whether the host is held after this run.
  type: bool
  returned: success
expired:
  description: Whether the timer had ended the hold before O(state=released) did. Files may have been written since.
  type: bool
  returned: success
unbroken:
  description: Whether O(state=held) found the host held and still, so that nothing was written since it was held.
  type: bool
  returned: success
stopped:
  description: What was held, nginx and cron by the names of their units.
  type: list
  elements: str
  returned: success
seconds:
  description: How long it took until all was still, from the moment that nginx's workers were told to finish.
  type: float
  returned: when O(state=held)
"""

import json
import os
import re
import signal
import time

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.site_stillness import Process, children, users

TIMER = "glusterpress-release"
UNIT = re.compile(r"[A-Za-z0-9_][A-Za-z0-9@_.:-]*")
PAUSE = 0.1
STARTUP = 10


class Restless(Exception):
    """Somebody goes on working in the paths."""


def boot_id():
    with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as stream:
        return stream.read().strip()


class Hold:
    """The memory of what is held; one of another boot does not count."""

    def __init__(self, directory):
        self.path = os.path.join(directory, "hold.json")
        self.expired_path = os.path.join(directory, "hold.expired.json")
        self.data = {}
        try:
            with open(self.path, encoding="utf-8") as stream:
                data = json.load(stream)
            if data.get("boot_id") == boot_id():
                self.data = data
        except (FileNotFoundError, ValueError):
            pass

    @property
    def expired(self):
        return os.path.exists(self.expired_path)

    def write(self, stopped, timer, still):
        self.data = {"boot_id": boot_id(), "stopped": stopped, "timer": timer, "still": still}
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        temporary = self.path + ".new"
        with open(temporary, "w", encoding="utf-8") as stream:
            json.dump(self.data, stream, indent=2, sort_keys=True)
            stream.write("\n")
        os.rename(temporary, self.path)

    def forget(self):
        for path in (self.path, self.expired_path):
            if os.path.exists(path):
                os.unlink(path)
        self.data = {}


class SiteHold:
    def __init__(self, module):
        self.module = module
        self.params = module.params
        self.nginx = self.params["nginx_service"]
        self.cron = self.params["cron_service"]
        self.hold = Hold(self.params["state_dir"])
        self.result = {"changed": False, "held": bool(self.hold.data), "expired": False, "unbroken": False, "stopped": []}

    def run(self):
        before = bool(self.hold.data)
        if self.params["state"] == "held":
            self._held()
        else:
            self._released()
        if self.module._diff and self.result["changed"]:
            self.result["diff"] = {"before": _says(before), "after": _says(self.result["held"])}
        self.module.exit_json(**self.result)

    # -- held

    def _held(self):
        running = [unit for unit in (self.nginx, self.cron) if self._main_pid(unit)]
        self.result.update(held=True, stopped=running, seconds=0.0)
        if self.hold.data.get("still") and self._is_still():
            running = self.result["stopped"] = self.hold.data["stopped"]
            self.result["unbroken"] = True
            if not self.module.check_mode:
                self.hold.write(running, self._arm(running), True)
            return
        self.result["changed"] = True
        if self.module.check_mode:
            return
        self._check_nginx()
        if self.hold.expired:
            self.hold.forget()
        timer = self._arm(running)
        self.hold.write(running, timer, False)
        try:
            self._freeze_cron()
            self._wait(lambda: self._others(), "before nginx was held")
            started = time.monotonic()
            self._empty_nginx()
            self._wait(self._anyone, "with nginx held")
            self.result["seconds"] = round(time.monotonic() - started, 1)
        except BaseException:
            self._release()
            raise
        self.hold.write(running, timer, True)

    def _is_still(self):
        return not self._anyone() and self._timer_runs()

    def _freeze_cron(self):
        self._kill(self.cron, signal.SIGSTOP)

    def _empty_nginx(self):
        self._kill(self.nginx, signal.SIGWINCH)

    def _others(self):
        """Those who are no part of serving: jobs, copies, uploads by other ways."""
        master = self._main_pid(self.nginx)
        return [
            _tells(process, what)
            for process, what in users(self.params["paths"], [master])
            if not process.name.startswith("php-fpm") and process.parent != master
        ]

    def _anyone(self):
        master = self._main_pid(self.nginx)
        workers = [_tells(p, "finishes its requests") for p in children(master)] if master else []
        return workers + [_tells(process, what) for process, what in users(self.params["paths"], [master])]

    def _wait(self, look, when):
        """Until two looks in a row see nobody: a request may be between two processes."""
        end = time.monotonic() + self.params["timeout"]
        clean = 0
        while True:
            seen = look()
            clean = 0 if seen else clean + 1
            if clean == 2:
                return
            if seen and time.monotonic() > end:
                raise Restless(
                    "%s: still in use after %d s, %s: %s. The hold was released, and nothing was switched."
                    % (", ".join(self.params["paths"]), self.params["timeout"], when, "; ".join(seen[:5]))
                )
            time.sleep(PAUSE)

    def _check_nginx(self):
        executable = self.module.get_bin_path("nginx")
        if executable and self._main_pid(self.nginx):
            rc, out, err = self.module.run_command([executable, "-t", "-q"])
            if rc:
                self.module.fail_json(
                    msg="nginx's configuration is broken, so nginx would not come back after a hold. "
                    "Nothing was held. nginx says: %s" % (err + out).strip()
                )

    # -- released

    def _released(self):
        self.result.update(held=False, expired=self.hold.expired, stopped=self.hold.data.get("stopped", []))
        self.result["changed"] = bool(self.hold.data) or self.hold.expired
        if self.result["changed"] and not self.module.check_mode:
            self._release()

    def _release(self):
        self._kill(self.nginx, signal.SIGHUP)
        self._kill(self.cron, signal.SIGCONT)
        self._disarm()
        self.hold.forget()
        master = self._main_pid(self.nginx)
        end = time.monotonic() + STARTUP
        while master and not children(master):
            if time.monotonic() > end:
                self.module.fail_json(
                    msg="nginx has no workers %d s after it was told to read its configuration: %s"
                    % (STARTUP, self._nginx_words() or "see its error log.")
                )
            time.sleep(PAUSE)

    def _nginx_words(self):
        executable = self.module.get_bin_path("nginx")
        rc, out, err = self.module.run_command([executable, "-t", "-q"]) if executable else (0, "", "")
        return (err + out).strip() if rc else ""

    # -- systemd

    def _main_pid(self, unit):
        rc, out, _err = self.module.run_command(["systemctl", "show", "-p", "MainPID", "--value", unit])
        text = out.strip()
        return int(text) if rc == 0 and text.isdigit() else 0

    def _kill(self, unit, number):
        pid = self._main_pid(unit)
        if pid > 1:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass

    def _arm(self, running):
        """Sets a timer, then ends the one before. Its command needs nothing of ours on the host."""
        timer = "%s-%d" % (TIMER, time.time_ns())
        lines = ['signal() { p=$(systemctl show -p MainPID --value "$2"); [ "$p" -gt 1 ] && kill -"$1" "$p"; }']
        if self.nginx in running:
            lines.append("signal HUP '%s'" % self.nginx)
        if self.cron in running:
            lines.append("signal CONT '%s'" % self.cron)
        lines.append("mv '%s' '%s'" % (self.hold.path, self.hold.expired_path))
        command = ["systemd-run", "--quiet", "--collect", "--unit=" + timer, "--timer-property=AccuracySec=1s"]
        command.append("--description=Release the sites that are held still")
        command += ["--on-active=%ds" % self.params["release_after"], "/bin/sh", "-c", "\n".join(lines).replace("$", "$$")]
        rc, out, err = self.module.run_command(command)
        if rc:
            self.module.fail_json(msg="The timer that ends the hold could not be set, so nothing was held: %s" % (err + out).strip())
        self._disarm()
        return timer

    def _disarm(self):
        if self.hold.data:
            self.module.run_command(["systemctl", "stop", self.hold.data["timer"] + ".timer"])

    def _timer_runs(self):
        rc, _out, _err = self.module.run_command(["systemctl", "is-active", "--quiet", self.hold.data["timer"] + ".timer"])
        return rc == 0


def _tells(process, what):
    return "pid %d (%s) %s" % (process.pid, process.command[:120], what)


def _says(held):
    return "held: %s\n" % ("true" if held else "false")


def main():
    module = AnsibleModule(
        argument_spec={
            "state": {"type": "str", "required": True, "choices": ["held", "released"]},
            "paths": {"type": "list", "elements": "path", "default": []},
            "timeout": {"type": "int", "default": 60},
            "release_after": {"type": "int", "default": 600},
            "nginx_service": {"type": "str", "default": "nginx"},
            "cron_service": {"type": "str", "default": "cron"},
            "state_dir": {"type": "path", "default": "/var/lib/glusterpress"},
        },
        required_if=[("state", "held", ("paths",))],
        supports_check_mode=True,
    )
    module.run_command_environ_update = {"LC_ALL": "C", "LANGUAGE": "C"}
    for key in ("nginx_service", "cron_service"):
        if not UNIT.fullmatch(module.params[key]):
            module.fail_json(msg="%s: %r is not the name of a systemd unit." % (key, module.params[key]))
    try:
        SiteHold(module).run()
    except Restless as e:
        module.fail_json(msg=str(e))


if __name__ == "__main__":
    main()
