package io.glusterpress.topology;

import java.util.Optional;

/**
 * How Ansible reaches every host.
 *
 * @param user the remote user, who may become root by sudo
 * @param port the SSH port of every host, 22 when the topology names none
 * @param privateKeyFile the key on the controller, absolute or below {@code ~/}
 * @param jumpHost the host to go through, {@code [user@]host[:port]}
 */
public record Ssh(String user, int port, Optional<String> privateKeyFile, Optional<String> jumpHost) {}
