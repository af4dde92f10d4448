"""Tests what the rehearsal removes of a Docker engine: what its own project left, and never what a scenario still needs or others own."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from test_rehearsal_engine import NEEDS_ANSIBLE, PLAYBOOK, SCENARIO

# Modules of community.docker that know an engine of one file: what is there, with labels.
HOST_INFO = """#!/usr/bin/python
import json, os
from ansible.module_utils.basic import AnsibleModule

OPTIONS = ["containers", "containers_all", "containers_filters", "networks", "networks_filters", "verbose_output", "docker_host"]
module = AnsibleModule({name: {"type": "raw"} for name in OPTIONS})
if not module.params["containers"]:
    module.fail_json(msg="nothing more is known of this engine")
with open(os.environ["ENGINE"]) as file:
    engine = json.load(file)
assert module.params["containers_all"] and module.params["verbose_output"]


def matching(kind):
    wanted = [label.partition("=") for label in module.params[kind + "_filters"]["label"]]
    return [
        one for one in engine[kind] if all(key in one["Labels"] and (not sign or one["Labels"][key] == value) for key, sign, value in wanted)
    ]


module.exit_json(containers=matching("containers"), networks=matching("networks"))
"""
REMOVAL = """#!/usr/bin/python
import os
from ansible.module_utils.basic import AnsibleModule

module = AnsibleModule({name: {"type": "raw"} for name in ["name", "state", "force_kill", "keep_volumes", "docker_host"]})
assert module.params["state"] == "absent" and module.params["docker_host"] == "unix:///engine"
with open(os.environ["ENGINE"] + ".removed", "a") as file:
    file.write(module.params["name"] + "\\n")
module.exit_json(changed=True)
"""
RUNTIME = "action_groups: {docker: [docker_host_info, docker_container, docker_network]}\n"


def rehearsal(project, scenario=""):
    return "glusterpress-" + hashlib.sha256(f"{project}{scenario}".encode()).hexdigest()[:8]


@NEEDS_ANSIBLE
class Leftovers(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.root = pathlib.Path(scratch.name).resolve()
        self.project = self.root / "my project"
        shutil.copytree(SCENARIO, self.project / "molecule/default")
        collection = self.root / "collections/ansible_collections/community/docker"
        (collection / "plugins/modules").mkdir(parents=True)
        (collection / "meta").mkdir()
        (collection / "meta/runtime.yml").write_text(RUNTIME, encoding="utf-8")
        for name, text in {"docker_host_info": HOST_INFO, "docker_container": REMOVAL, "docker_network": REMOVAL}.items():
            (collection / f"plugins/modules/{name}.py").write_text(text, encoding="utf-8")
        docker = self.root / "docker"
        docker.write_text("#!/bin/sh\necho unix:///engine\n", encoding="utf-8")
        docker.chmod(0o755)
        (self.root / "hosts").write_text("[gluster_servers]\ngluster1\n[gluster_clients]\napp1\n", encoding="utf-8")
        (self.project / "molecule/default/image.sh").write_text("echo are there\n", encoding="utf-8")
        self.engine = {"containers": [], "networks": []}

    def scenario(self, name):
        directory = self.project / "molecule" / name
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "molecule.yml").touch()

    def running(self, rehearsal_name, project, host):
        """A container and the network of a rehearsal."""
        labels = {"io.glusterpress.rehearsal": rehearsal_name, "io.glusterpress.project": str(project)}
        self.engine["containers"].append({"Id": f"{rehearsal_name}-{host}", "Names": [f"/{rehearsal_name}-{host}"], "Labels": labels})
        self.engine["networks"].append({"Name": rehearsal_name, "Labels": labels})

    def play(self, playbook, scenario, expected_status=0):
        (self.root / "engine.removed").unlink(missing_ok=True)
        (self.root / "engine").write_text(json.dumps(self.engine), encoding="utf-8")
        environment = {
            **os.environ,
            "PATH": f"{self.root}{os.pathsep}{os.environ['PATH']}",
            "ANSIBLE_COLLECTIONS_PATH": str(self.root / "collections"),
            "ENGINE": str(self.root / "engine"),
            "MOLECULE_PROJECT_DIRECTORY": str(self.project),
            "MOLECULE_SCENARIO_NAME": scenario,
            "MOLECULE_EPHEMERAL_DIRECTORY": str(self.root / "state"),
        }
        command = [PLAYBOOK, "-i", self.root / "hosts", self.project / "molecule/default" / playbook]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(expected_status, run.returncode, run.stdout + run.stderr)
        removed = self.root / "engine.removed"
        return removed.read_text(encoding="utf-8").splitlines() if removed.exists() else []

    def test_destroy_removes_what_is_its_own(self):
        self.scenario("default")
        own = rehearsal(self.project)
        self.running(own, self.project, "app1")
        self.running(own, self.project, "gone")
        other = self.root / "my project 2"
        self.running(rehearsal(other), other, "app1")
        self.engine["containers"].append({"Id": "mine", "Names": ["/mine"], "Labels": {"io.glusterpress.project": str(self.project)}})

        self.assertEqual([f"{own}-app1", f"{own}-gone", own, own], self.play("destroy.yml", "default"))

    def test_destroy_removes_what_was_left_when_the_project_got_a_second_environment(self):
        self.scenario("rehearse-staging")
        self.scenario("rehearse-production")
        self.scenario("own/nested")
        left, staging = rehearsal(self.project), rehearsal(self.project, "rehearse-staging")
        for name in [left, staging, rehearsal(self.project, "rehearse-production"), rehearsal(self.project, "own/nested")]:
            self.running(name, self.project, "app1")

        self.assertEqual([f"{left}-app1", f"{staging}-app1", left, staging], self.play("destroy.yml", "rehearse-staging"))

    def test_create_removes_what_was_left_and_nothing_of_its_own(self):
        self.scenario("rehearse-staging")
        left = rehearsal(self.project)
        for name in [left, rehearsal(self.project, "rehearse-staging")]:
            self.running(name, self.project, "app1")

        self.assertEqual([f"{left}-app1", left], self.play("create.yml", "rehearse-staging", expected_status=2))

    def test_destroy_removes_what_was_left_when_an_environment_went(self):
        self.scenario("default")
        left = rehearsal(self.project, "rehearse-staging")
        self.running(left, self.project, "app1")

        self.assertEqual([f"{left}-app1", left], self.play("destroy.yml", "default"))
