package io.glusterpress.ansible;

import java.util.Optional;

/**
 * A failure that ended the run on one host.
 *
 * @param host the name of the host in the inventory
 * @param play the name of the play
 * @param task the name of the task, after its role's name where it has one
 * @param message what the module or the connection said; of a loop, what its failed items said
 * @param cause why it failed, as far as the message tells
 * @param advice what to do about it, where that is known
 */
public record TaskFailure(
        String host, String play, String task, String message, FailureCause cause, Optional<String> advice) {}
