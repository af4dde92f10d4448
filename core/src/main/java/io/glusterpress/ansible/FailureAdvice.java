package io.glusterpress.ansible;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the cause of a failure from its message, and says what to do about it. */
final class FailureAdvice {

    private record Sign(FailureCause cause, Pattern pattern) {}

    private static final List<Sign> SIGNS = List.of(
            sign(FailureCause.CHANGED_HOST_KEY, "REMOTE HOST IDENTIFICATION HAS CHANGED"),
            sign(FailureCause.UNKNOWN_HOST_KEY, "Host key verification failed"),
            sign(FailureCause.OPEN_PRIVATE_KEY, "UNPROTECTED PRIVATE KEY FILE"),
            sign(FailureCause.PERMISSION_DENIED, "Permission denied \\("),
            sign(FailureCause.BECOME_PASSWORD_WRONG, "Incorrect \\w+ password|incorrect password attempt"),
            sign(FailureCause.BECOME_PASSWORD_MISSING, "Missing \\w+ password|a (terminal|password) is required"),
            sign(
                    FailureCause.NO_CONNECTION,
                    "Connection (refused|timed out|reset)|No route to host|Network is unreachable"
                            + "|Could not resolve hostname|Operation timed out"));
    private static final Pattern OFFENDING = Pattern.compile("Offending .* key in (\\S+):\\d+");
    private static final Pattern OPEN_KEY = Pattern.compile("Permissions \\d+ for '([^']+)'");

    private FailureAdvice() {}

    private static Sign sign(FailureCause cause, String regex) {
        return new Sign(cause, Pattern.compile(regex));
    }

    static TaskFailure explain(TaskResult task, Connection connection) {
        var cause = SIGNS.stream()
                .filter(sign -> applies(sign.cause(), task.status()))
                .filter(sign -> sign.pattern().matcher(task.message()).find())
                .findFirst()
                .map(Sign::cause)
                .orElse(FailureCause.TASK);
        return new TaskFailure(
                task.host(),
                task.play(),
                task.task(),
                task.message(),
                cause,
                advice(cause, task.message(), connection));
    }

    /** A task that ran may talk of refused connections of its own; only sudo speaks through a task's failure. */
    private static boolean applies(FailureCause cause, TaskStatus status) {
        return switch (cause) {
            case BECOME_PASSWORD_MISSING, BECOME_PASSWORD_WRONG -> true;
            default -> status == TaskStatus.UNREACHABLE;
        };
    }

    private static Optional<String> advice(FailureCause cause, String message, Connection connection) {
        String login = "ssh -p " + connection.port() + " " + connection.destination();
        return switch (cause) {
            case TASK -> Optional.empty();
            case UNKNOWN_HOST_KEY -> Optional.of(addKey(message, connection));
            case CHANGED_HOST_KEY ->
                Optional.of("The SSH host key of " + connection.knownAs()
                        + " is not the one known here: either the host"
                        + " was installed anew, or someone else answers in its place. " + compare(connection)
                        + "If they agree, forget the old key and add the new one:\n  ssh-keygen -f "
                        + find(OFFENDING, message).orElse(connection.knownHosts()) + " -R '" + connection.knownAs()
                        + "'\n  " + keyscan(connection));
            case OPEN_PRIVATE_KEY ->
                Optional.of("ssh does not use a private key that others can read: chmod 600 "
                        + find(OPEN_KEY, message).orElse("KEY"));
            case PERMISSION_DENIED ->
                Optional.of("The host does not accept a key of yours for this user. Load it into"
                        + " ssh-agent (ssh-add KEY), or name it in the inventory (ansible_ssh_private_key_file); to let the"
                        + " host know it: ssh-copy-id -p " + connection.port() + " " + connection.destination()
                        + ". Try it: "
                        + login + " true");
            case NO_CONNECTION ->
                Optional.of("Check the address and the port, that the host is up, and that its firewall"
                        + " lets this machine in. Try it: " + login + " true");
            case BECOME_PASSWORD_MISSING ->
                Optional.of("sudo on this host asks for a password: give it in a file, as the become password file.");
            case BECOME_PASSWORD_WRONG ->
                Optional.of("sudo on this host does not accept the password in the become"
                        + " password file: the file's first line is the password, and nothing else.");
        };
    }

    private static String addKey(String message, Connection connection) {
        var jump = connection.jumpHost();
        if (jump.isPresent() && message.contains("Connection closed by UNKNOWN")) {
            return "The SSH host key of the jump host " + jump.get()
                    + " is not known here. Log in to it once by hand and compare its fingerprint: ssh "
                    + jump.get();
        }
        return "The SSH host key of " + connection.knownAs() + " is not known here. " + compare(connection)
                + "If they agree, add it:\n  " + keyscan(connection);
    }

    private static String compare(Connection connection) {
        return "Compare its fingerprint with the one that the host itself shows (there: ssh-keygen -lf"
                + " /etc/ssh/ssh_host_ed25519_key.pub):\n  " + scan(connection, "") + " | ssh-keygen -lf -\n";
    }

    private static String keyscan(Connection connection) {
        return scan(connection, "-H ") + " >> " + connection.knownHosts();
    }

    private static String scan(Connection connection, String hashed) {
        return connection.jumpHost().map(jump -> "ssh " + jump + " ").orElse("") + "ssh-keyscan -p " + connection.port()
                + " " + hashed + connection.address();
    }

    private static Optional<String> find(Pattern pattern, String message) {
        var matcher = pattern.matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
