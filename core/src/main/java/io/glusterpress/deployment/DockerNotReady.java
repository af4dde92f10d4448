package io.glusterpress.deployment;

import io.glusterpress.GlusterpressException;

/** There is no Docker to rehearse in, or it does not answer. */
public final class DockerNotReady extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    DockerNotReady(String message) {
        super(message);
    }
}
