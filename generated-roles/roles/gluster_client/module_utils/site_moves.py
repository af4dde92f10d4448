"""The ways of a site's files: to the volume, and back."""

from __future__ import annotations

import json
import os
import socket
import stat
import time
from concurrent.futures import ThreadPoolExecutor

from ansible.module_utils.site_rsync import Rsync
from ansible.module_utils.site_state import Refused, State, check_apart, check_target, entries, instant, unused
from ansible.module_utils.site_tree import bytes_missing, refuse_links_into

MOST = 20
PASSES = 3


class SiteMoves:
    """One phase of a site's way to the volume or back."""

    def __init__(self, module):
        self.module = module
        self.check = module.check_mode
        self.params = module.params
        self.site = self.params["site"]
        self.phase = self.params["phase"]
        self.source = os.path.realpath(self.params["source"])
        self.target = os.path.realpath(self.params["target"])
        self.state = State(self.target, self.site)
        self.result = {"changed": False, "files": 0, "bytes": 0, "transferred": 0, "deleted": 0, "backup": "", "kept": []}
        self.result.update(late=[], late_count=0, missing=None)
        self.rsync = None
        self.moved = False

    def run(self):
        ready = self._target_is_ready()
        if ready:
            self.state.read()
        before = self.state.name
        if self.state.data.get("counts"):
            self._tell_counts(self.state.data["counts"])
        if self.phase == "look":
            self._look(ready)
            self.module.exit_json(**self.result)
        self._find_rsync()
        if self.phase == "verify":
            self._verify()
        elif self.phase == "back":
            self._back()
        elif before != "live":
            self._forward(ready)
        after = self.result.setdefault("state", self.state.name)
        if self.module._diff and self.result["changed"]:
            self.result["diff"] = {"before": "state: %s\n" % before, "after": self._story(after)}
        self.module.exit_json(**self.result)

    def _story(self, after):
        result = self.result
        lines = ["state: %s" % after]
        if self.phase != "live":
            ends = (self.target, self.source) if self.phase == "back" else (self.source, self.target)
            lines.append("from %s to %s" % ends)
            lines.append("the site has %d files, %d bytes" % (result["files"], result["bytes"]))
            lines.append("copied: %d, deleted: %d" % (result["transferred"], result["deleted"]))
        return "\n".join(lines) + "\n"

    def _target_is_ready(self):
        """False in check mode when the target is not mounted yet."""
        wrong = check_target(self.target, self.params["require_mount"])
        if wrong and not self.check:
            raise Refused("%s: %s; a mounted Gluster volume is needed here. Nothing was copied." % (self.target, wrong))
        return not wrong

    def _find_rsync(self):
        executable = self.module.get_bin_path(self.params["rsync"])
        if executable:
            self.rsync = Rsync(self.module, executable, self.params["exclude"])
        elif not self.check:
            raise Refused("%s: no such executable; is rsync installed?" % self.params["rsync"])

    def _look(self, ready):
        self.result["state"] = self.state.name if ready else "unknown"
        if self.state.name not in ("absent", "live") and self._is_origin() and os.path.isdir(self.source):
            self.result["missing"] = bytes_missing(self.source, self.target)

    def _is_origin(self):
        return (self.state.data["host"], self.state.data["source"]) == (socket.gethostname(), self.source)

    # -- to the volume

    def _forward(self, ready):
        if ready and self.params["switched"] and self.state.name == "absent":
            return  # somebody else moved the site to the volume; there is nothing to copy
        check_apart(self.site, self.source, self.target)
        if ready:
            self._check_ours()
            if self._died_after_the_switch():
                return
        if self.phase == "first":
            refuse_links_into(self.source, self.params["source"])
        if self.phase == "live":
            self._live()
        elif self.check:
            self._foretell(ready)
        else:
            self._copy()

    def _check_ours(self):
        data = self.state.data
        if data:
            if not self._is_origin():
                raise Refused(
                    "%s: the copy of %s was started from %s on %s, not from %s on %s. Two sources are never merged."
                    % (self.target, self.site, data["source"], data["host"], self.source, socket.gethostname())
                )
            if not entries(self.source) and data.get("counts", {}).get("files"):
                raise Refused("%s: is empty, but had files when it was copied. Nothing was changed." % self.source)
        elif entries(self.target):
            names = ", ".join(entries(self.target)[:5])
            raise Refused(
                "%s: is not empty (%s), and not a copy that was started for %s. Move its content away, then run again."
                % (self.target, names, self.site)
            )

    def _died_after_the_switch(self):
        """A verified copy that the vhost already names went live, though nobody wrote it down."""
        switched = self.params["switched"]
        name = self.state.name
        if switched and name in ("verified", "copied") and self.state.cutover:
            self._become("live")
            return True
        if switched and name == "rolled_back":  # the way back died before the vhost was pointed back
            self._become("live", cutover=time.time())
            return True
        if switched and name in ("started", "copied"):
            raise Refused(
                "%s: the vhost of %s already names the volume, but the copy was never verified (state %s). "
                "Point the vhost to %s again, then run again." % (self.target, self.site, name, self.source)
            )
        if self.params["switched_on"] and not switched and self.phase in ("first", "final"):
            raise Refused(
                "%s: the vhost of %s on %s already names the volume, but the copy is not live (state %s) and the vhost on this host "
                "names another place, so each may have files that the other lacks. Nothing was changed. Run playbooks/rollback.yml, "
                "which brings what was written to the volume to %s and points every vhost there, then run again."
                % (self.target, self.site, ", ".join(self.params["switched_on"]), name, self.source)
            )
        return False

    def _live(self):
        if self.state.name != "verified" and not self.check:
            raise Refused("%s: the copy is %s, not verified; it cannot go live." % (self.site, self.state.name))
        self._become("live")

    def _become(self, state, **more):
        self.result.update(changed=True, state=state)
        if not self.check:
            self.state.enter(state, **more)

    def _foretell(self, ready):
        if not self.rsync:
            self.result.update(self._walk())
            self.result["transferred"] = self.result["files"]
        else:
            self._tell_counts(self.rsync.count(self.source).as_dict())
            self.result["transferred"] = self.result["files"]
            if ready:
                self._tell_items(self.rsync.compare(self.source, self.target, self.phase == "final"))
        goal = "copied" if self.phase == "first" else "verified"
        if self.phase == "first" and self.state.name == "verified" and not self.moved:
            goal = "verified"
        self.result.update(state=goal, changed=goal != self.state.name or self.moved)

    def _walk(self):
        """Amounts without rsync, which is not installed yet."""
        files = size = 0
        for directory, _names, names in os.walk(self.source):
            for name in names:
                info = os.lstat(os.path.join(directory, name))
                files += 1
                size += info.st_size if stat.S_ISREG(info.st_mode) else 0
        return {"files": files, "bytes": size}

    def _copy(self):
        if self.state.name in ("absent", "rolled_back"):
            stale = time.time() if self.state.data else None
            self.state.data = {"site": self.site, "host": socket.gethostname(), "source": self.source, "stale": stale}
            self.state.enter("started")
        was = self.state.name
        if self.phase == "first":
            self._pass(delete=False)
            counts = self.rsync.count(self.source)
            self._tell_counts(counts.as_dict())
            if was != "verified" or self.moved:
                self.state.enter("copied", counts=counts.as_dict())
            self.result["changed"] = was != self.state.name or self.moved
        else:
            self._final()
            self.result["changed"] = was != "verified" or self.moved

    def _pass(self, delete):
        """One run of rsync. What is not known to be a mere copy of the source is put aside, each time to a directory of its own."""
        aside = delete or self.state.data.get("stale") or self.state.cutover
        backup = unused(os.path.join(self.state.directory, "%s-%s" % (self.site, instant(time.time())))) if aside else None
        self._tell_items(self.rsync.copy(self.source, self.target, delete, backup))
        if backup and os.path.isdir(backup):
            self.result["backup"] = self.result["backup"] or backup

    def _final(self):
        differ = []
        for _attempt in range(PASSES):
            self._pass(delete=True)
            cutover = time.time()
            differ = self.rsync.compare(self.source, self.target)
            if not differ:
                break
        if differ:
            raise Refused(
                "%s: still differs from %s after %d passes, so something writes to it: %s. The site was not switched."
                % (self.target, self.source, PASSES, "; ".join(str(item) for item in differ[:10]))
            )
        source, target = self._count_both()
        if source != target:
            raise Refused(
                "%s: does not hold what %s holds. Source: %s; target: %s. The site was not switched."
                % (self.target, self.source, json.dumps(source, sort_keys=True), json.dumps(target, sort_keys=True))
            )
        self.state.enter("verified", counts=source, cutover=cutover, stale=None)

    def _count_both(self):
        with ThreadPoolExecutor(1) as pool:
            target = pool.submit(self.rsync.count, self.target)
            source = self.rsync.count(self.source).as_dict()
            self._tell_counts(source)
            return source, target.result().as_dict()

    def _tell_counts(self, counts):
        self.result["files"] = sum(counts[kind] for kind in ("files", "links", "others"))
        self.result["bytes"] = counts["bytes"]

    def _tell_items(self, items):
        deleted = sum(1 for item in items if item.deleted)
        copied = sum(1 for item in items if not item.deleted and not item.directory)
        self.moved = self.moved or bool(items)
        if self.check:
            self.result.update(deleted=deleted, transferred=copied)
        else:
            self.result["deleted"] += deleted
            self.result["transferred"] += copied

    # -- after the cutover

    def _verify(self):
        if self.state.name != "live" or not os.path.isdir(self.source):
            return
        late = [os.fsdecode(name) for name in self.rsync.count(self.source).names if self._is_late(name)]
        self.result.update(late=sorted(late)[:MOST], late_count=len(late))

    def _is_late(self, name):
        try:
            info = os.lstat(os.path.join(os.fsencode(self.source), name.rstrip(b"/")))
        except OSError:
            return False
        return not name.endswith(b"/") and info.st_ctime > self.state.cutover

    def _is_served(self):
        """Whether some vhost names the volume, whatever the state says."""
        return bool(self.params["switched"] or self.params["switched_on"])

    def _back(self):
        if self.state.name != "live" and (self.state.name == "absent" or not self._is_served()):
            return
        if not os.path.isdir(self.source):
            raise Refused("%s: no such directory. Make it with its owner and mode, then run again." % self.source)
        check_apart(self.site, self.source, self.target)
        delete = self.state.cutover is not None
        keep = self._worth_keeping(delete)
        self.result["kept"] = sorted(os.fsdecode(name) for name in keep)[:MOST]
        self._tell_counts(self.rsync.count(self.target).as_dict())
        if self.check:
            self._tell_items(self.rsync.compare(self.target, self.source, delete, keep))
            self.result.update(changed=True, state="rolled_back")
            return
        backup = unused(os.path.join(self.params["backup_dir"], "%s-%s" % (self.site, instant(time.time()))))
        os.makedirs(backup, mode=0o700)
        self._tell_items(self.rsync.copy(self.target, self.source, delete, backup, keep))
        differ = self.rsync.compare(self.target, self.source, delete, keep)
        differ = [item for item in differ if not (item.deleted and item.directory)]
        if differ:
            raise Refused(
                "%s: still differs from %s, so something writes to one of them: %s. Nothing was switched; run again."
                % (self.source, self.target, "; ".join(str(item) for item in differ[:10]))
            )
        if os.listdir(backup):
            self.result["backup"] = backup
        else:
            os.rmdir(backup)
        self._become("rolled_back")

    def _worth_keeping(self, delete):
        """What was made in the source since the cutover, and what is newer there than on the volume."""
        keep = []
        for item in self.rsync.compare(self.target, self.source, delete):
            if not item.deleted and not item.has_content:
                continue
            path = os.path.join(os.fsencode(self.source), item.name.rstrip(b"/"))
            try:
                info = os.lstat(path)
            except OSError:
                continue
            if delete and info.st_ctime <= self.state.cutover:
                continue
            if item.deleted:
                if not item.directory or not os.listdir(path):
                    keep.append(item.name)
            elif info.st_mtime >= os.lstat(os.path.join(os.fsencode(self.target), item.name)).st_mtime:
                keep.append(item.name)
        return keep
