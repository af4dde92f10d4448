package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureAdviceTest {

    private static final Connection PLAIN = new Connection("203.0.113.11", 22, "ashley", "");

    private static TaskFailure explain(TaskStatus status, String message, Connection connection) {
        return FailureAdvice.explain(
                new TaskResult("gluster1", "Look", "Ping", status, Duration.ZERO, message), connection);
    }

    private static String advice(String message, Connection connection) {
        return explain(TaskStatus.UNREACHABLE, message, connection).advice().orElse("");
    }

    @Test
    void namesTheCommandThatAddsAnUnknownHostKey() {
        var failure = explain(
                TaskStatus.UNREACHABLE, "Failed to connect to the host via ssh: Host key verification failed.", PLAIN);

        assertThat(failure.cause()).isEqualTo(FailureCause.UNKNOWN_HOST_KEY);
        assertThat(failure.advice()).contains("""
                        The SSH host key of 203.0.113.11 is not known here. Compare its fingerprint with the one that the \
                        host itself shows (there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub):
                          ssh-keyscan -p 22 203.0.113.11 | ssh-keygen -lf -
                        If they agree, add it:
                          ssh-keyscan -p 22 -H 203.0.113.11 >> ~/.ssh/known_hosts""");
    }

    @Test
    void scansThePortAndTheFileThatAreInUse() {
        var connection =
                new Connection("203.0.113.11", 2222, "", "-C -o UserKnownHostsFile=/etc/known -o ControlMaster=auto");

        assertThat(advice("Host key verification failed.", connection))
                .startsWith("The SSH host key of [203.0.113.11]:2222 is not known here.")
                .endsWith("add it:\n  ssh-keyscan -p 2222 -H 203.0.113.11 >> /etc/known");
    }

    @Test
    void scansFromTheJumpHost() {
        var connection = new Connection("10.132.0.11", 22, "", "-o ProxyJump=ashley@bastion:2200");

        assertThat(advice("Host key verification failed.", connection))
                .endsWith("add it:\n  ssh ashley@bastion:2200 ssh-keyscan -p 22 -H 10.132.0.11 >> ~/.ssh/known_hosts");
        assertThat(advice("Host key verification failed.\r\nConnection closed by UNKNOWN port 65535", connection))
                .isEqualTo("The SSH host key of the jump host ashley@bastion:2200 is not known here. Log in to it once"
                        + " by hand and compare its fingerprint: ssh ashley@bastion:2200");
    }

    @Test
    void warnsOfAChangedHostKey() {
        String message = """
                Failed to connect to the host via ssh: @@@@@@@@@@@
                @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
                Offending ED25519 key in /home/ashley/.ssh/known_hosts:7
                Host key verification failed.""";

        assertThat(explain(TaskStatus.UNREACHABLE, message, PLAIN).cause()).isEqualTo(FailureCause.CHANGED_HOST_KEY);
        assertThat(advice(message, PLAIN)).isEqualTo("""
                        The SSH host key of 203.0.113.11 is not the one known here: either the host was installed anew, \
                        or someone else answers in its place. Compare its fingerprint with the one that the host itself \
                        shows (there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub):
                          ssh-keyscan -p 22 203.0.113.11 | ssh-keygen -lf -
                        If they agree, forget the old key and add the new one:
                          ssh-keygen -f /home/ashley/.ssh/known_hosts -R '203.0.113.11'
                          ssh-keyscan -p 22 -H 203.0.113.11 >> ~/.ssh/known_hosts""");
    }

    @Test
    void saysHowToLogIn() {
        String message = "Failed to connect to the host via ssh: ashley@203.0.113.11: Permission denied (publickey).";

        assertThat(explain(TaskStatus.UNREACHABLE, message, PLAIN).cause()).isEqualTo(FailureCause.PERMISSION_DENIED);
        assertThat(advice(message, PLAIN))
                .isEqualTo(
                        "The host does not accept a key of yours for this user. Load it into ssh-agent (ssh-add KEY),"
                                + " or name it in the inventory (ansible_ssh_private_key_file); to let the host know it:"
                                + " ssh-copy-id -p 22 ashley@203.0.113.11. Try it: ssh -p 22 ashley@203.0.113.11 true");
    }

    @Test
    void saysHowToClosePrivateKeys() {
        String message = """
                WARNING: UNPROTECTED PRIVATE KEY FILE!
                Permissions 0644 for '/home/ashley/.ssh/id_ed25519' are too open.
                ashley@203.0.113.11: Permission denied (publickey).""";

        assertThat(advice(message, PLAIN))
                .isEqualTo(
                        "ssh does not use a private key that others can read: chmod 600 /home/ashley/.ssh/id_ed25519");
    }

    @Test
    void saysHowToTryAConnection() {
        assertThat(advice("ssh: connect to host 203.0.113.11 port 22: Connection timed out", PLAIN))
                .isEqualTo(
                        "Check the address and the port, that the host is up, and that its firewall lets this machine"
                                + " in. Try it: ssh -p 22 ashley@203.0.113.11 true");
    }

    @Test
    void asksForTheBecomePassword() {
        var missing = explain(TaskStatus.FAILED, "Missing sudo password", PLAIN);
        var wrong = explain(TaskStatus.FAILED, "Task failed: Incorrect sudo password", PLAIN);

        assertThat(missing.cause()).isEqualTo(FailureCause.BECOME_PASSWORD_MISSING);
        assertThat(missing.advice())
                .contains("sudo on this host asks for a password: give it in a file, as the become password file.");
        assertThat(wrong.cause()).isEqualTo(FailureCause.BECOME_PASSWORD_WRONG);
        assertThat(wrong.advice())
                .contains("sudo on this host does not accept the password in the become password file: the file's first"
                        + " line is the password, and nothing else.");
    }

    @Test
    void readsWhatSudoItselfSays() {
        assertThat(explain(TaskStatus.FAILED, "MODULE FAILURE (rc 1)\nsudo: a password is required", PLAIN)
                        .cause())
                .isEqualTo(FailureCause.BECOME_PASSWORD_MISSING);
        assertThat(explain(
                                TaskStatus.FAILED,
                                "Sorry, try again.\nsudo: a password is required\nsudo: 1 incorrect password attempt",
                                PLAIN)
                        .cause())
                .isEqualTo(FailureCause.BECOME_PASSWORD_WRONG);
    }

    @Test
    void doesNotReadTheMessagesOfTasksAsThoseOfSsh() {
        assertThat(explain(TaskStatus.FAILED, "curl: Connection refused", PLAIN))
                .isEqualTo(new TaskFailure(
                        "gluster1",
                        "Look",
                        "Ping",
                        "curl: Connection refused",
                        FailureCause.TASK,
                        java.util.Optional.empty()));
    }
}
