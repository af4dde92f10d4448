#!/usr/bin/python
"""Re-point a site's root and logs in the nginx configuration that people wrote."""

from __future__ import annotations

DOCUMENTATION = r"""
module: nginx_site
short_description: Point the root and logs of an existing nginx site somewhere else
description:
  - Finds the server blocks of a name in nginx's configuration, includes opened, and re-points C(root),
    C(access_log) and C(error_log). Only the bytes of these arguments change. Comments, formats, levels, quotes,
    order and white space stay.
  - C(nginx -t) must pass before anything is touched, and after. When it fails after, the edit alone is taken back.
  - What is absent is added, indented as its block is. A block that only redirects (a C(return) of its own, or in
    C(location /)) gets nothing added. When nothing but redirects has the name, the module fails and names them.
  - A wildcard, a regular expression or a default server that serves the name is never changed, because it may serve
    others. The module fails and names it. The distribution's own default site does not count.
  - Of several logs the one below O(old_root), else the first, becomes the new log. Further logs below O(old_root)
    keep their name below O(new_base). C(off), C(syslog:), C(stderr), C(memory:) and devices are left alone, and
    nothing is added beside them.
  - C(root), C(alias) and logs inside location blocks move to the same place below O(new_base) when they are at or
    below O(old_root), and are left alone otherwise, except that C(location /) is always served from O(root).
  - A line in a file that other server blocks include as well is never changed. The module fails and names it.
  - Does not reload nginx. As long as a reload is due, there is a file C(reload-needed) in O(record_dir).
options:
  server_name:
    description: The site's name, as in C(server_name). Names listed beside it do not matter.
    type: str
    required: true
  root:
    description: Absolute path of the new document root. Required when O(state=present).
    type: str
  access_log:
    description: Absolute path of the new access log. Required when O(state=present).
    type: str
  error_log:
    description: Absolute path of the new error log. Required when O(state=present).
    type: str
  state:
    description:
      - V(present) points the site to the new paths.
      - V(original) puts back what was recorded, and removes the lines that were added. What people changed since
        is left alone and returned in RV(left).
    type: str
    choices: [present, original]
    default: present
  old_root:
    description: The old document tree, such as V(/home/ashley/ashleyrich.com).
    type: str
  new_base:
    description:
      - Where the old tree is now, usually the mount. Required with O(old_root).
      - With O(state=original), lines that go on naming it are returned in RV(still_new).
    type: str
  conf:
    description: nginx's main configuration file.
    type: path
    default: /etc/nginx/nginx.conf
  nginx:
    description: nginx's executable.
    type: str
    default: nginx
  backup_dir:
    description: Where a copy of each file is kept before it is edited.
    type: path
    default: /var/backups/glusterpress
  record_dir:
    description: Where the original values are remembered.
    type: path
    default: /var/lib/glusterpress/nginx
attributes:
  check_mode:
    description: Reports what would change, with the diff, and changes nothing.
    support: full
  diff_mode:
    description: One diff for each edited file.
    support: full
author: Glusterpress
"""

EXAMPLES = r"""
- name: Serve the site from the volume
  nginx_site:
    server_name: ashleyrich.com
    root: /home/ashley/ashleyrich_com/public
    access_log: /home/ashley/ashleyrich_com/logs/access.log
    error_log: /home/ashley/ashleyrich_com/logs/error.log
    old_root: /home/ashley/ashleyrich.com
    new_base: /home/ashley/ashleyrich_com
  notify: Reload nginx

- name: Serve the site from its old directory again
  nginx_site:
    server_name: ashleyrich.com
    state: original
  notify: Reload nginx
"""

RETURN = r"""
found:
  description: Whether a server block has the name.
  type: bool
  returned: success
serves:
  description: Whether server blocks with the name serve files, all of them from O(root).
  type: bool
  returned: success
broken:
  description: nginx's own words when it did not accept its configuration before. RV(found) and RV(serves) come with it.
  type: str
  returned: when O(state=present) fails for it
files:
  description: The files that were edited, by their real paths.
  type: list
  elements: str
  returned: success
backups:
  description: The copies of the edited files as they were.
  type: list
  elements: str
  returned: success
old:
  description: C(root), C(access_log) and C(error_log) of the site before it was first re-pointed. Null where absent.
  type: dict
  returned: success
still_old:
  description: Lines of the site's blocks that name O(old_root) and are not this module's to change.
  type: list
  elements: str
  returned: success
left:
  description: Lines that people changed since they were re-pointed, left alone by O(state=original).
  type: list
  elements: str
  returned: success
still_new:
  description: Lines of the site's blocks that name O(new_base) after O(state=original).
  type: list
  elements: str
  returned: success
"""

import json
import os
import re
import tempfile

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.nginx_conf import ConfError, Configuration
from ansible.module_utils.nginx_files import CannotWrite, ReloadDue, Writer, backup, diffs
from ansible.module_utils.nginx_repoint import (
    CannotEdit,
    Target,
    apply,
    current,
    put_back,
    repoint,
    serves,
    still_new,
    still_old,
)
from ansible.module_utils.nginx_serving import redirects, refusal, site_servers

NAME = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_])?")
UNSAFE = re.compile(r"[\s'\"\\`$;{}#\x00-\x1f\x7f]")


def wrong_value(params):
    """What nginx would not read as the plain value that was meant, or None."""
    if not NAME.fullmatch(params["server_name"]):
        return "server_name: %r is not a host name." % params["server_name"]
    for key in ("root", "access_log", "error_log", "old_root", "new_base"):
        value = params[key]
        if value is None:
            continue
        if not value.startswith("/") or ".." in value.split("/"):
            return "%s: %r is not an absolute path without '..'." % (key, value)
        sign = UNSAFE.search(value)
        if sign:
            return "%s: %r has the character %r, which nginx or a shell would not read as part of a path." % (
                key,
                value,
                sign.group(),
            )
    return None


class Record:
    """The values of a site as they were before they were re-pointed."""

    def __init__(self, directory, server_name):
        self.path = os.path.join(directory, server_name + ".json")
        self.bytes = None
        content = {}
        if os.path.exists(self.path):
            with open(self.path, "rb") as stream:
                self.bytes = stream.read()
            content = json.loads(self.bytes)
        self.entries = content.get("entries", [])
        self.old = content.get("old")

    def remember(self, entries, old):
        def place(entry):
            return [entry[key] for key in ("directive", "file", "server", "context", "new")]

        new = [place(entry) for entry in entries]
        kept = [entry for entry in self.entries if place(entry) not in new]
        content = {"entries": kept + entries, "old": self.old or old}
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        self._write((json.dumps(content, indent=2, sort_keys=True) + "\n").encode("ascii"))

    def forget(self):
        if os.path.exists(self.path):
            os.unlink(self.path)

    def restore(self):
        if self.bytes is None:
            self.forget()
        else:
            self._write(self.bytes)

    def _write(self, data):
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(self.path), prefix=".")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.rename(temporary, self.path)


class Site:
    def __init__(self, module):
        self.module = module
        self.params = module.params
        self.present = self.params["state"] == "present"
        self.executable = module.get_bin_path(self.params["nginx"])
        self.result = {"changed": False, "found": False, "serves": False, "files": [], "backups": [], "left": []}
        self.result.update(still_old=[], still_new=[])
        self.result["old"] = {"root": None, "access_log": None, "error_log": None}

    def run(self):
        self._need_nginx()
        broken_before = self._test()
        if broken_before and self.present:
            self.module.fail_json(
                msg="nginx's configuration was already broken before we came, and nothing was changed. "
                "Mend it until nginx -t is content, then run again. nginx says: %s" % broken_before,
                broken=broken_before,
                **self._seen(),
            )
        configuration = Configuration(self.params["conf"])
        servers = site_servers(configuration, self.params["server_name"])
        record = Record(self.params["record_dir"], self.params["server_name"])
        edits = self._edits(configuration, servers, record)
        changes = {}
        for file in {edit.file.path: edit.file for edit in edits}.values():
            changes[file.path] = (file.data, apply(file, [e for e in edits if e.file is file]))
            if os.stat(file.path).st_nlink > 1:
                raise CannotEdit("%s: has several names (hard links). Make it one file, then run again." % file.path)
        self.result.update(changed=bool(changes), files=sorted(changes))
        if self.module._diff and changes:
            self.result["diff"] = diffs(changes)
        if not self.module.check_mode:
            if changes:
                self._write(configuration, changes, edits, record, broken_before)
            if not self.present:
                record.forget()
        self.module.exit_json(**self.result)

    def _need_nginx(self):
        if self.executable and os.path.exists(self.params["conf"]):
            return
        if not self.present:
            self.module.exit_json(**self.result)
        missing = "file %s" % self.params["conf"] if self.executable else "executable %s" % self.params["nginx"]
        self.module.fail_json(
            msg="nginx is not installed: there is no %s. Nothing was changed. "
            "Install nginx, with PHP-FPM if the sites are of PHP, then run again." % missing
        )

    def _seen(self):
        """What a configuration that nginx does not accept says of the site, as far as it can be read."""
        try:
            servers = site_servers(Configuration(self.params["conf"]), self.params["server_name"])
            return {"found": bool(servers), "serves": serves(servers, self._target())}
        except (ConfError, CannotEdit):
            return {"found": False, "serves": False}

    def _target(self):
        keys = ("server_name", "root", "access_log", "error_log", "old_root", "new_base")
        return Target(**{key: self.params[key] for key in keys})

    def _edits(self, configuration, servers, record):
        self.result["found"] = bool(servers)
        serving = next((s for s in servers if not redirects(s)), servers[0] if servers else None)
        old = current(serving) if serving else self.result["old"]
        self.result["old"] = record.old or old
        if self.present:
            target = self._target()
            refused = refusal(configuration, servers, target.server_name, target.old_root)
            if refused:
                raise CannotEdit(refused)
            self.result.update(still_old=still_old(servers, target), serves=serves(servers, target))
            return repoint(configuration, servers, target)
        edits, left = put_back(servers, record.entries)
        self.result["left"] = ["%s: %s %s" % (e["file"], e["directive"], e["new"]) for e in left]
        if self.params["new_base"]:
            self.result["still_new"] = still_new(servers, self.params["new_base"], edits)
        return edits

    def _test(self):
        """None when nginx accepts its configuration, else nginx's own words."""
        rc, out, err = self.module.run_command([self.executable, "-t", "-q", "-c", self.params["conf"]])
        return (err + out).strip() if rc else None

    def _write(self, configuration, changes, edits, record, broken_before):
        directory = self.params["backup_dir"]
        self.result["backups"] = [backup(path, directory) for path in sorted(changes)]
        if self.present:
            record.remember([e.entry for e in edits], self.result["old"])
        due = ReloadDue(self.params["record_dir"])
        due.set()
        writer = Writer(configuration, directory)
        written = []
        try:
            for path, (before, after) in sorted(changes.items()):
                writer.write(path, before, after)
                written.append(path)
            broken = self._test()
        except BaseException:
            self._take_back(writer, changes, written, record, due)
            raise
        if broken:
            self._take_back(writer, changes, written, record, due)
            reason = "It was broken before we came, too." if broken_before else "It was good before."
            self.module.fail_json(
                msg="nginx does not accept its configuration with %s re-pointed, and our edit was taken back. %s nginx says: %s"
                % (self.params["server_name"], reason, broken)
            )

    @staticmethod
    def _take_back(writer, changes, written, record, due):
        for path in written:
            before, after = changes[path]
            writer.write(path, after, before)
        record.restore()
        due.restore()


def main():
    module = AnsibleModule(
        argument_spec={
            "server_name": {"type": "str", "required": True},
            "root": {"type": "str"},
            "access_log": {"type": "str"},
            "error_log": {"type": "str"},
            "state": {"type": "str", "choices": ["present", "original"], "default": "present"},
            "old_root": {"type": "str"},
            "new_base": {"type": "str"},
            "conf": {"type": "path", "default": "/etc/nginx/nginx.conf"},
            "nginx": {"type": "str", "default": "nginx"},
            "backup_dir": {"type": "path", "default": "/var/backups/glusterpress"},
            "record_dir": {"type": "path", "default": "/var/lib/glusterpress/nginx"},
        },
        required_if=[("state", "present", ("root", "access_log", "error_log"))],
        required_by={"old_root": "new_base"},
        supports_check_mode=True,
    )
    module.run_command_environ_update = {"LC_ALL": "C", "LANGUAGE": "C"}
    wrong = wrong_value(module.params)
    if wrong:
        module.fail_json(msg=wrong)
    try:
        Site(module).run()
    except (ConfError, CannotEdit, CannotWrite) as e:
        module.fail_json(msg=str(e))


if __name__ == "__main__":
    main()
