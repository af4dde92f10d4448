package io.glusterpress.ansible;

import io.glusterpress.GlusterpressException;

/** An inventory cannot be read, or says something that only Ansible itself can make sense of. */
public final class InvalidInventory extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong, with the value; where; what to do
     */
    public InvalidInventory(String message) {
        super(message);
    }
}
