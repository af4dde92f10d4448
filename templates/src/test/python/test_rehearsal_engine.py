"""Tests what the rehearsal makes of a Docker engine: the options of the containers, the addresses, the memory; with Ansible's own templates."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PLAYBOOK = pathlib.Path(sys.executable).with_name("ansible-playbook")
SCENARIO = pathlib.Path(__file__).parents[3] / "project" / "molecule" / "default"

NEEDS_ANSIBLE = unittest.skipUnless(PLAYBOOK.exists(), "the templates are Ansible's, and this Python has no ansible-playbook beside it")

V1 = {"CgroupVersion": "1", "ServerVersion": "20.10.24+dfsg1", "SecurityOptions": ["name=seccomp,profile=default"]}
V2 = {"CgroupVersion": "2", "ServerVersion": "28.2.2", "SecurityOptions": ["name=apparmor", "name=cgroupns"]}
UNCONFINED = ["seccomp=unconfined", "apparmor=unconfined"]
PRIVATE = {"security": UNCONFINED, "namespace": "private", "volumes": []}
WRITABLE = {"security": [*UNCONFINED, "writable-cgroups=true"], "namespace": "private", "volumes": []}
BOUND = {"security": UNCONFINED, "namespace": "host", "volumes": ["/sys/fs/cgroup:/sys/fs/cgroup:rw"]}


def rendered(expressions, cases):
    """Returns what each expression gives in each case, a mapping of variables."""
    task = {
        "name": "Render",
        "ansible.builtin.copy": {"dest": "{{ directory }}/{{ number }}.json", "content": "{{ result | to_json }}", "mode": "0600"},
        "loop": "{{ range(cases | length) | list }}",
        "loop_control": {"loop_var": "number"},
        "vars": {
            **{name: "{{ cases[number]['%s'] }}" % name for name in {name for case in cases for name in case}},
            "result": {key: "{{ %s }}" % expression for key, expression in expressions.items()},
        },
    }
    with tempfile.TemporaryDirectory() as directory:
        play = {
            "hosts": "localhost",
            "connection": "local",
            "gather_facts": False,
            "vars_files": [str(SCENARIO / "vars" / "engine.yml")],
            "vars": {"directory": directory, "cases": cases, "ansible_python_interpreter": sys.executable},
            "tasks": [task],
        }
        playbook = pathlib.Path(directory, "playbook.json")
        playbook.write_text(json.dumps([play]), encoding="utf-8")
        run = subprocess.run([PLAYBOOK, "-i", "localhost,", playbook], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            raise AssertionError(run.stdout + run.stderr)
        return [json.loads(pathlib.Path(directory, f"{number}.json").read_text(encoding="utf-8")) for number in range(len(cases))]


@NEEDS_ANSIBLE
class ControlGroups(unittest.TestCase):
    def test_options_of_the_containers(self):
        cases = [
            (V1, PRIVATE),
            ({"ServerVersion": "19.03.15"}, PRIVATE),
            (V2, WRITABLE),
            ({**V2, "ServerVersion": "28.0.0-rc.1"}, WRITABLE),
            ({**V2, "ServerVersion": "29.1.3"}, WRITABLE),
            ({**V2, "ServerVersion": "27.5.1"}, BOUND),
            ({**V2, "ServerVersion": "20.10.24+dfsg1"}, BOUND),
        ]
        found = rendered(
            {"security": "rehearsal_security", "namespace": "rehearsal_cgroup_namespace", "volumes": "rehearsal_cgroup_volumes"},
            [{"rehearsal_engine": engine} for engine, _ in cases],
        )
        self.assertEqual([expected for _, expected in cases], found)

    def test_an_engine_whose_root_is_not_the_machines_is_seen(self):
        options = [[], None, ["name=seccomp,profile=builtin"], ["name=seccomp", "name=rootless", "name=cgroupns"], ["name=userns"]]
        found = rendered(
            {"it": "rehearsal_user_namespace"}, [{"rehearsal_engine": {"SecurityOptions": option}} for option in options]
        )
        self.assertEqual([False, False, False, True, True], [case["it"] for case in found])


@NEEDS_ANSIBLE
class Addresses(unittest.TestCase):
    SMALL = [
        (2, [{"Subnet": "172.18.0.0/16", "Gateway": "172.18.0.1"}], ["172.18.0.2", "172.18.0.3"], 65533),
        (2, [{"Subnet": "172.18.0.0/16"}], ["172.18.0.2", "172.18.0.3"], 65533),
        (2, [{"Subnet": "192.168.32.0/20", "Gateway": ""}], ["192.168.32.2", "192.168.32.3"], 4093),
        (2, [{"Subnet": "10.1.2.64/27", "Gateway": "10.1.2.65"}], ["10.1.2.66", "10.1.2.67"], 29),
        (3, [{"Subnet": "10.1.2.64/27", "Gateway": "10.1.2.67"}], ["10.1.2.65", "10.1.2.66", "10.1.2.68"], 29),
        (1, [{"Subnet": "fd00:1::/64", "Gateway": "fd00:1::1"}, {"Subnet": "10.1.2.8/29", "Gateway": "10.1.2.9"}], ["10.1.2.10"], 5),
        (5, [{"Subnet": "10.1.2.8/29"}], [f"10.1.2.{n}" for n in range(10, 15)], 5),
        (2, [{"Subnet": "10.1.2.8/30"}], ["10.1.2.10"], 1),
    ]

    def test_addresses_and_room_in_subnets_of_any_size(self):
        cases = [*self.SMALL, (300, [{"Subnet": "10.255.254.0/23"}], None, 509)]
        found = rendered(
            {"addresses": "rehearsal_addresses.values() | list", "room": "rehearsal_room | int"},
            [{"rehearsal_hosts": [f"host{n}" for n in range(hosts)], "rehearsal_ipam": ipam} for hosts, ipam, _, _ in cases],
        )
        self.assertEqual([room for _, _, _, room in cases], [case["room"] for case in found])
        self.assertEqual([addresses for _, _, addresses, _ in self.SMALL], [case["addresses"] for case in found[:-1]])
        over_the_end_of_an_octet = found[-1]["addresses"]
        self.assertEqual(
            ["10.255.254.2", "10.255.254.255", "10.255.255.0", "10.255.255.45"],
            [over_the_end_of_an_octet[n] for n in (0, 253, 254, 299)],
        )
        self.assertEqual(300, len(set(over_the_end_of_an_octet)))


@NEEDS_ANSIBLE
class Memory(unittest.TestCase):
    def test_what_a_topology_needs_grows_with_hosts_bricks_mounts_and_sites(self):
        small = {
            "rehearsal_hosts": ["g1", "g2", "app"],
            "rehearsal_clients": ["app"],
            "gluster_volumes": [{"bricks": [1, 2]}],
            "gluster_sites": [{"name": "one"}],
        }
        large = {
            "rehearsal_hosts": [f"h{n}" for n in range(12)],
            "rehearsal_clients": ["a", "b", "c", "d"],
            "gluster_volumes": [{"bricks": [1, 2, 3, 4, 5, 6]}, {"bricks": [1, 2, 3]}],
            "gluster_sites": [],
        }
        found = rendered({"needed": "rehearsal_memory_needed | int"}, [small, large])
        self.assertEqual(
            [3 * 128 + 2 * 25 + 20 + 15, 12 * 128 + 9 * 25 + 4 * 2 * 20], [case["needed"] for case in found]
        )

    def test_what_is_free_is_read_in_mebibytes(self):
        meminfo = "MemTotal:       24683520 kB\nMemFree:          512000 kB\nMemAvailable:   21263360 kB\nBuffers: 1 kB\n"
        self.assertEqual([{"free": 20765}], rendered({"free": "rehearsal_memory_free | int"}, [{"rehearsal_meminfo": meminfo}]))


if __name__ == "__main__":
    unittest.main()
