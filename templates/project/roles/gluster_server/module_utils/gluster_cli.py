"""The gluster command: called with --xml, its answers read, its races waited out."""

import glob
import os
import re
import time
import xml.etree.ElementTree as ElementTree

IN_CLUSTER = "3"
NOT_INSTALLED = (
    "Gluster is not installed on this host: there is no `gluster` command."
    " Install the package glusterfs-server here, start glusterd, and run again."
)
NOT_RUNNING = (
    "glusterd does not answer on this host."
    " Start it (systemctl start glusterd), look at /var/log/glusterfs/glusterd.log if it does not stay up, and run again."
)
RACES = re.compile(
    r"another transaction (is|could be) in progress"
    r"|locking failed"
    r"|is not in 'peer in cluster' state"
    r"|host \S+ (is )?not connected",
    re.IGNORECASE,
)


class GlusterFailure(Exception):
    """Gluster refused a command; the text is Gluster's own."""

    def __init__(self, message, errno=0):
        super().__init__(message)
        self.errno = errno


class GlusterAbsent(GlusterFailure):
    """There is no Gluster to ask: not installed, or glusterd is not running."""


class Peer:
    """A member of the trusted storage pool, or one on its way in."""

    def __init__(self, uuid, names, connected, state, state_text):
        self.uuid = uuid
        self.names = names
        self.connected = connected
        self.state = state
        self.state_text = state_text

    @property
    def own(self):
        return "localhost" in self.names

    @property
    def in_cluster(self):
        return self.state == IN_CLUSTER

    @property
    def text(self):
        return "%s (%s)" % (self.state_text, "Connected" if self.connected else "Disconnected")


class Brick:
    """A brick as `volume info` lists it."""

    def __init__(self, name, host_uuid):
        self.name = name
        self.host, _colon, self.path = name.rpartition(":")
        self.host_uuid = host_uuid


class Volume:
    """A volume as `volume info` lists it, options exactly as they were set."""

    def __init__(self, element):
        self.name = element.findtext("name", "")
        self.id = element.findtext("id", "")
        self.status = element.findtext("statusStr", "")
        self.type = element.findtext("typeStr", "")
        self.replica = int(element.findtext("replicaCount", "1"))
        self.arbiters = int(element.findtext("arbiterCount", "0"))
        self.bricks = [
            Brick(brick.findtext("name", ""), brick.findtext("hostUuid", ""))
            for brick in element.iterfind("bricks/brick")
        ]
        self.options = {
            option.findtext("name", ""): option.findtext("value") or ""
            for option in element.iterfind("options/option")
        }

    @property
    def started(self):
        return self.status == "Started"


class Gluster:
    """Gluster as one host sees it; `run` takes an argv and returns (rc, stdout, stderr)."""

    def __init__(self, binary, run, timeout=120, clock=time.monotonic, sleep=time.sleep):
        self._binary = binary
        self._run = run
        self._clock = clock
        self._sleep = sleep
        self._timeout = timeout
        self._end = clock() + timeout

    @classmethod
    def of(cls, module, timeout=120):
        module.run_command_environ_update = {"LC_ALL": "C", "LANG": "C", "LANGUAGE": "C"}
        binary = module.get_bin_path("gluster", opt_dirs=["/usr/sbin", "/usr/local/sbin"])
        return cls(binary, module.run_command, timeout)

    @property
    def installed(self):
        return self._binary is not None

    @property
    def timeout(self):
        return self._timeout

    def time_left(self):
        return self._end - self._clock()

    def pause(self, seconds=1.0):
        self._sleep(max(0.0, min(seconds, self.time_left())))

    def read(self, *arguments):
        """Runs one command and returns its XML; raises GlusterFailure when opRet is not 0."""
        if not self.installed:
            raise GlusterAbsent(NOT_INSTALLED)
        _rc, out, err = self._run([self._binary, "--mode=script"] + list(arguments) + ["--xml"])
        answer = _parse(out)
        if answer is None:
            said = " ".join((out + " " + err).split())
            if "gluster daemon is operational" in said:
                raise GlusterAbsent(NOT_RUNNING)
            raise GlusterFailure(said or "gluster %s printed nothing" % " ".join(arguments))
        op_ret = answer.findtext("opRet", "")
        if op_ret != "0":
            raise GlusterFailure(_reason(answer, arguments, op_ret), int(answer.findtext("opErrno") or 0))
        return answer

    def change(self, *arguments):
        """Like read, for commands that change the cluster: waits for other transactions to end."""
        while True:
            try:
                return self.read(*arguments)
            except GlusterFailure as failure:
                if not RACES.search(str(failure)) or self.time_left() <= 0:
                    raise
            self.pause(1.0)

    def start_heal(self, volume):
        """Has the self-heal daemons look for what waits; what keeps them from it is in what `heal info` tells."""
        if self.installed:
            self._run([self._binary, "--mode=script", "volume", "heal", volume])

    def peers(self):
        """All members of the pool with this host itself, known as localhost."""
        return [_peer(peer) for peer in self.read("pool", "list").iterfind("peerStatus/peer")]

    def volumes(self):
        """All volumes by name."""
        found = self.read("volume", "info", "all").iterfind("volInfo/volumes/volume")
        return {volume.name: volume for volume in map(Volume, found)}

    def bricks_online(self, volume):
        """Bricks of a started volume as `host:/path`, and whether each is online; a lost server's are not listed."""
        nodes = self.read("volume", "status", volume, "detail").iterfind("volStatus/volumes/volume/node")
        return {
            "%s:%s" % (node.findtext("hostname"), node.findtext("path")): node.findtext("status") == "1" for node in nodes
        }


def has_peers_on_disk(directory="/var/lib/glusterd/peers"):
    """Whether glusterd will know other members of the pool once it runs."""
    return os.path.isdir(directory) and bool(os.listdir(directory))


def volumes_on_disk(directory="/var/lib/glusterd/vols"):
    """Ids by name of the volumes that glusterd will know once it runs."""
    ids = {}
    for path in glob.glob(os.path.join(glob.escape(directory), "*", "info")):
        with open(path, encoding="utf-8", errors="replace") as lines:
            found = [line.split("=", 1)[1].strip() for line in lines if line.startswith("volume-id=")]
        if found:
            ids[os.path.basename(os.path.dirname(path))] = found[0]
    return ids


def _peer(element):
    names = [name.text for name in element.iterfind("hostnames/hostname") if name.text]
    first = element.findtext("hostname", "")
    own = first == "localhost"
    return Peer(
        uuid=element.findtext("uuid", ""),
        names=[first] + [name for name in names if name != first],
        connected=element.findtext("connected") == "1",
        state=IN_CLUSTER if own else element.findtext("state", ""),
        state_text="Peer in Cluster" if own else element.findtext("stateStr", ""),
    )


def _parse(out):
    try:
        root = ElementTree.fromstring(out.strip())
    except ElementTree.ParseError:
        return None
    return root if root.tag == "cliOutput" else None


def _reason(answer, arguments, op_ret):
    said = answer.findtext("opErrstr") or answer.findtext("output") or ""
    return " ".join(said.split()) or "gluster %s failed without a reason (opRet %s)" % (" ".join(arguments), op_ret)
