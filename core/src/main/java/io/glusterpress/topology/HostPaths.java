package io.glusterpress.topology;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks paths on the hosts: safe for every command and file they go into, and nobody else's. */
final class HostPaths {

    /** File names that Gluster and systemd derive from a path end at 255 bytes. */
    static final int LONGEST = 200;

    private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9._@+/-]");

    private static final Set<String> OF_THE_SYSTEM = Set.of(
            "/bin",
            "/boot",
            "/dev",
            "/etc",
            "/lib",
            "/lib32",
            "/lib64",
            "/libx32",
            "/lost+found",
            "/proc",
            "/root",
            "/run",
            "/sbin",
            "/sys",
            "/tmp",
            "/usr",
            "/var/backups",
            "/var/cache",
            "/var/lib/apt",
            "/var/lib/dpkg",
            "/var/lib/glusterd",
            "/var/lib/glusterpress",
            "/var/lib/systemd",
            "/var/lock",
            "/var/log",
            "/var/mail",
            "/var/run",
            "/var/spool",
            "/var/tmp");

    private static final Set<String> SHARED =
            Set.of("/home", "/media", "/mnt", "/opt", "/snap", "/srv", "/var", "/var/lib");

    private static final Pattern HOME_DIRECTORY = Pattern.compile("/home/[^/]+");

    private static final Pattern SSH_DIRECTORY = Pattern.compile("/home/[^/]+/\\.ssh(/.*)?");

    private static final String NAME = "(?!-|\\.{1,2}(/|$))[A-Za-z0-9._@+-]+";

    static final Form ABSOLUTE = Form.of(
                    "path",
                    "write an absolute path of letters, digits, . _ @ + - and /, in its shortest form, outside the"
                            + " directories of the system, such as /srv/gluster/files",
                    "(/" + NAME + ")+")
            .atMost(LONGEST)
            .except(SHARED)
            .notMatching(Form.anyOf(Form.sorted(OF_THE_SYSTEM)) + "(/|$)")
            .notMatching(HOME_DIRECTORY.pattern() + "$")
            .notMatching(SSH_DIRECTORY.pattern() + "$");

    static final Form BELOW_MOUNT = Form.of(
                    "path_below_mount",
                    "write a path relative to the mount, of letters, digits, . _ @ + - and /, in its shortest form,"
                            + " such as public",
                    "(\\.|" + NAME + "(/" + NAME + ")*)")
            .atMost(LONGEST);

    private HostPaths() {}

    /** Returns why a path is no safe absolute path. */
    static Optional<Flaw> flawOfAbsolute(String path) {
        return Text.flawOf(path).or(() -> characterFlaw(path)).or(() -> absoluteFlaw(path));
    }

    /** Returns why a path is none below a mount. */
    static Optional<Flaw> flawOfBelowMount(String path) {
        return Text.flawOf(path).or(() -> characterFlaw(path)).or(() -> relativeFlaw(path));
    }

    private static Optional<Flaw> characterFlaw(String path) {
        if (path.equals("~") || path.startsWith("~/")) {
            return Flaw.of(path + " starts with ~, which is not expanded here", "write the whole path");
        }
        Matcher character = NOT_ALLOWED.matcher(path);
        if (character.find()) {
            String found = path.substring(character.start(), path.offsetByCodePoints(character.start(), 1));
            return Flaw.of(
                    Shown.value(path) + " has " + (found.equals(" ") ? "a space" : "'" + found + "'")
                            + ", which no path may have here",
                    "use letters, digits, . _ @ + - and /");
        }
        if (path.length() > LONGEST) {
            return Flaw.of(
                    "the path has " + path.length() + " characters",
                    "use a path of at most " + LONGEST + " characters");
        }
        for (String name : path.split("/", -1)) {
            if (name.startsWith("-")) {
                return Flaw.of(
                        path + " has a name that starts with a dash, which commands take for an option",
                        "use a name without it");
            }
            if (name.equals("..")) {
                return Flaw.of(path + " goes up with ..", "write the path without it");
            }
        }
        return Optional.empty();
    }

    private static Optional<Flaw> absoluteFlaw(String path) {
        if (!path.startsWith("/")) {
            return Flaw.of(path + " is a relative path", "write an absolute one, such as " + absolute(shortest(path)));
        }
        String shortest = "/" + shortest(path);
        if (shortest.equals("/")) {
            return Flaw.of(path + " is the root of the whole file system", "write a directory of its own below it");
        }
        if (!shortest.equals(path)) {
            return Flaw.of(path + " is not in its shortest form", "write " + shortest);
        }
        for (String system : OF_THE_SYSTEM) {
            switch (Overlap.of(path, system)) {
                case SAME -> {
                    return Flaw.of(path + " belongs to the system", "use a directory below /srv or /home");
                }
                case INSIDE -> {
                    return Flaw.of(
                            path + " lies inside " + system + ", which belongs to the system",
                            "use a directory below /srv or /home");
                }
                default -> {}
            }
        }
        if (SHARED.contains(path)) {
            return Flaw.of(path + " is shared with others", "write a directory of its own below it");
        }
        if (SSH_DIRECTORY.matcher(path).matches()) {
            return Flaw.of(path + " is for SSH keys", "use another directory");
        }
        if (HOME_DIRECTORY.matcher(path).matches()) {
            return Flaw.of(path + " is a home directory, with the SSH keys in it", "write a directory below it");
        }
        return Optional.empty();
    }

    /** Returns the absolute path that a relative one was probably meant to be. */
    private static String absolute(String relative) {
        String first = "/" + relative.split("/", 2)[0];
        return (SHARED.contains(first) ? "/" : "/srv/") + relative;
    }

    private static Optional<Flaw> relativeFlaw(String path) {
        if (path.startsWith("/")) {
            return Flaw.of(
                    path + " is an absolute path", "write one relative to the mount of the volume, such as public");
        }
        String shortest = shortest(path);
        if (!path.equals(".") && !shortest.equals(path)) {
            return Flaw.of(path + " is not in its shortest form", "write " + (shortest.isEmpty() ? "." : shortest));
        }
        return Optional.empty();
    }

    /** Returns the path without {@code .} and empty names, and without a slash at its start. */
    private static String shortest(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/", -1)) {
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }
}
