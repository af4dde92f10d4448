package io.glusterpress.maven;

import io.glusterpress.deployment.Action;
import org.apache.maven.plugins.annotations.Mojo;

/** Takes every server in turn out and back while a client reads and writes, and measures its longest stall. */
@Mojo(name = "failover", requiresProject = false, aggregator = true, threadSafe = true)
public final class FailoverMojo extends RunMojo {

    /** Creates the goal. */
    public FailoverMojo() {
        super(Action.FAILOVER);
    }
}
