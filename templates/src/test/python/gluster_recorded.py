"""Plays back what gluster 10.3 answered, and checks each command on the way."""

import pathlib
from unittest import mock

import module_run
from ansible.module_utils import basic, gluster_cli

RECORDED = pathlib.Path(__file__).parent / "recorded" / "gluster-10.3"


def answer(name):
    """What gluster answered; behind a + the same for a volume that has the mark of a deployment."""
    name, plus, _managed = name.partition("+managed")
    text = recorded(name)
    option = "<option><name>user.glusterpress</name><value>managed</value></option>"
    return text.replace("<options>", "<options>" + option) if plus else text


def recorded(name):
    return (RECORDED / (name + ".xml")).read_text(encoding="utf-8")


class Clock:
    """A clock that only sleeping moves on."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.now += max(seconds, 0.1)


class Recorded:
    """A gluster command that expects these (command, recording) in this order.

    A recording that ends in dots stays. None stands for an answer that nobody reads, and so needs no XML.
    """

    def __init__(self, *steps):
        self.steps = list(steps)
        self.commands = []

    def __call__(self, argv):
        xml = [] if self.steps and self.steps[0][1] is None else ["--xml"]
        if argv[:2] + argv[len(argv) - len(xml) :] != ["/usr/sbin/gluster", "--mode=script"] + xml:
            raise AssertionError("not in script mode with XML: %s" % argv)
        command = " ".join(argv[2 : len(argv) - len(xml)])
        self.commands.append(command)
        if not self.steps:
            raise AssertionError("unexpected: gluster %s" % command)
        expected, recording = self.steps[0]
        if command != expected:
            raise AssertionError("expected: gluster %s, but was: gluster %s" % (expected, command))
        if recording is None:
            self.steps.pop(0)
            return 0, "", ""
        if recording.endswith("..."):
            return 0, answer(recording[:-3]), ""
        self.steps.pop(0)
        return 0, answer(recording), ""


def gluster(recorded, timeout=120, binary="/usr/sbin/gluster"):
    clock = Clock()
    return gluster_cli.Gluster(binary, recorded, timeout, clock, clock.sleep)


def run(module, recorded, check=False, installed=True, **params):
    """The module's result with this Gluster; all steps but those that end in dots must have been taken."""
    binary = "/usr/sbin/gluster" if installed else None

    def of(_module, timeout=120):
        return gluster(recorded, timeout, binary)

    warnings = []
    warn = mock.patch.object(basic.AnsibleModule, "warn", lambda _module, text: warnings.append(text))
    with mock.patch.object(gluster_cli.Gluster, "of", of), warn:
        result = dict(module_run.run(module, check=check, **params), warnings=warnings)
    left = [step for step in recorded.steps if not (step[1] or "").endswith("...")]
    if left:
        raise AssertionError("not asked: %s; result: %s" % (left, result))
    return result
