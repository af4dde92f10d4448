#!/usr/bin/python
"""Enters a Gluster volume in fstab, and leaves alone what people wrote there."""

DOCUMENTATION = r"""
module: fstab_entry
short_description: Enter a Gluster volume in fstab
description:
  - Adds a line for the mount point, or replaces the one that it added before, which has the option C(x-glusterpress). Older
    deployments wrote the same options in the same order without it.
  - A line that people wrote for the same volume at the same mount point is adopted as it is, and what its options lack is told.
  - Another file system at that mount point makes it fail, and so does a line that people wrote which names no member of the pool.
    No other line, comment or space is touched.
options:
  path:
    description: The file.
    type: path
    default: /etc/fstab
  backups:
    description: Directory that gets a copy of the file before it is changed.
    type: path
    required: true
  servers:
    description: Addresses of the members of the pool; the first is asked first.
    type: list
    elements: str
    required: true
  volume:
    description: Name of the volume.
    type: str
    required: true
  mount:
    description: The mount point.
    type: path
    required: true
  options:
    description: Options of the mount.
    type: list
    elements: str
    required: true
author:
  - Glusterpress (@glusterpress)
"""

EXAMPLES = r"""
- name: Enter the volume in fstab
  fstab_entry:
    backups: /var/backups/glusterpress
    servers: [10.132.0.11, 10.132.0.12]
    volume: ashleyrich_com
    mount: /home/ashley/ashleyrich_com
    options: [_netdev, backup-volfile-servers=10.132.0.12]
"""

RETURN = r"""
adopted:
  description: Whether people wrote the line, which stays as it is.
  type: bool
  returned: success
entry:
  description: The line.
  type: str
  returned: success
"""

import os
import re
import shutil
import socket
import time

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.gluster_wanted import is_local

MANAGED = "x-glusterpress"
BACKUPS = "backup-volfile-servers"
SPELLINGS = {"backupvolfile-server": BACKUPS, "backup-volfile-server": BACKUPS}
# The seconds that Gluster takes where a mount does not name them.
DEFAULT_TIMEOUTS = {"negative-timeout": "0", "attribute-timeout": "1", "entry-timeout": "1"}
NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
OCTAL = re.compile(r"\\([0-7]{3})")


class Refused(Exception):
    """The entry cannot be made; the text says why and what to do."""


class Entry:
    """One line of fstab, with its fields if it has any."""

    def __init__(self, text):
        self.text = text
        fields = [] if text.lstrip().startswith("#") else text.split()
        fields = [OCTAL.sub(lambda code: chr(int(code.group(1), 8)), field) for field in fields]
        self.source, self.mount, self.kind, options = (fields + [""] * 4)[:4]
        self.mount = os.path.normpath(self.mount) if self.mount else ""
        self.options = [option for option in options.split(",") if option]

    def is_of(self, volume):
        return self.kind == "glusterfs" and self.source.rpartition(":")[2].lstrip("/") == volume

    @property
    def servers(self):
        """Names of the servers that are asked for the volume, as the line has them."""
        return self.source.rpartition(":")[0].split(":") + dict(pairs(self.options)).get(BACKUPS, "").split(":")

    def is_managed(self, options):
        """Whether a deployment wrote the line: it has the mark, or these options in this order and nothing else."""
        return MANAGED in self.options or shape(self.options) == shape(options)


def written(servers, volume, mount, options):
    return "%s:/%s %s glusterfs %s 0 0" % (servers[0], volume, mount, ",".join(options + [MANAGED]))


def shape(options):
    """The options without the seconds of the volume, and without the other servers at the end, which may be none."""
    fixed = options[:-1] if options and options[-1].startswith(BACKUPS + "=") else options
    return [key if key in DEFAULT_TIMEOUTS else key + equals + value for key, equals, value in (option.partition("=") for option in fixed)]


def change(lines, volume, mount, line, options):
    """The lines as they are to be, and the line that people wrote for this volume, or None."""
    at = [index for index, text in enumerate(lines) if Entry(text).mount == os.path.normpath(mount)]
    other = next((lines[index] for index in at if not Entry(lines[index]).is_of(volume)), None)
    if other is not None:
        raise Refused(
            "/etc/fstab has another file system for %s: %s. Remove that line, or choose another mount in gluster.yml."
            % (mount, " ".join(other.split()))
        )
    if not at:
        return lines + [line], None
    entry = Entry(lines[at[0]])
    if not entry.is_managed(options):
        return lines, entry
    return lines[: at[0]] + [line] + lines[at[0] + 1 :], None


def pair(option):
    """Key and value of an option, the key in the spelling of deployments."""
    key, _equals, value = option.partition("=")
    return SPELLINGS.get(key, key), value


def pairs(options):
    return [pair(option) for option in options]


def addresses(names):
    """Addresses of servers that are separated by colons."""
    found = set()
    for name in filter(None, names.split(":")):
        try:
            found |= {answer[4][0] for answer in socket.getaddrinfo(name, None, proto=socket.IPPROTO_TCP)}
        except OSError:
            found.add(name)
    return found


def check_pool(entry, volume, mount, servers):
    """Fails when no server of the line is in the pool: another pool may have a volume of the same name."""
    members = addresses(":".join(servers))
    named = addresses(":".join(entry.servers))
    own = any(name.startswith("127.") or name == "::1" for name in named) and any(is_local(member) for member in members)
    if not own and not members & named:
        raise Refused(
            "The line of %s in /etc/fstab names %s, and no member of the pool (%s): it may mean a volume of the same name in another"
            " pool. The line was left as it is. If it means this pool, write %s for the server in it, and run again. If not, unmount %s and"
            " remove the line, or choose another mount in gluster.yml."
            % (volume, " and ".join(name for name in entry.servers if name), ", ".join(servers), servers[0], mount)
        )


def lacking(entry, options, servers):
    """Those options that the line has not, or with another value."""
    has = pairs(entry.options)
    backups = dict(has).get(BACKUPS)
    same = backups is not None and addresses(":".join(entry.servers)) == addresses(":".join(servers))
    return [option for option in options if not (same if pair(option)[0] == BACKUPS else pair(option) in has)]


def oldest(options):
    """The longest time for which a mount may go on showing what was: its seconds, the option, and its value."""
    has = dict(DEFAULT_TIMEOUTS, **{key: value for key, value in pairs(options) if key in DEFAULT_TIMEOUTS and NUMBER.fullmatch(value)})
    return max((float(value), key, value) for key, value in has.items())


def staleness(entry, options):
    """Says when the line lets files be shown for longer than the freshness that was promised."""
    promised, _option, freshness = oldest(options)
    kept, option, value = oldest(entry.options)
    if kept <= promised:
        return ""
    return " By %s=%s this host may go on showing an old file for %s s, while gluster.yml says %s s (freshness)." % (
        option, value, value, freshness
    )


def adoption(entry, volume, options, servers):
    text = "The line of %s in /etc/fstab was written by hand and is adopted as it is." % volume + staleness(entry, options)
    lacks = lacking(entry, options, servers)
    if not lacks:
        return text
    return (
        "%s A line that a deployment writes has also %s. Add to it what you want, or remove the line and deploy:"
        " a new one is written, and what is mounted stays mounted." % (text, ", ".join(lacks))
    )


def run(module):
    path, volume, mount = (module.params[key] for key in ("path", "volume", "mount"))
    servers, options = module.params["servers"], module.params["options"]
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
        before = file.read()
    line = written(servers, volume, mount, options)
    old = before.split("\n")
    lines, entry = change(old if old[-1] else old[:-1], volume, mount, line, options)
    after = "".join(text + "\n" for text in lines)
    if entry is not None:
        check_pool(entry, volume, mount, servers)
        module.warn(adoption(entry, volume, options, servers))
        module.exit_json(changed=False, adopted=True, entry=entry.text)
    if lines == old or after == before:
        module.exit_json(changed=False, adopted=False, entry=line)
    if not module.check_mode:
        os.makedirs(module.params["backups"], mode=0o700, exist_ok=True)
        shutil.copy2(path, os.path.join(module.params["backups"], "fstab." + time.strftime("%Y%m%dT%H%M%S", time.gmtime())))
        temporary = os.path.join(module.tmpdir, "fstab")
        with open(temporary, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(after)
        module.atomic_move(temporary, path)
    module.exit_json(
        changed=True, adopted=False, entry=line, diff={"before_header": path, "after_header": path, "before": before, "after": after}
    )


def main():
    module = AnsibleModule(
        argument_spec={
            "path": {"type": "path", "default": "/etc/fstab"},
            "backups": {"type": "path", "required": True},
            "servers": {"type": "list", "elements": "str", "required": True},
            "volume": {"type": "str", "required": True},
            "mount": {"type": "path", "required": True},
            "options": {"type": "list", "elements": "str", "required": True},
        },
        supports_check_mode=True,
    )
    try:
        run(module)
    except Refused as refused:
        module.fail_json(msg=str(refused))
    except OSError as error:
        module.fail_json(msg="%s cannot be changed: %s" % (module.params["path"], error))


if __name__ == "__main__":
    main()
