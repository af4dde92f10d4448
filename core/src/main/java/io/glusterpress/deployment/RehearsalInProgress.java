package io.glusterpress.deployment;

import io.glusterpress.GlusterpressException;
import java.nio.file.Path;

/** The same project is being rehearsed on this machine already. */
public final class RehearsalInProgress extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    RehearsalInProgress(Path project) {
        super("Another rehearsal of " + project
                + " is going on, in the same containers. Wait for its end, or rehearse a"
                + " copy of the project in another directory.");
    }
}
