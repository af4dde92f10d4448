package io.glusterpress.deployment;

import io.glusterpress.GlusterpressException;

/** An inventory has no group of this name, or none of the usual names, with hosts in it. */
public final class MissingGroup extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    MissingGroup(String message) {
        super(message);
    }
}
