package io.glusterpress.ansible;

import io.glusterpress.GlusterpressException;

/** There is no ansible-playbook to run. */
public final class AnsibleNotFound extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    AnsibleNotFound(String message) {
        super(message);
    }
}
