package io.glusterpress.deployment;

import io.glusterpress.ansible.TaskFailure;

/** A failed task in words: host, task, play, message, advice. */
final class FailureText {

    private FailureText() {}

    static String of(TaskFailure failure) {
        String message = failure.message().isEmpty() ? "It gave no reason." : failure.message();
        return failure.host() + ": " + failure.task() + " (play " + failure.play() + ")\n"
                + message.indent(2).stripTrailing()
                + failure.advice()
                        .map(advice -> "\n" + advice.indent(2).stripTrailing())
                        .orElse("");
    }
}
