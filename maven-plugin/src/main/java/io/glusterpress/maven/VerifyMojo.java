package io.glusterpress.maven;

import io.glusterpress.deployment.Action;
import org.apache.maven.plugins.annotations.Mojo;

/** Proves that the deployment is healthy, and changes nothing. */
@Mojo(name = "verify", requiresProject = false, aggregator = true, threadSafe = true)
public final class VerifyMojo extends RunMojo {

    /** Creates the goal. */
    public VerifyMojo() {
        super(Action.VERIFY);
    }
}
