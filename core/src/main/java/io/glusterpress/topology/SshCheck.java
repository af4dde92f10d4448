package io.glusterpress.topology;

import io.glusterpress.topology.TopologySpec.SshSpec;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks how the hosts are reached: nothing in it may become an option of ssh, or a word for a shell. */
final class SshCheck {

    static final int DEFAULT_PORT = 22;

    static final int LAST_PORT = 65_535;

    static final Form KEY_FILE = AllowList.KEY_FILE.form().notMatching(".*/\\.{1,2}(/|$)");

    static final Form JUMP_HOST = AllowList.JUMP_HOST
            .form()
            .notMatching(".*[^:]:(0+|6553[6-9]|655[4-9][0-9]|65[6-9][0-9]{2}|6[6-9][0-9]{3}|[7-9][0-9]{4})$");

    private static final KeyPath SSH = KeyPath.of("ssh");
    private static final Pattern PORT_AT_THE_END = Pattern.compile("[^:]:([0-9]+)$");
    private static final Pattern DOTS = Pattern.compile(".*/\\.{1,2}(/.*)?");

    private final Problems problems;

    SshCheck(Problems problems) {
        this.problems = problems;
    }

    Ssh check(@Nullable SshSpec written) {
        SshSpec spec = Default.to(written, new SshSpec(null, null, null, null));
        checkUser(spec.user());
        int port = Default.to(spec.port(), DEFAULT_PORT);
        problems.check(SSH.key("port"), String.valueOf(port), flawOfPort(port));
        if (spec.privateKeyFile() != null) {
            problems.check(
                    SSH.key("private_key_file"), spec.privateKeyFile(), flawOfPrivateKeyFile(spec.privateKeyFile()));
        }
        if (spec.jumpHost() != null) {
            problems.check(SSH.key("jump_host"), spec.jumpHost(), flawOfJumpHost(spec.jumpHost()));
        }
        return new Ssh(
                Default.to(spec.user(), ""),
                port,
                Optional.ofNullable(spec.privateKeyFile()),
                Optional.ofNullable(spec.jumpHost()));
    }

    private void checkUser(@Nullable String user) {
        KeyPath key = SSH.key("user");
        if (user == null) {
            problems.missing(key, "write the user that Ansible logs in as, such as ssh: {user: ashley}");
        } else {
            problems.check(key, user, AllowList.SSH_USER.flawOf(user));
        }
    }

    private static Optional<Flaw> flawOfPort(int port) {
        return port >= 1 && port <= LAST_PORT
                ? Optional.empty()
                : Flaw.of(port + " is no port", "write a number from 1 to 65535");
    }

    static Optional<Flaw> flawOfPrivateKeyFile(String path) {
        Optional<Flaw> dots = DOTS.matcher(path).matches()
                ? Flaw.of(path + " has . or .. for a directory", "write the path without them")
                : Optional.empty();
        return AllowList.KEY_FILE.flawOf(path).or(() -> dots);
    }

    static Optional<Flaw> flawOfJumpHost(String jumpHost) {
        Optional<Flaw> flaw = AllowList.JUMP_HOST.flawOf(jumpHost);
        Matcher port = PORT_AT_THE_END.matcher(jumpHost);
        return flaw.isEmpty() && port.find() ? flawOfPort(Integer.parseInt(port.group(1))) : flaw;
    }
}
