"""Writes what ansible-playbook does as one JSON object a line, into the file that GLUSTERPRESS_EVENTS names."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: glusterpress_events
type: notification
short_description: Events of a run as JSON lines
description:
  - Appends one JSON object a line to a file while the run goes on, so that a program can tell what happened on
    which host, also when the run is killed half-way.
  - Results of tasks with C(no_log) are told without their message.
options:
  events_file:
    description: The file to append to. Nothing is written without it.
    type: path
    env:
      - name: GLUSTERPRESS_EVENTS
requirements:
  - ansible-core 2.14 or later
"""

MESSAGE_LIMIT = 4000
ITEM_LIMIT = 5
CENSORED = "the result is hidden by no_log"


def text(value):
    """A value of any type as a bounded string; never raises."""
    if value is None:
        return ""
    try:
        if isinstance(value, bytes):
            value = value.decode("utf-8", "replace")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            value = "; ".join(text(element) for element in value)
        elif not isinstance(value, str):
            value = str(value)
    except Exception:
        return ""
    value = value.strip()
    return value if len(value) <= MESSAGE_LIMIT else value[:MESSAGE_LIMIT] + " …"


def truthy(value):
    return value is True or text(value).lower() in ("true", "yes", "1")


def item_message(result):
    """The message of one item of a loop, after the item's label."""
    label = "" if hidden(result) else text(result.get("_ansible_item_label", result.get("item")))
    return f"{label}: {message_of(result)}" if label else message_of(result)


def summary(messages):
    """The first messages of the items that failed, and how many more there are."""
    messages = list(dict.fromkeys(messages))
    more = len(messages) - ITEM_LIMIT
    return text("; ".join(messages[:ITEM_LIMIT]) + (f"; and {more} more" if more > 0 else ""))


def hidden(result):
    return "censored" in result or truthy(result.get("_ansible_no_log"))


def message_of(result):
    """What a module or a connection says about its result, in one string."""
    if not isinstance(result, Mapping):
        return text(result)
    if hidden(result):
        return CENSORED
    parts = [text(result.get("msg")) or text(result.get("reason"))]
    if result.get("rc") not in (None, 0):
        parts[0] = f"{parts[0]} (rc {text(result['rc'])})".strip()
    if truthy(result.get("failed")) or result.get("rc") not in (None, 0):
        for key in ("stderr", "module_stderr", "stdout", "module_stdout"):
            said = text(result.get(key))
            if said:
                if said not in parts[0]:
                    parts.append(said)
                break
    return text("\n".join(part for part in parts if part))


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "notification"
    CALLBACK_NAME = "glusterpress_events"
    # No CALLBACK_NEEDS_ENABLED: to be on the path is enough, so that the list in ansible.cfg stays as it is.

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.file = None
        self.play = None
        self.started = {}
        self.items = {}
        path = os.environ.get("GLUSTERPRESS_EVENTS")
        if path:
            self.file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        else:
            self.disabled = True

    def emit(self, event, **fields):
        if self.file is None:
            return
        line = json.dumps(dict(event=event, **fields), default=text, separators=(",", ":")) + "\n"
        os.write(self.file, line.encode("ascii"))

    def play_name(self):
        return text(self.play.get_name()) if self.play else ""

    def emit_result(self, status, result, with_connection=False):
        host, task = result._host, result._task
        now = time.monotonic()
        key = (host.get_name(), task._uuid)
        began = self.started.pop(key, now)
        items = self.items.pop(key, [])
        data = result._result
        fields = {
            "status": status,
            "host": text(host.get_name()),
            "play": self.play_name(),
            "task": text(task.get_name()),
            "seconds": round(now - began, 3),
            "message": summary(items) if items else message_of(data),
        }
        if with_connection:
            fields["connection"] = self.connection_of(host, task, data)
        self.emit("result", **fields)

    def connection_of(self, host, task, data):
        """Where the connection went, as far as the variables tell."""
        try:
            manager = self.play.get_variable_manager()
            variables = manager.get_vars(play=self.play, host=host, task=task)
            delegated = data.get("_ansible_delegated_vars") if isinstance(data, Mapping) else None
            if isinstance(delegated, Mapping):
                variables = dict(variables, **delegated)
            names = {
                "address": ("ansible_ssh_host", "ansible_host"),
                "port": ("ansible_ssh_port", "ansible_port"),
                "user": ("ansible_ssh_user", "ansible_user"),
            }
            found = {}
            for key, candidates in names.items():
                values = [self.template(variables[name], variables) for name in candidates if name in variables]
                found[key] = (values[-1:] or [""])[0]
            found["address"] = found["address"] or text(host.get_name())
            found["arguments"] = self.arguments_of_ssh(variables)
            return found
        except Exception:
            return {"address": text(host.get_name())}

    def arguments_of_ssh(self, variables):
        """Arguments of ssh from wherever they can be set: variables, environment, ansible.cfg."""
        from ansible import constants
        from ansible.plugins.loader import connection_loader

        # it makes the options of the plugin known
        connection_loader.get("ssh", class_only=True)
        values = (
            constants.config.get_config_value(name, plugin_type="connection", plugin_name="ssh", variables=variables)
            for name in ("ssh_args", "ssh_extra_args", "ssh_common_args")
        )
        return " ".join(self.template(value, variables) for value in values if value)

    def template(self, value, variables):
        from ansible.template import Templar

        try:
            return text(Templar(loader=self.play.get_loader(), variables=variables).template(value))
        except Exception:
            return text(value)

    @staticmethod
    def ignores(result, keyword):
        fields = getattr(result, "_task_fields", None) or {}
        return truthy(fields.get(keyword, getattr(result._task, keyword, False)))

    def v2_playbook_on_start(self, playbook):
        self.emit("start", playbook=text(getattr(playbook, "_file_name", "")))

    def v2_playbook_on_play_start(self, play):
        self.play = play
        self.emit("play", play=self.play_name())

    def v2_playbook_on_no_hosts_matched(self):
        self.emit("no_hosts", play=self.play_name())

    def v2_playbook_on_task_start(self, task, is_conditional):
        self.emit("task", play=self.play_name(), task=text(task.get_name()))

    def v2_playbook_on_handler_task_start(self, task):
        self.emit("task", play=self.play_name(), task=text(task.get_name()))

    def v2_runner_on_start(self, host, task):
        self.started[(host.get_name(), task._uuid)] = time.monotonic()

    def v2_runner_item_on_failed(self, result):
        self.items.setdefault((result._host.get_name(), result._task._uuid), []).append(item_message(result._result))

    def v2_runner_on_ok(self, result):
        changed = isinstance(result._result, Mapping) and truthy(result._result.get("changed"))
        self.emit_result("changed" if changed else "ok", result)

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self.emit_result("ignored" if ignore_errors else "failed", result)

    def v2_runner_on_skipped(self, result):
        self.emit_result("skipped", result)

    def v2_runner_on_unreachable(self, result):
        ignored = self.ignores(result, "ignore_unreachable")
        self.emit_result("ignored" if ignored else "unreachable", result, with_connection=True)

    def v2_playbook_on_stats(self, stats):
        hosts = {text(host): stats.summarize(host) for host in sorted(stats.processed)}
        custom = {text(host): values for host, values in (getattr(stats, "custom", None) or {}).items()}
        self.emit("stats", hosts=hosts, custom=custom)
