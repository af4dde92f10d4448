"""Writing nginx's files: in one step, with what they were kept aside."""

from __future__ import annotations

import fnmatch
import os
import shutil
import tempfile
import time


class CannotWrite(Exception):
    """A file was not written; the message says which and why."""


class ReloadDue:
    """A file that says that nginx has yet to read what was written, whatever becomes of the run."""

    def __init__(self, directory):
        self.path = os.path.join(directory, "reload-needed")
        self.before = os.path.exists(self.path)

    def set(self):
        os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        with open(self.path, "w", encoding="ascii"):
            pass

    def restore(self):
        if not self.before and os.path.exists(self.path):
            os.unlink(self.path)


class Writer:
    """Replaces a file in one step, with its owner, mode and extended attributes.

    The temporary file is made where nginx reads nothing: among the backups, or
    under a name that no include matches when that is another file system.
    """

    def __init__(self, configuration, backup_dir):
        self.patterns = configuration.patterns
        self.places = [backup_dir, configuration.prefix]

    def write(self, path, expected, data):
        with open(path, "rb") as stream:
            if stream.read() != expected:
                raise CannotWrite("%s: was changed by someone else at this moment; it was left as it is. Run again." % path)
        for directory in self.places + [os.path.dirname(path)]:
            try:
                self._replace(path, data, directory)
                return
            except OSError as e:
                error = e
        raise CannotWrite("%s: cannot be written: %s" % (path, error.strerror)) from error

    def _replace(self, path, data, directory):
        handle, temporary = tempfile.mkstemp(dir=directory, prefix=".glusterpress-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if any(_matches(temporary, pattern) for pattern in self.patterns):
                raise OSError(17, "an include of nginx would match a temporary file in %s" % directory)
            info = os.stat(path)
            os.chown(temporary, info.st_uid, info.st_gid)
            for name in os.listxattr(path):
                os.setxattr(temporary, name, os.getxattr(path, name))
            os.chmod(temporary, info.st_mode & 0o7777)
            os.rename(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
        self._sync(os.path.dirname(path))

    @staticmethod
    def _sync(directory):
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _matches(path, pattern):
    """As glob(3) does: a leading dot is matched by a dot only, `*` never by a slash."""
    parts, patterns = path.split("/"), os.path.normpath(pattern).split("/")
    return len(parts) == len(patterns) and all(
        fnmatch.fnmatchcase(part, sign) and (not part.startswith(".") or sign.startswith("."))
        for part, sign in zip(parts, patterns)
    )


def backup(path, directory):
    os.makedirs(directory, mode=0o700, exist_ok=True)
    stem = path.strip("/").replace("/", "_") + time.strftime(".%Y%m%dT%H%M%SZ", time.gmtime())
    copy, number = os.path.join(directory, stem), 1
    while True:
        try:
            handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            break
        except FileExistsError:
            number += 1
            copy = os.path.join(directory, "%s.%d" % (stem, number))
    with os.fdopen(handle, "wb") as target, open(path, "rb") as source:
        shutil.copyfileobj(source, target)
    return copy


def diffs(changes):
    return [
        {
            "before_header": path,
            "after_header": path,
            "before": before.decode("utf-8", "replace"),
            "after": after.decode("utf-8", "replace"),
        }
        for path, (before, after) in sorted(changes.items())
    ]
