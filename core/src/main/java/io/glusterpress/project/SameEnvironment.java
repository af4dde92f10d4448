package io.glusterpress.project;

import io.glusterpress.GlusterpressException;

/** Two topologies of one project have the same name, so that they would share an inventory. */
public final class SameEnvironment extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient String name;

    SameEnvironment(String name) {
        super("Two topologies have the name " + name
                + ". In one project each is an environment with an inventory of its" + " own: give each another name.");
        this.name = name;
    }

    /**
     * Returns the name.
     *
     * @return the name of the second topology
     */
    public String name() {
        return name;
    }
}
