#!/usr/bin/python
"""Read and write on a mount without pause, and tell the longest stall."""

from __future__ import annotations

DOCUMENTATION = r"""
module: gluster_stall
short_description: Measure the longest stall that a client of a volume sees
description:
  - Writes, reads, lists and removes small files in a directory of its own until a file says stop, and tells how long the
    slowest of these operations took and which of them failed. Meant to be run with C(async).
options:
  directory:
    description: A directory on the mounted volume. Made where it is absent, with nothing left in it at the end.
    type: path
    required: true
  stop:
    description: The measurement ends when this local file exists.
    type: path
    required: true
  seconds:
    description: The measurement ends after this time at the latest.
    type: int
    default: 900
  pause:
    description: Seconds between two rounds.
    type: float
    default: 0.05
attributes:
  check_mode:
    description: Measures nothing.
    support: none
author: Glusterpress
"""

EXAMPLES = r"""
- name: Measure while a server is away
  gluster_stall:
    directory: /home/ashley/ashleyrich_com/.glusterpress/drill/app1
    stop: /run/glusterpress-drill-stop
  async: 900
  poll: 0
"""

RETURN = r"""
longest:
  description: Seconds that the slowest operation took.
  type: float
  returned: success
operation:
  description: Which operation that was.
  type: str
  returned: success
rounds:
  description: How many rounds of write, read, list and remove were made.
  type: int
  returned: success
failures:
  description: Operations that failed, with their reasons. The first 20.
  type: list
  elements: str
  returned: success
"""

import os
import time

from ansible.module_utils.basic import AnsibleModule

CONTENT = b"Glusterpress measures how long a client stalls.\n" * 20


class Stopwatch:
    """Times operations and keeps the slowest and the failed ones."""

    def __init__(self):
        self.longest = 0.0
        self.operation = "none"
        self.failures = []

    def time(self, name, operation):
        start = time.monotonic()
        try:
            operation()
        except OSError as failure:
            if len(self.failures) < 20:
                self.failures.append("%s: %s" % (name, failure))
        seconds = time.monotonic() - start
        if seconds > self.longest:
            self.longest, self.operation = seconds, name


def write(path):
    with open(path, "wb") as file:
        file.write(CONTENT)


def read(path):
    with open(path, "rb") as file:
        if file.read() != CONTENT:
            raise OSError("%s came back with other content" % path)


def measure(directory, stop, seconds, pause, clock=time.monotonic, sleep=time.sleep):
    """Runs rounds until told to stop; returns the watch and the number of rounds."""
    watch = Stopwatch()
    end = clock() + seconds
    rounds = 0
    while clock() < end and not os.path.exists(stop):
        path = os.path.join(directory, "%d" % (rounds % 10))
        watch.time("write", lambda path=path: write(path))
        watch.time("read", lambda path=path: read(path))
        watch.time("list", lambda: os.listdir(directory))
        watch.time("remove", lambda path=path: os.unlink(path))
        rounds += 1
        sleep(pause)
    return watch, rounds


def main():
    module = AnsibleModule(
        argument_spec={
            "directory": {"type": "path", "required": True},
            "stop": {"type": "path", "required": True},
            "seconds": {"type": "int", "default": 900},
            "pause": {"type": "float", "default": 0.05},
        },
        supports_check_mode=False,
    )
    directory = module.params["directory"]
    os.makedirs(directory, mode=0o700, exist_ok=True)
    watch, rounds = measure(directory, module.params["stop"], module.params["seconds"], module.params["pause"])
    for name in os.listdir(directory):
        watch.time("remove", lambda path=os.path.join(directory, name): os.unlink(path))
    watch.time("remove", lambda: os.rmdir(directory))
    module.exit_json(
        changed=False, longest=round(watch.longest, 2), operation=watch.operation, rounds=rounds, failures=watch.failures
    )


if __name__ == "__main__":
    main()
