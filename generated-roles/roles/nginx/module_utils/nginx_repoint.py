"""Which bytes of nginx's configuration to change so that a site is served from elsewhere, and back."""

from __future__ import annotations

import os
import posixpath
import re

from ansible.module_utils.nginx_conf import decoded, expanded, nested
from ansible.module_utils.nginx_serving import below, redirects

LOGS = ("access_log", "error_log")
SLASH = ("location /", "location ^~ /")
NOT_A_FILE = ("off", "stderr", "syslog:", "memory:", "/dev/")


class CannotEdit(Exception):
    """The configuration says it in a way that cannot be changed for this site alone."""


class Edit:
    """New text for the bytes from start to end of a file, and how to remember it."""

    def __init__(self, file, start, end, text, entry=None):
        self.file = file
        self.start = start
        self.end = end
        self.text = text
        self.entry = entry


class Target:
    """Where the site is to be served from."""

    def __init__(self, server_name, root, access_log, error_log, old_root=None, new_base=None):
        self.server_name = server_name
        self.values = {"root": root, "access_log": access_log, "error_log": error_log}
        self.old_root = old_root and posixpath.normpath(old_root)
        self.new_base = new_base and posixpath.normpath(new_base)

    def is_old(self, path):
        """At or below the old document tree, and not already on the volume."""
        return bool(self.old_root) and below(path, self.old_root) and not (self.new_base and below(path, self.new_base))

    def is_new(self, path):
        """On the volume: at or below the new base, else the new root."""
        return below(path, self.new_base or posixpath.normpath(self.values["root"]))

    def moved(self, raw):
        """The raw word with the old tree's prefix replaced; the quotes and the rest stay."""
        prefix = "/+" + "/+".join(re.escape(part) for part in _raw(self.old_root).strip("/").split("/"))
        return re.sub(r"^([\"']?)" + prefix + r"(?=$|[/\"'])", lambda m: m.group(1) + _raw(self.new_base), raw, count=1)


def _raw(text):
    return os.fsencode(text).decode("latin-1")


def current(server):
    """The server-level root, access_log and error_log; None where absent."""
    found = {"root": None, "access_log": None, "error_log": None}
    for directive in expanded(server.children):
        if directive.name in found and directive.args and found[directive.name] is None:
            found[directive.name] = decoded(directive.args[0].value)
    return found


def is_file(directive):
    return not decoded(directive.args[0].value).startswith(NOT_A_FILE)


def repoint(configuration, servers, target):
    """The edits that serve the site from the target."""
    edits = {}
    keys = {server.key for server in servers}
    for index, server in enumerate(servers):
        for edit in _server_edits(server, index, target):
            if edit.entry["action"] == "replaced":
                _must_be_own(configuration, edit, keys, target)
            edits.setdefault((edit.file.path, edit.start, edit.text if edit.start == edit.end else None), edit)
    return list(edits.values())


def serves(servers, target):
    """Whether at least one block serves files, and all that do serve them from the target."""
    serving = [server for server in servers if not redirects(server)]
    edits = [edit for index, server in enumerate(serving) for edit in _server_edits(server, index, target)]
    return bool(serving) and not any(_serves_elsewhere(edit.entry) for edit in edits)


def _serves_elsewhere(entry):
    if entry["directive"] in LOGS:
        return False
    return entry["action"] == "added" or _path(entry["old"]) != _path(entry["new"])


def _path(raw):
    return posixpath.normpath(raw.strip("\"'"))


def _server_edits(server, index, target):
    level = [d for d in expanded(server.children) if d.children is None and d.args]
    redirect = redirects(server)
    missing = []
    for name in ("root",) + LOGS:
        mine = [d for d in level if d.name == name]
        if redirect:
            mine = [d for d in mine if target.is_old(decoded(d.args[0].value))]
        if not mine and not redirect:
            missing.append(name)
        elif name == "root":
            yield from (e for d in mine for e in _replaced(d, target.values["root"], server, index, ()))
        else:
            yield from _log_edits(mine, server, index, target)
    for directive, context in nested(server.children):
        if context and directive.args and directive.name in ("root", "alias") + LOGS:
            value = decoded(directive.args[0].value)
            if target.is_old(value):
                yield from _moved(directive, server, index, context, target)
            elif not redirect and context[-1] in SLASH and directive.name not in LOGS and not target.is_new(value):
                end = "/" if directive.name == "alias" else ""
                yield from _replaced(directive, target.values["root"] + end, server, index, context)
    if missing:
        yield from _added(server, index, missing, target)


def _log_edits(directives, server, index, target):
    """One log goes to the volume's; further ones of the old tree keep their name below it."""
    files = [d for d in directives if is_file(d)]
    old = [d for d in files if target.is_old(decoded(d.args[0].value))]
    wanted = target.values[directives[0].name] if directives else None
    if any(decoded(d.args[0].value) == wanted for d in files):
        first = []
    else:
        first = (old or files)[:1]
    for directive in first:
        yield from _replaced(directive, wanted, server, index, ())
    for directive in old:
        if directive not in first:
            yield from _moved(directive, server, index, (), target)


def _entry(action, directive_name, file, server, index, context, old, new):
    return {
        "action": action,
        "directive": directive_name,
        "file": file.path,
        "server": index,
        "context": list(context),
        "old": old,
        "new": new,
    }


def _replaced(directive, value, server, index, context):
    arg = directive.args[0]
    if decoded(arg.value) != value:
        yield _argument_edit(directive, _raw(value), server, index, context)


def _moved(directive, server, index, context, target):
    arg = directive.args[0]
    raw = directive.file.text[arg.start : arg.end]
    moved = target.moved(raw)
    if moved == raw:
        raise CannotEdit(
            "%s: %s is below %s, but written in a way that cannot be re-pointed safely: %s. Write it plainly, then run again."
            % (directive.place, directive.name, target.old_root, decoded(raw))
        )
    yield _argument_edit(directive, moved, server, index, context)


def _argument_edit(directive, raw, server, index, context):
    arg = directive.args[0]
    old = directive.file.text[arg.start : arg.end]
    entry = _entry("replaced", directive.name, directive.file, server, index, context, old, raw)
    return Edit(directive.file, arg.start, arg.end, raw, entry)


def _added(server, index, names, target):
    at, before = _insertion(server)
    for name in names:
        raw = _raw(target.values[name])
        entry = _entry("added", name, server.file, server, index, (), None, raw)
        yield Edit(server.file, at, at, "%s%s %s;" % (before, name, raw), entry)


def _insertion(server):
    """Where a line is added, and what goes before it: below root or server_name, as the block indents."""
    text = server.file.text
    own = [d for d in server.children if not d.included]
    anchors = [d for d in own if d.name in ("root", "server_name")]
    at = max([d.end for d in anchors], default=server.body_start)
    end_of_line = text.find("\n", at)
    end_of_line = len(text) if end_of_line < 0 else end_of_line
    rest = text[at:end_of_line].strip()
    if rest and not rest.startswith("#"):
        return at, " "
    starts = [_indent(text, d.start) for d in sorted(anchors, key=lambda d: -d.end) + own]
    indent = next((i for i in starts if i is not None), (_indent(text, server.start) or "") + "    ")
    crlf = text[end_of_line - 1 : end_of_line] == "\r"
    return (end_of_line - 1, "\r\n" + indent) if crlf else (end_of_line, "\n" + indent)


def _indent(text, start):
    """What is before the directive in its line, if that is only blanks."""
    line = text.rfind("\n", 0, start) + 1
    return text[line:start] if not text[line:start].strip() else None


def _must_be_own(configuration, edit, keys, target):
    others = {k: s for k, s in configuration.includers(edit.file.path).items() if k is not None and k not in keys}
    if not others:
        return
    name = edit.entry["directive"]
    raise CannotEdit(
        "%s:%d: %s of %s is set in a file that other server blocks include as well (%s). "
        "Set %s in the server block of %s itself, then run again."
        % (
            edit.file.path,
            edit.file.line_of(edit.start),
            name,
            target.server_name,
            ", ".join(sorted(s.place for s in others.values())),
            name,
            target.server_name,
        )
    )


def put_back(servers, entries):
    """The edits that undo recorded ones, and the entries that people changed since (left alone)."""
    edits, left, taken = [], [], set()
    found = list(_places(servers))
    for entry in entries:
        same = [
            p for p in found
            if p[0].name == entry["directive"] and p[0].file.path == entry["file"] and p[0].key not in taken
        ]
        exact = [p for p in same if p[1] == entry["server"] and list(p[2]) == entry["context"]]
        match = next((p for p in exact + same if _says(p[0], entry["new"])), None)
        if match:
            taken.add(match[0].key)
            edits.append(_undo(match[0], entry))
        elif not (entry["action"] == "replaced" and any(_says(p[0], entry["old"]) for p in exact)):
            if entry["action"] == "replaced" or exact:
                left.append(entry)
    return edits, left


def _places(servers):
    for index, server in enumerate(servers):
        for directive, context in nested(server.children):
            if directive.args:
                yield directive, index, context


def _says(directive, raw):
    arg = directive.args[0]
    return directive.file.text[arg.start : arg.end] == raw


def _undo(directive, entry):
    arg = directive.args[0]
    if entry["action"] == "replaced":
        return Edit(directive.file, arg.start, arg.end, entry["old"])
    text, start, end = directive.file.text, directive.start, directive.end
    line = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", end)
    newline = len(text) if newline < 0 else newline + 1
    if not text[line:start].strip() and not text[end:newline].strip():
        return Edit(directive.file, line, newline, "")
    return Edit(directive.file, start - 1 if text[start - 1 : start] == " " else start, end, "")


def apply(file, edits):
    """The file's bytes after these edits, which do not overlap; several at one place keep their order."""
    out, at = [], 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        out.append(file.text[at : edit.start])
        out.append(edit.text)
        at = edit.end
    out.append(file.text[at:])
    return "".join(out).encode("latin-1")


def still_old(servers, target):
    """The lines of the site's blocks that name the old tree and are not ours to change."""
    lines = {}
    for directive in _all([d for server in servers for d in server.children]):
        if directive.children is not None or directive.name not in ("root", "alias") + LOGS:
            if target.old_root and any(_names_old(value, target) for value in directive.values):
                words = decoded(" ".join([directive.name] + directive.values))
                lines[directive.key] = "%s: %s" % (directive.place, words)
    return list(lines.values())


def still_new(servers, new_base, edits):
    """The lines of the site's blocks that go on naming the volume after these edits."""
    lines = {}
    for directive in _all([d for server in servers for d in server.children]):
        edited = any(e.file is directive.file and e.start < directive.end and e.end > directive.start for e in edits)
        if directive.children is None and not edited and any(_names(value, new_base) for value in directive.values):
            lines[directive.key] = "%s: %s" % (directive.place, decoded(" ".join([directive.name] + directive.values)))
    return list(lines.values())


def _names(value, tree):
    return re.search(re.escape(_raw(posixpath.normpath(tree))) + r"(?=$|[/\s:;,()'\"])", value) is not None


def _all(directives):
    for directive in expanded(directives):
        yield directive
        yield from _all(directive.children or ())


def _names_old(value, target):
    at = value.find(_raw(target.old_root))
    return at >= 0 and target.is_old(re.split(r"[\s:;,()'\"]", decoded(value[at:]))[0])
