package io.glusterpress.maven;

import io.glusterpress.deployment.Action;
import org.apache.maven.plugins.annotations.Mojo;

/** Brings the sites back to the directories where they were before they moved to their volumes. */
@Mojo(name = "rollback", requiresProject = false, aggregator = true, threadSafe = true)
public final class RollbackMojo extends RunMojo {

    /** Creates the goal. */
    public RollbackMojo() {
        super(Action.ROLLBACK);
    }
}
