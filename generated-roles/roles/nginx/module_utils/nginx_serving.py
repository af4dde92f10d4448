"""Which server blocks serve a name, which only redirect it, and which would serve it for want of a better one."""

from __future__ import annotations

import posixpath
import re

from ansible.module_utils.nginx_conf import decoded, expanded, nested

SLASH = (["/"], ["^~", "/"])
ANY_REQUEST = ("^", "^/", "/", ".*", "(.*)", "^.*", "^.*$", "^(.*)", "^(.*)$", "^/(.*)", "^/(.*)$")
DISTRIBUTION_SITE = "sites-available/default"
DISTRIBUTION_BLOCK = [
    "root /var/www/html",
    "index index.html index.htm index.nginx-debian.html",
    "server_name _",
    "location /: try_files $uri $uri/ =404",
]


def below(path, tree):
    path = posixpath.normpath(re.sub("/+", "/", path))
    return path == tree or path.startswith(tree.rstrip("/") + "/")


def site_servers(configuration, server_name):
    """The server blocks of a name.

    ".example.org" covers example.org too, but nginx prefers the exact name: it
    counts only when no block with the exact name serves files.
    """
    exact, covering = [], []
    for server in configuration.servers():
        names = _names(server)
        if server_name.lower() in names:
            exact.append(server)
        elif "." + server_name.lower() in names:
            covering.append(server)
    return exact if any(not redirects(s) for s in exact) else exact + covering


def redirects(server):
    """Whether it answers every request itself, so that its root does not matter."""
    return answer(server) is not None


def answer(server):
    """The `return` or redirecting `rewrite` that answers every request, or None.

    One in `location /` answers every request unless something is passed on elsewhere in the block.
    """
    own = next((d for d in expanded(server.children) if _answers_all(d)), None)
    if own or any(d.name.endswith("_pass") for d, _context in nested(server.children)):
        return own
    return next((d for block in _slashes(server) for d in expanded(block.children) if _answers_all(d)), None)


def refusal(configuration, servers, server_name, old_root):
    """Why these blocks of the name are none to re-point, nor a reason to write one; None when there is nothing to say."""
    if any(not redirects(s) for s in servers):
        return None
    targets = [host for host in (_target_host(answer(s)) for s in servers) if host and host != server_name.lower()]
    other = None if targets else _stands_in(configuration, server_name.lower(), old_root)
    if other:
        return (
            "%s: this server block (%s) serves %s and perhaps other names, so it was left as it is, and nothing was changed. "
            "Give %s a server block of its own, with server_name, root, access_log and error_log, then run again."
            % (other[0].place, other[1], server_name, server_name)
        )
    if servers:
        return (
            "%s: %s is only redirected (%s), and no server block serves its files, so nothing was changed. "
            "Name the site in gluster.yml as the name that serves them%s, or give %s a server block with a root, then run again."
            % (
                ", ".join(s.place for s in servers),
                server_name,
                _words(answer(servers[0])),
                ", such as %s" % targets[0] if targets else "",
                server_name,
            )
        )
    return None


def _names(server):
    return [n.lower() for d in expanded(server.children) if d.name == "server_name" for n in d.values]


def _slashes(server):
    return [d for d in expanded(server.children) if d.name == "location" and d.children is not None and d.values in SLASH]


def _answers_all(directive):
    if directive.name == "return":
        return True
    values = directive.values
    return (
        directive.name == "rewrite"
        and len(values) > 1
        and values[0] in ANY_REQUEST
        and (values[-1] in ("redirect", "permanent") or values[1].startswith(("http://", "https://", "$scheme")))
    )


def _target_host(directive):
    """The host that it redirects to, when that is written out."""
    found = re.match(r"(?:https?|\$scheme)://([A-Za-z0-9.-]+)(?=[:/$?]|$)", directive.values[-1 if directive.name == "return" else 1])
    return found and found.group(1).lower()


def _words(directive):
    return decoded(" ".join([directive.name] + directive.values))


def _stands_in(configuration, name, old_root):
    """The block that nginx takes for the name when none has it, with what makes it so; only one that serves files."""
    servers = configuration.servers()
    explicit = any(_is_default(s) for s in servers)
    found = []
    for server in servers:
        rank, why = _match(server, name)
        if rank is None and not _is_distribution_site(configuration, server):
            rank, why = _as_default(server, explicit, old_root)
        if rank is not None and not redirects(server) and _roots(server):
            found.append((rank, len(found), server, why))
    return min(found)[2:] if found else None


def _match(server, name):
    """nginx's order: the longest leading wildcard, the longest trailing one, the first regular expression."""
    ranks = []
    for pattern in _names(server):
        parent = pattern[1:] if pattern.startswith("*.") else pattern
        if parent.startswith(".") and name.endswith(parent):
            ranks.append(((1, -len(parent)), "server_name " + pattern))
        elif pattern.endswith(".*") and name.startswith(pattern[:-1]):
            ranks.append(((2, -len(pattern)), "server_name " + pattern))
        elif pattern.startswith("~") and _regex_matches(pattern[1:], name):
            ranks.append(((3, 0), "server_name " + pattern))
    return min(ranks, default=(None, None))


def _regex_matches(pattern, name):
    try:
        return re.search(pattern.replace("(?<", "(?P<").replace("(?P<!", "(?<!").replace("(?P<=", "(?<="), name, re.IGNORECASE) is not None
    except re.error:
        return False


def _as_default(server, explicit, old_root):
    """A default server counts when it has no name of its own, or serves the very files of the site."""
    nameless = all(n in ("", "_") for n in _names(server))
    ours = bool(old_root) and any(below(decoded(d.args[0].value), posixpath.normpath(old_root)) for d in _roots(server))
    if _is_default(server) and (nameless or ours):
        return (4, 0), "default_server"
    if nameless and not explicit:
        return (5, 0), "without a name"
    return None, None


def _is_default(server):
    return any(d.name == "listen" and {"default_server", "default"} & set(d.values) for d in expanded(server.children))


def _roots(server):
    blocks = [server] + _slashes(server)
    return [d for block in blocks for d in expanded(block.children) if d.name in ("root", "alias") and d.args]


def _is_distribution_site(configuration, server):
    """Debian's and Ubuntu's own default site as it was installed; where it listens does not matter."""
    if not server.file.path.endswith("/" + DISTRIBUTION_SITE):
        return False
    words = [": ".join(context + (_words(d),)) for d, context in nested(server.children) if d.name != "listen"]
    return sorted(words) == sorted(DISTRIBUTION_BLOCK)
