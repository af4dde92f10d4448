"""nginx configuration as a tree that knows the place of every byte.

Reads what nginx reads (ngx_conf_file.c): quotes only at the start of a word,
backslash escapes, comments, nested blocks, includes with globs. Nothing is
normalised, so an edit can replace the bytes of one argument and leave all
others as they are.
"""

from __future__ import annotations

import glob
import os

SPACE = " \t\r\n"
ESCAPES = {'"': '"', "'": "'", "\\": "\\", "t": "\t", "r": "\r", "n": "\n"}
LUA_BLOCK = "_by_lua_block"


class ConfError(Exception):
    """The configuration cannot be read; the message names file and line."""


class Argument:
    """One word of a directive: its value as nginx sees it, its place with the quotes."""

    __slots__ = ("value", "start", "end")

    def __init__(self, value, start, end):
        self.value = value
        self.start = start
        self.end = end


class Directive:
    """A simple directive (children is None) or a block; `included` holds an include's files."""

    __slots__ = ("file", "name", "args", "start", "end", "body_start", "children", "included")

    def __init__(self, file, name, args, start):
        self.file = file
        self.name = name
        self.args = args
        self.start = start
        self.end = start
        self.body_start = None
        self.children = None
        self.included = []

    @property
    def values(self):
        return [arg.value for arg in self.args]

    @property
    def line(self):
        return self.file.line_of(self.start)

    @property
    def place(self):
        return "%s:%d" % (self.file.path, self.line)

    @property
    def key(self):
        return (self.file.path, self.start)


class ConfFile:
    """One file, by its real path. Offsets count bytes: the text is decoded one to one."""

    def __init__(self, path, data):
        self.path = path
        self.data = data
        self.text = data.decode("latin-1")
        self.directives = _Parser(self).directives()

    def line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1


def decoded(text):
    """A value of the one-to-one decoded text as the operating system's own string."""
    return os.fsdecode(text.encode("latin-1"))


class _Parser:
    def __init__(self, file):
        self.file = file
        self.text = file.text
        self.pos = 0

    def fail(self, what, offset):
        raise ConfError("%s:%d: %s" % (self.file.path, self.file.line_of(offset), what))

    def directives(self):
        top = []
        open_blocks = []
        words = []
        while True:
            kind, word = self.token()
            here = open_blocks[-1].children if open_blocks else top
            if kind == "word":
                words.append(word)
            elif kind == "end":
                if words:
                    self.fail('end of file after "%s", expecting ";" or "}"' % words[0].value, words[0].start)
                if open_blocks:
                    self.fail('the block "%s" is never closed' % open_blocks[-1].name, open_blocks[-1].start)
                return top
            elif kind == "}":
                if words or not open_blocks:
                    self.fail('unexpected "}"', self.pos - 1)
                open_blocks.pop().end = self.pos
            else:
                if not words:
                    self.fail('unexpected "%s"' % kind, self.pos - 1)
                directive = Directive(self.file, words[0].value, words[1:], words[0].start)
                words = []
                here.append(directive)
                directive.end = self.pos
                if kind == "{":
                    directive.body_start = self.pos
                    directive.children = []
                    if directive.name.endswith(LUA_BLOCK):
                        self.skip_lua(directive)
                        directive.end = self.pos
                    else:
                        open_blocks.append(directive)

    def token(self):
        text, length = self.text, len(self.text)
        while self.pos < length:
            char = text[self.pos]
            if char in SPACE:
                self.pos += 1
            elif char == "#":
                newline = text.find("\n", self.pos)
                self.pos = length if newline < 0 else newline + 1
            elif char in ";{}":
                self.pos += 1
                return char, None
            elif char in "\"'":
                return "word", self.quoted_word(char)
            else:
                return "word", self.bare_word()
        return "end", None

    def quoted_word(self, quote):
        start = self.pos
        at = start + 1
        while at < len(self.text):
            char = self.text[at]
            if char == "\\":
                at += 2
            elif char == quote:
                self.pos = at + 1
                follower = self.text[self.pos : self.pos + 1]
                if follower and follower not in SPACE + ";{)":
                    self.fail('unexpected "%s" after a quoted word' % follower, self.pos)
                return Argument(_unescaped(self.text[start + 1 : at]), start, self.pos)
            else:
                at += 1
        return self.fail("a quote is never closed", start)

    def bare_word(self):
        start = at = self.pos
        variable = False
        while at < len(self.text):
            char = self.text[at]
            if char == "{" and variable:
                at += 1
                continue
            if char in SPACE or char in ";{":
                break
            variable = char == "$"
            at += 2 if char == "\\" else 1
        self.pos = min(at, len(self.text))
        return Argument(_unescaped(self.text[start : self.pos]), start, self.pos)

    def skip_lua(self, directive):
        text, length = self.text, len(self.text)
        depth = 1
        while self.pos < length:
            char = text[self.pos]
            if char in "\"'":
                self.pos = _after_lua_string(text, self.pos)
                continue
            comment = text.startswith("--", self.pos)
            bracket = _lua_bracket(text, self.pos + 2 if comment else self.pos)
            if bracket:
                close = text.find(bracket, self.pos)
                self.pos = length if close < 0 else close + len(bracket)
                continue
            if comment:
                newline = text.find("\n", self.pos)
                self.pos = length if newline < 0 else newline
                continue
            self.pos += 1
            if char == "{":
                depth += 1
            elif char == "}":
                depth -= 1
                if not depth:
                    return
        self.fail('the block "%s" is never closed' % directive.name, directive.start)


def _after_lua_string(text, at):
    quote = text[at]
    at += 1
    while at < len(text) and text[at] != quote:
        at += 2 if text[at] == "\\" else 1
    return at + 1


def _lua_bracket(text, at):
    """The closing bracket when a Lua long bracket ([[, [=[ …) opens here, else None."""
    if text[at : at + 1] != "[":
        return None
    end = at + 1
    while text[end : end + 1] == "=":
        end += 1
    return "]%s]" % text[at + 1 : end] if text[end : end + 1] == "[" else None


def _unescaped(raw):
    if "\\" not in raw:
        return raw
    out = []
    at = 0
    while at < len(raw):
        follower = raw[at + 1 : at + 2]
        if raw[at] == "\\" and follower in ESCAPES and follower:
            out.append(ESCAPES[follower])
            at += 2
        else:
            out.append(raw[at])
            at += 1
    return "".join(out)


class Configuration:
    """nginx.conf with all that it includes."""

    def __init__(self, conf):
        self.conf = os.path.abspath(conf)
        self.prefix = os.path.dirname(self.conf)
        self.files = {}
        self.patterns = []
        self.main = self._load(self.conf, ())
        self._owners = {}
        self._own(self.main.directives, None, False)

    def _load(self, path, chain):
        real = os.path.realpath(path)
        if real in chain:
            raise ConfError("%s: includes itself, by way of %s" % (real, " and ".join(chain[chain.index(real) :])))
        if real in self.files:
            return self.files[real]
        try:
            with open(real, "rb") as stream:
                data = stream.read()
        except OSError as e:
            raise ConfError("%s: cannot be read: %s" % (path, e.strerror)) from e
        file = ConfFile(real, data)
        self._include_all(file.directives, chain + (real,))
        self.files[real] = file
        return file

    def _include_all(self, directives, chain):
        for directive in directives:
            if directive.children is not None:
                self._include_all(directive.children, chain)
            elif directive.name == "include" and len(directive.args) == 1:
                pattern = os.path.join(self.prefix, decoded(directive.args[0].value))
                if not any(sign in pattern for sign in "*?["):
                    paths = [pattern]
                else:
                    self.patterns.append(pattern)
                    paths = sorted(glob.glob(pattern))
                directive.included = [self._load(path, chain) for path in paths]

    def _own(self, directives, server, in_http):
        for directive in directives:
            for file in directive.included:
                self._owners.setdefault(file.path, {})[server.key if server else None] = server
                self._own(file.directives, server, in_http)
            if directive.children:
                if not server and in_http and directive.name == "server":
                    self._own(directive.children, directive, in_http)
                else:
                    self._own(directive.children, server, in_http or directive.name == "http")

    def servers(self):
        """The server blocks of http, each once, in nginx's order."""
        found = {}
        for http in expanded(self.main.directives):
            if http.name == "http" and http.children is not None:
                for directive in expanded(http.children):
                    if directive.name == "server" and directive.children is not None:
                        found.setdefault(directive.key, directive)
        return list(found.values())

    def includers(self, path):
        """The server blocks that include this file, by key; the key None stands for outside of any."""
        return self._owners.get(path, {})


def expanded(directives):
    """The directives of a block with its includes opened."""
    for directive in directives:
        if directive.included:
            for file in directive.included:
                yield from expanded(file.directives)
        else:
            yield directive


def nested(directives, context=()):
    """Every simple directive below, includes opened, each with the blocks that lead to it."""
    for directive in expanded(directives):
        if directive.children is None:
            yield directive, context
        else:
            step = " ".join([directive.name] + directive.values)
            yield from nested(directive.children, context + (step,))
