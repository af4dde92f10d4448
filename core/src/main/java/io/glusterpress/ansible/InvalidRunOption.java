package io.glusterpress.ansible;

import io.glusterpress.GlusterpressException;

/** An option of a run names something that is not there or cannot be used. */
public final class InvalidRunOption extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    InvalidRunOption(String message) {
        super(message);
    }
}
