package io.glusterpress.topology;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files that no honest person writes, each by its name. */
final class Attacks {

    private static final int MEGABYTE = 1_000_000;

    private final Path directory;
    private final Map<String, Path> files = new LinkedHashMap<>();

    private Attacks(Path directory) {
        this.directory = directory;
    }

    static Map<String, Path> in(Path directory) throws IOException, InterruptedException {
        Attacks attacks = new Attacks(directory);
        attacks.addAliases();
        attacks.addDepth();
        attacks.addSize();
        attacks.addTags();
        attacks.addCharacters();
        attacks.addContent();
        attacks.addPlaces();
        return attacks.files;
    }

    private void addAliases() throws IOException {
        StringBuilder laughs = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char name = 'b'; name < 'k'; name++) {
            laughs.append(name).append(": &").append(name).append(" [");
            laughs.append(("*" + (char) (name - 1) + ",").repeat(9)).append("]\n");
        }
        add("billion laughs", laughs.toString());
        add("quadratic bomb", "a: &a [" + "x,".repeat(4_000) + "]\nb: [*a, *a, *a, *a]\n");
        add(
                "quadratic bomb of one long word",
                "a: &a " + "x".repeat(500_000) + "\nservers: [" + "*a,".repeat(4_000) + "]\n");
        add("list that holds itself", "a: &a [*a]\n");
        add("mapping that holds itself", "a: &a {b: {c: *a}}\n");
        add("merge key that loops", "volumes: &v\n  <<: *v\n");
        add("alias as a key", "hosts: &h {a: b}\n*h : c\n");
        add("alias of a word as a key", "name: &n volumes\n*n : [a]\n" + rest("name", "volumes"));
        add("alias that nothing names", "name: *x\n");
    }

    private void addDepth() throws IOException {
        add("20000 levels of brackets", "name: " + "[".repeat(20_000) + "]".repeat(20_000) + "\n");
        add("20000 levels of braces", "name: " + "{a: ".repeat(20_000) + "\n");
        add("20000 levels of dashes", "- ".repeat(20_000) + "a\n");
        add("20000 levels of question marks", "? ".repeat(20_000) + "a\n");
        add(
                "1400 levels of blocks",
                IntStream.range(0, 1_400).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining()));
    }

    private void addSize() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(place("50 MB of nothing").toFile(), "rw")) {
            file.setLength(50L * MEGABYTE);
        }
        try (var out = Files.newBufferedWriter(place("50 MB of keys"))) {
            for (int i = 0; i < 5 * MEGABYTE; i++) {
                out.write("a" + (MEGABYTE + i) + ": b\n");
            }
        }
        add("100000 keys", numbered("k%d: 1\n", 90_000));
        add("100000 line ends", "name: x\n" + "\n".repeat(MEGABYTE) + "name: y\n");
        add("word of a megabyte", "name: " + "x".repeat(MEGABYTE) + "\n" + rest("name"));
        add("key of a megabyte in quotes", "\"" + "x".repeat(MEGABYTE) + "\": y\n" + rest());
        add("key of a megabyte", "x".repeat(MEGABYTE) + ": y\n");
        add("number of a megabyte", "name: " + "9".repeat(MEGABYTE) + "\n" + rest("name"));
        add("number of many colons", "name: 1" + ":1".repeat(MEGABYTE / 2) + "\n" + rest("name"));
        add(
                "path of half a million names",
                "ssh: {user: a, private_key_file: " + "/a".repeat(MEGABYTE / 2) + "}\n" + rest("ssh"));
        add("spaces of a megabyte before a mistake", "name: x\n" + " ".repeat(MEGABYTE) + "b\nc: d\n");
        add(
                "3000 servers that are no hosts",
                "servers: [" + numbered("gluster-production-server-%05d, ", 3_000) + "]\n" + "hosts:\n"
                        + numbered("  gluster-production-server-x%05d: {address: a}\n", 90));
        add(
                "1000 hosts and 1000 volumes at one path",
                "hosts:\n" + numbered("  h%d: {address: a%d}\n", 1_000)
                        + "servers: [" + numbered("h%d, ", 1_000) + "]\nvolumes:\n"
                        + numbered("  v%d: {bricks: /a/b}\n", 1_000));
    }

    private void addTags() throws IOException {
        add("tags", """
                name: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://localhost/"]]]]
                ssh: !!java.util.HashMap {user: a}
                os: !!binary aGVsbG8=
                hosts: !!set {a, b}
                servers: !!omap [a: b]
                clients: !env HOME
                volumes: !!merge <<
                sites: !!python/object:os.system [reboot]
                """);
        add("directive of tags", "%TAG !! tag:example.com,2000:\n---\nname: !!str x\n");
        add("several documents", rest() + "---\nname: x\n");
    }

    private void addCharacters() throws IOException {
        add(
                "right-to-left override",
                "name: x # \u202e}gnp.x\u202c\n\u2066os\u2069: debian-12\nssh: {user: \"a\u202eb\"}\n");
        add("hidden spaces", "na\u200bme: x\nssh:\u00a0x\nos: debian\ufeff-12\n\u00a0\u00a0hosts: y\n");
        add("NUL", "name: a\0b\n");
        add("terminal escapes", "name: \u001b[2Jx # \u0007\n");
        add("other line ends", "name: x\u2028ssh: y\u0085os: z\n");
        add("half a million hidden characters", "a\u0001".repeat(MEGABYTE / 2));
        add("overlong bytes", bytes("name: ", 0xC0, 0xAF));
        add("a lone surrogate", bytes("name: ", 0xED, 0xA0, 0x80));
        add("a truncated character", bytes("name: ", 0xF0, 0x9F, 0xA6));
        add("Latin-1", "name: x # für\n".getBytes(StandardCharsets.ISO_8859_1));
        add("UTF-16", ("\ufeff" + rest()).getBytes(StandardCharsets.UTF_16BE));
        add("UTF-16, little end first", rest().getBytes(StandardCharsets.UTF_16LE));
    }

    private void addContent() throws IOException {
        add("empty", "");
        add("comments only", "# name: x\n");
        add("list", "- name: x\n");
        add("word", "x\n");
        add("tabs", "ssh:\n\tuser: x\n");
        add("key that escapes hide", "name: x\n\"na\\x6De\": y\n" + rest("name"));
        add("merge of keys", "name: x\nssh: &ssh {user: a}\nhosts:\n  <<: *ssh\n");
    }

    private void addPlaces() throws IOException, InterruptedException {
        Files.createDirectory(place("directory"));
        Files.createSymbolicLink(place("link to itself"), Path.of("gluster.yml"));
        Path pipe = place("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        files.put("device", Path.of("/dev/zero"));
        Path unreadable = Files.writeString(place("unreadable"), "name: x\n");
        if (!unreadable.toFile().setReadable(false)) {
            throw new IOException("the file stays readable");
        }
        place("missing");
    }

    private Path place(String name) throws IOException {
        Path place = Files.createDirectory(directory.resolve(String.valueOf(files.size())))
                .resolve("gluster.yml");
        files.put(name, place);
        return place;
    }

    private void add(String name, String text) throws IOException {
        Files.writeString(place(name), text);
    }

    private void add(String name, byte[] bytes) throws IOException {
        Files.write(place(name), bytes);
    }

    /** Returns the tutorial's file without some of its keys. */
    private static String rest(String... without) {
        String text = TutorialFile.resource("tutorial.yml");
        for (String key : without) {
            text = text.replaceFirst("(?m)^" + key + ":.*\n( .*\n)*", "");
        }
        return text;
    }

    private static String numbered(String text, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(text, i, i))
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text, int... more) {
        byte[] bytes = new byte[text.length() + more.length];
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, text.length());
        for (int i = 0; i < more.length; i++) {
            bytes[text.length() + i] = (byte) more[i];
        }
        return bytes;
    }
}
