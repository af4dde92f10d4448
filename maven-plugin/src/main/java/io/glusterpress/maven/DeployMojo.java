package io.glusterpress.maven;

import io.glusterpress.deployment.Action;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Brings the hosts to what the topology says.
 *
 * <p>It can be run again at any time: what is done already is left as it is, and a run that died half-way is finished.
 */
@Mojo(name = "deploy", requiresProject = false, aggregator = true, threadSafe = true)
public final class DeployMojo extends RunMojo {

    /** Creates the goal. */
    public DeployMojo() {
        super(Action.DEPLOY);
    }
}
