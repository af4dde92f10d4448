#!/usr/bin/python
"""Write the virtual host of a site that has none, or take it away again."""

from __future__ import annotations

DOCUMENTATION = r"""
module: nginx_vhost
short_description: Write and enable the virtual host of a site that has none
description:
  - Writes C(sites-available/NAME.conf) beside O(conf) and the link C(sites-enabled/NAME.conf) to it. When C(nginx -t)
    refuses them, both are taken back.
  - A file or link of somebody else is never replaced.
  - Does not reload nginx. As long as a reload is due, there is a file C(reload-needed) in O(record_dir).
options:
  server_name:
    description: The site's name.
    type: str
    required: true
  content:
    description: The virtual host. Required when O(state=present).
    type: str
  state:
    description:
      - V(present) writes and enables the virtual host.
      - V(absent) removes what V(present) wrote. When people changed it since, it is left alone and returned in RV(left).
    type: str
    choices: [present, absent]
    default: present
  conf:
    description: nginx's main configuration file.
    type: path
    default: /etc/nginx/nginx.conf
  nginx:
    description: nginx's executable.
    type: str
    default: nginx
  record_dir:
    description: Where it is remembered that the file was written.
    type: path
    default: /var/lib/glusterpress/nginx
attributes:
  check_mode:
    description: Reports what would change, with the diff, and changes nothing.
    support: full
  diff_mode:
    description: The file before and after.
    support: full
author: Glusterpress
"""

EXAMPLES = r"""
- name: Write a virtual host where there is none
  nginx_vhost:
    server_name: ashleyrich.com
    content: "{{ lookup('ansible.builtin.template', 'vhost.conf.j2') }}"
  notify: Reload nginx
"""

RETURN = r"""
path:
  description: The virtual host's file.
  type: str
  returned: success
left:
  description: The file, when people changed it since it was written, left alone by O(state=absent).
  type: list
  elements: str
  returned: success
"""

import hashlib
import os

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.nginx_files import ReloadDue


class Vhost:
    def __init__(self, module):
        self.module = module
        self.params = module.params
        prefix = os.path.dirname(self.params["conf"])
        file = self.params["server_name"] + ".conf"
        self.path = os.path.join(prefix, "sites-available", file)
        self.link = os.path.join(prefix, "sites-enabled", file)
        self.record = os.path.join(self.params["record_dir"], self.params["server_name"] + ".vhost")
        self.due = ReloadDue(self.params["record_dir"])
        self.result = {"changed": False, "path": self.path, "left": []}

    def run(self):
        before = _read(self.path)
        after = self._present(before) if self.params["state"] == "present" else self._absent(before)
        if self.module._diff and self.result["changed"]:
            texts = {"before": before, "after": after}
            self.result["diff"] = {key: (data or b"").decode("utf-8", "replace") for key, data in texts.items()}
            self.result["diff"].update(before_header=self.path, after_header=self.path)
        self.module.exit_json(**self.result)

    def _present(self, before):
        after = self.params["content"].encode("utf-8")
        if before not in (None, after) and not self._is_ours(before):
            self.module.fail_json(
                msg="%s: is there and not enabled, and was not written by this role, so it was left as it is. "
                "Enable it, or move it away, then run again." % self.path
            )
        linked = os.path.lexists(self.link)
        if linked and os.path.realpath(self.link) != os.path.realpath(self.path):
            self.module.fail_json(msg="%s: is no link to %s, so it was left as it is. Move it away, then run again." % (self.link, self.path))
        self.result["changed"] = before != after or not linked
        if self.result["changed"] and not self.module.check_mode:
            self._write(before, after, linked)
        return after

    def _write(self, before, after, linked):
        record = _read(self.record)
        self.due.set()
        try:
            _replace(self.record, hashlib.sha256(after).hexdigest().encode("ascii"), 0o600)
            if before != after:
                _replace(self.path, after, 0o644)
            if not linked:
                os.symlink("../sites-available/" + os.path.basename(self.path), self.link)
            rc, out, err = self.module.run_command([self.params["nginx"], "-t", "-q", "-c", self.params["conf"]])
        except BaseException:
            self._take_back(before, linked, record)
            raise
        if rc:
            self._take_back(before, linked, record)
            self.module.fail_json(
                msg="nginx does not accept the virtual host that was written for %s, and it was taken back. "
                "Give %s a virtual host of your own, then run again. nginx says: %s"
                % (self.params["server_name"], self.params["server_name"], (err + out).strip())
            )

    def _take_back(self, before, linked, record):
        if not linked:
            _remove(self.link)
        for path, data, mode in ((self.path, before, 0o644), (self.record, record, 0o600)):
            if data is None:
                _remove(path)
            else:
                _replace(path, data, mode)
        self.due.restore()

    def _absent(self, before):
        if not os.path.exists(self.record):
            return before
        if before is not None and not self._is_ours(before):
            self.result["left"] = [self.path]
            return before
        self.result["changed"] = before is not None
        if not self.module.check_mode:
            if before is not None:
                self.due.set()
                _remove(self.link)
                _remove(self.path)
            _remove(self.record)
        return None

    def _is_ours(self, data):
        return _read(self.record) == hashlib.sha256(data).hexdigest().encode("ascii")


def _read(path):
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return None


def _remove(path):
    if os.path.lexists(path):
        os.unlink(path)


def _replace(path, data, mode):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    temporary = path + ".new"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(handle, "wb") as stream:
        os.fchmod(handle, mode)
        stream.write(data)
        stream.flush()
        os.fsync(handle)
    os.rename(temporary, path)


def main():
    module = AnsibleModule(
        argument_spec={
            "server_name": {"type": "str", "required": True},
            "content": {"type": "str"},
            "state": {"type": "str", "choices": ["present", "absent"], "default": "present"},
            "conf": {"type": "path", "default": "/etc/nginx/nginx.conf"},
            "nginx": {"type": "str", "default": "nginx"},
            "record_dir": {"type": "path", "default": "/var/lib/glusterpress/nginx"},
        },
        required_if=[("state", "present", ("content",))],
        supports_check_mode=True,
    )
    module.run_command_environ_update = {"LC_ALL": "C", "LANGUAGE": "C"}
    try:
        Vhost(module).run()
    except OSError as e:
        module.fail_json(msg="%s: %s" % (e.filename, e.strerror))


if __name__ == "__main__":
    main()
