"""What kind of host this is: distribution, packages, firewall."""

import ipaddress
import re

SUPPORTED = ("debian-12", "debian-13", "ubuntu-22.04", "ubuntu-24.04")
RESCUE = "glusterpress-firewall-rescue."
QUOTED = re.compile(r"""^(["'])(.*)\1$""")


def distribution(path="/etc/os-release"):
    try:
        with open(path, encoding="utf-8", errors="replace") as lines:
            pairs = dict(line.strip().split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    except FileNotFoundError:
        pairs = {}
    values = {key: QUOTED.sub(r"\2", value) for key, value in pairs.items()}
    return {
        "id": values.get("ID", ""),
        "version_id": values.get("VERSION_ID", ""),
        "codename": values.get("VERSION_CODENAME", ""),
    }


def distribution_conflicts(found, expected):
    name = "%(id)s-%(version_id)s" % found
    if name not in SUPPORTED:
        yield (
            "Distribution: this host runs %s, and Debian 12 and 13 and Ubuntu 22.04 and 24.04 are supported."
            " Upgrade it, or name another host in gluster.yml." % name
        )
    elif expected and expected != name:
        yield (
            "Distribution: gluster.yml says os: %s, and this host runs %s."
            " Correct os in gluster.yml, so that rehearsals start what runs here." % (expected, name)
        )


class Host:
    """Asks this host's own commands; `run` takes an argv and returns (rc, stdout, stderr), `find` a name and returns a path."""

    def __init__(self, run, find):
        self._run = run
        self._find = find

    def _said(self, name, *arguments):
        binary = self._find(name)
        return self._run([binary, *arguments])[1] if binary else ""

    def packages_missing(self, packages):
        if not packages:
            return []
        said = self._said("dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\\n", "--", *packages)
        installed = {line.split()[0] for line in said.splitlines() if line.endswith(" installed")}
        return [package for package in packages if package not in installed]

    def service_active(self, unit):
        return self._said("systemctl", "is-active", unit).strip() == "active"

    def firewall(self):
        installed = self._find("ufw") is not None
        added = self._said("ufw", "show", "added").splitlines() if installed else []
        return {
            "ufw_installed": installed,
            "active": installed and "Status: active" in self._said("ufw", "status"),
            "rescue_armed": RESCUE in self._said("systemctl", "list-units", "--all", "--plain", "--no-legend", RESCUE + "*"),
            "ssh_ports": self.ssh_ports(),
            "rules": [line[len("ufw ") :] for line in added if line.startswith("ufw ")],
        }

    def ssh_ports(self):
        """Ports on which sshd takes connections from outside, lowest first."""
        ports = listening(self._said("ss", "-H", "-t", "-l", "-n", "-p"), "sshd")
        ports |= socket_ports(self._said("systemctl", "show", "ssh.socket", "--property=ActiveState,Listen"))
        if not ports:
            configured = re.findall(r"^port (\d+)$", self._said("sshd", "-T"), re.MULTILINE)
            ports = {int(port) for port in configured}
        return sorted(ports)


def listening(ss_lines, process):
    """Ports that the process listens on, by the lines of `ss -Htlnp`; not those on the loopback, which are forwardings."""
    ports = set()
    for line in ss_lines.splitlines():
        fields = line.split()
        if len(fields) > 4 and '("%s",' % process in line:
            address, _colon, port = fields[3].rpartition(":")
            if port.isdigit() and not _loopback(address):
                ports.add(int(port))
    return ports


def socket_ports(shown):
    """Ports of ssh.socket, by which systemd itself listens for sshd, when it is active."""
    if "ActiveState=active" not in shown:
        return set()
    return {int(port) for port in re.findall(r"^Listen=\S*?(\d+) \(Stream\)$", shown, re.MULTILINE)}


def _loopback(address):
    try:
        return ipaddress.ip_address(address.strip("[]").split("%")[0]).is_loopback
    except ValueError:
        return False
