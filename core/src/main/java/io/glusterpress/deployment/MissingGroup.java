package io.glusterpress.deployment;

import io.glusterpress.GlusterpressException;

/** An inventory has no group of this name, or none of the usual names, with hosts in it. */
public final class MissingGroup extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    /** Whether it is that of the servers. */
    private final boolean ofServers;

    MissingGroup(String message, boolean ofServers) {
        super(message);
        this.ofServers = ofServers;
    }

    /**
     * Tells which group is to be named.
     *
     * @return whether it is that of the servers; else it is that of the clients
     */
    public boolean isOfServers() {
        return ofServers;
    }
}
