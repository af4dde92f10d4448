package io.glusterpress.maven;

import io.glusterpress.deployment.Action;
import org.apache.maven.plugins.annotations.Mojo;

/** Shows what a deployment would change on the hosts, and changes nothing. */
@Mojo(name = "plan", requiresProject = false, aggregator = true, threadSafe = true)
public final class PlanMojo extends RunMojo {

    /** Creates the goal. */
    public PlanMojo() {
        super(Action.PLAN);
    }
}
