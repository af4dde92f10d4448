"""Runs a module of the generated project inside the test's own process."""

import importlib.util
import io
import json
import pathlib
from contextlib import redirect_stdout
from unittest import mock

import ansible.module_utils
from ansible.module_utils import basic

ROLES = pathlib.Path(__file__).parents[3] / "project" / "roles"

for directory in sorted(ROLES.glob("*/module_utils")):
    if str(directory) not in ansible.module_utils.__path__:
        ansible.module_utils.__path__.append(str(directory))


def load(name):
    (path,) = ROLES.glob("*/library/%s.py" % name)
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(module, check=False, diff=True, **params):
    """The result that Ansible would see; a failure has `failed` and `msg`."""
    internal = {"_ansible_check_mode": check, "_ansible_diff": diff, "_ansible_remote_tmp": "/tmp", "_ansible_keep_remote_files": False}
    args = json.dumps({"ANSIBLE_MODULE_ARGS": dict(params, **internal)}).encode()
    out = io.StringIO()
    with mock.patch.object(basic, "_ANSIBLE_ARGS", args), mock.patch.object(basic, "_ANSIBLE_PROFILE", "legacy", create=True):
        with redirect_stdout(out):
            try:
                module.main()
            except SystemExit:
                pass
    return json.loads(out.getvalue())
