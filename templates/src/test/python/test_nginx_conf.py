import os
import tempfile
import unittest

import module_run  # noqa: F401
from ansible.module_utils.nginx_conf import ConfError, ConfFile, Configuration


def parse(text):
    return ConfFile("/etc/nginx/x.conf", text.encode())


def shape(directives):
    return [
        (d.name, d.values) if d.children is None else (d.name, d.values, shape(d.children)) for d in directives
    ]


class ParserTest(unittest.TestCase):
    def expect(self, text, expected):
        self.assertEqual(expected, shape(parse(text).directives))

    def test_simple_directives_and_blocks(self):
        self.expect("user www-data;\nhttp{server{listen 80;}}", [
            ("user", ["www-data"]),
            ("http", [], [("server", [], [("listen", ["80"])])]),
        ])

    def test_quotes_hold_what_would_end_a_word(self):
        self.expect("""log_format main '$a "$b"; {x}' "y 'z' \\"q\\"";""", [
            ("log_format", ["main", '$a "$b"; {x}', "y 'z' \"q\""]),
        ])

    def test_a_quote_inside_a_word_is_a_letter(self):
        self.expect("set $a b\"c'd;", [("set", ["$a", "b\"c'd"])])

    def test_a_hash_inside_a_word_is_a_letter(self):
        self.expect("root /a#b; # root /c;\nroot /d;#x", [("root", ["/a#b"]), ("root", ["/d"])])

    def test_a_brace_after_a_dollar_belongs_to_the_word(self):
        self.expect("root /srv/${host}/x;", [("root", ["/srv/${host}/x"])])

    def test_a_closing_brace_inside_a_word_is_a_letter(self):
        self.expect('location ~ "^/[a-z]{2}$" { return 204; }', [
            ("location", ["~", "^/[a-z]{2}$"], [("return", ["204"])]),
        ])

    def test_a_backslash_keeps_the_next_sign_in_the_word(self):
        self.expect("root /a\\ b\\;c;", [("root", ["/a\\ b\\;c"])])

    def test_lua_is_not_read_as_nginx(self):
        self.expect(
            "content_by_lua_block {\n local t = { a = \"}\", b = [[ } ]] } -- } it's\n --[[ } ]] ngx.say('}')\n}\nroot /x;",
            [("content_by_lua_block", [], []), ("root", ["/x"])],
        )

    def test_places_are_bytes(self):
        file = parse("# é\nserver { root  '/é/a'; }")
        root = file.directives[0].children[0]
        self.assertEqual("'/é/a'".encode(), file.data[root.args[0].start : root.args[0].end])
        self.assertEqual(2, root.line)

    def refuse(self, text, message):
        with self.assertRaises(ConfError) as caught:
            parse(text)
        self.assertEqual(message, str(caught.exception))

    def test_errors_name_file_and_line(self):
        self.refuse("\nhttp {\nroot /a;", '/etc/nginx/x.conf:2: the block "http" is never closed')
        self.refuse("root /a;\n}", '/etc/nginx/x.conf:2: unexpected "}"')
        self.refuse("root /a", '/etc/nginx/x.conf:1: end of file after "root", expecting ";" or "}"')
        self.refuse("root /a;\n;", '/etc/nginx/x.conf:2: unexpected ";"')
        self.refuse("root 'a'b;", '/etc/nginx/x.conf:1: unexpected "b" after a quoted word')
        self.refuse("root 'a;", "/etc/nginx/x.conf:1: a quote is never closed")
        self.refuse("x_by_lua_block { {", '/etc/nginx/x.conf:1: the block "x_by_lua_block" is never closed')


class IncludeTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.directory = os.path.realpath(directory.name)

    def write(self, **files):
        for name, text in files.items():
            path = os.path.join(self.directory, name.replace("__", "/").replace("_", "."))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as stream:
                stream.write(text)

    def read(self):
        return Configuration(os.path.join(self.directory, "nginx.conf"))

    def test_globs_are_relative_to_the_main_file_sorted_and_skip_dot_files(self):
        self.write(
            nginx_conf="http { include sites/*; }",
            sites__b="server { include snippets/*.conf; }",
            sites__a="server { listen 1; }",
            sites___hidden="server { listen 3; }",
            snippets__r_conf="root /r;",
        )
        configuration = self.read()
        self.assertEqual(["a", "b"], [os.path.basename(s.file.path) for s in configuration.servers()])
        (owner,) = configuration.includers(os.path.join(self.directory, "snippets/r.conf")).values()
        self.assertEqual(os.path.join(self.directory, "sites/b") + ":1", owner.place)

    def test_servers_of_mail_and_stream_are_not_sites(self):
        self.write(nginx_conf="mail { server { listen 25; } } stream { server { listen 1; } } http { server { listen 80; } }")
        self.assertEqual([["80"]], [s.children[0].values for s in self.read().servers()])

    def test_a_missing_file_is_named(self):
        self.write(nginx_conf="http { include none.conf; }")
        with self.assertRaises(ConfError) as caught:
            self.read()
        self.assertEqual(self.directory + "/none.conf: cannot be read: No such file or directory", str(caught.exception))

    def test_a_circle_is_named(self):
        self.write(nginx_conf="include a.conf;", a_conf="include b.conf;", b_conf="include a.conf;")
        with self.assertRaises(ConfError) as caught:
            self.read()
        a, b = (os.path.join(self.directory, name) for name in ("a.conf", "b.conf"))
        self.assertEqual("%s: includes itself, by way of %s and %s" % (a, a, b), str(caught.exception))


if __name__ == "__main__":
    unittest.main()
