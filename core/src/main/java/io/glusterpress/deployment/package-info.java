/** Topology, project and ansible-playbook put together: plan, deploy, verify, failover, rollback, rehearse. */
@NullMarked
package io.glusterpress.deployment;

import org.jspecify.annotations.NullMarked;
