package io.glusterpress.topology;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The values that one kind of name may have. */
record AllowList(String kind, Pattern pattern, String advice, Set<String> reserved) {

    /** The start of a name that Windows takes for a device, whatever follows a dot. */
    private static final String DEVICE =
            "([cC][oO][nN]|[pP][rR][nN]|[aA][uU][xX]|[nN][uU][lL]|[cC][oO][mM][0-9]|[lL][pP][tT][0-9])(\\.|$)";

    private static final Pattern STARTS_WITH_DEVICE = Pattern.compile(DEVICE);

    static final AllowList TOPOLOGY = of(
            "topology name",
            "[a-z0-9][a-z0-9_-]{0,62}",
            "use a to z, 0 to 9, _ and -, with a letter or a digit first, at most 63 characters");

    /** Names of an Ansible inventory that are not groups of it. */
    static final AllowList HOST = new AllowList(
            "host name",
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9_-])?"),
            "use letters, digits, _, . and -, with a letter or a digit first and no dot last, at most 64 characters",
            Set.of("all", "ungrouped", "localhost", "gluster_servers", "gluster_clients"));

    /** What Gluster's own command line takes. */
    static final AllowList VOLUME = new AllowList(
            "volume name",
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,250}"),
            "use letters, digits, _ and -, at most 251 characters",
            Set.of(
                    "volume",
                    "type",
                    "subvolumes",
                    "option",
                    "end-volume",
                    "all",
                    "volume_not_in_ring",
                    "description",
                    "force",
                    "snap-max-hard-limit",
                    "snap-max-soft-limit",
                    "auto-delete",
                    "activate-on-create"));

    static final AllowList SITE = of(
            "DNS name",
            Addresses.DNS_NAME,
            "use a to z, 0 to 9 and -, in parts between dots of at most 63 characters each");

    static final AllowList SSH_USER = of(
            "user name",
            "[A-Za-z_][A-Za-z0-9_.-]{0,31}",
            "use letters, digits, _, . and -, with a letter or _ first, at most 32 characters");

    static final AllowList KEY_FILE = of(
            "path of a key file",
            "~?(/[A-Za-z0-9_.@+][A-Za-z0-9_.@+-]*)+",
            "write an absolute path, or one that starts with ~/, of letters, digits, . _ @ + - and /");

    static final AllowList JUMP_HOST = of(
            "jump host",
            "([A-Za-z_][A-Za-z0-9_.-]{0,31}@)?([A-Za-z0-9][A-Za-z0-9_.-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\])(:[0-9]{1,5})?",
            "write it as [user@]host[:port], an IPv6 address in brackets");

    static AllowList of(String kind, String pattern, String advice) {
        return new AllowList(kind, Pattern.compile(pattern), advice, Set.of());
    }

    /** Returns the same for the schema. */
    Form form() {
        return Form.of(kind.replace(' ', '_'), advice, pattern.pattern()).except(reserved);
    }

    /** Returns the same for the schema, for what becomes the name of a file too. */
    Form fileNameForm() {
        return form().notMatching(DEVICE);
    }

    /** Returns why no file may have a name: Windows takes it for a device. */
    static Optional<Flaw> flawOfFileName(String name) {
        return STARTS_WITH_DEVICE.matcher(name).lookingAt()
                ? Flaw.of(
                        name + " is the name of a device on Windows, where no file can have it", "choose another name")
                : Optional.empty();
    }

    Optional<Flaw> flawOf(String value) {
        Optional<Flaw> harm = Text.flawOf(value);
        if (harm.isPresent()) {
            return harm;
        }
        if (reserved.contains(value)) {
            return Flaw.of(value + " is a reserved word and no " + kind, "choose another name");
        }
        if (allows(value)) {
            return Optional.empty();
        }
        String similar = SimilarName.of(value, this);
        return Flaw.of(
                Shown.value(value) + " is no " + kind,
                similar.isEmpty() ? advice : "write " + similar + " (" + advice + ")");
    }

    boolean allows(String value) {
        return pattern.matcher(value).matches() && !reserved.contains(value);
    }
}
