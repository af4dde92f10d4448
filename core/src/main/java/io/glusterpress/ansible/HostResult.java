package io.glusterpress.ansible;

import java.time.Duration;

/**
 * The counts of one host, as in the recap that ansible-playbook prints.
 *
 * @param host the name of the host in the inventory
 * @param ok tasks that ended well, those that changed something among them
 * @param changed tasks that changed something; in check mode, that would
 * @param failed tasks that failed and were neither ignored nor rescued
 * @param unreachable tasks that did not reach the host
 * @param skipped tasks whose condition did not hold
 * @param time the sum of the times that this host's tasks took
 */
public record HostResult(String host, int ok, int changed, int failed, int unreachable, int skipped, Duration time) {}
