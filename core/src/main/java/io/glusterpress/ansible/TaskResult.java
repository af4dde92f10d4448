package io.glusterpress.ansible;

import java.time.Duration;

/**
 * The result of one task on one host.
 *
 * @param host the name of the host in the inventory
 * @param play the name of the play
 * @param task the name of the task, after its role's name where it has one: {@code fstab : Mount the volume}
 * @param status what became of it
 * @param duration the time from its start on this host to its result
 * @param message what the module said, empty when it said nothing; never the result of a task with {@code no_log}
 */
public record TaskResult(String host, String play, String task, TaskStatus status, Duration duration, String message) {}
