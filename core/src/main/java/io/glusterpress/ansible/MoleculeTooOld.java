package io.glusterpress.ansible;

import io.glusterpress.GlusterpressException;

/** The Molecule that was found does not know the scenarios that it has to run. */
public final class MoleculeTooOld extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    MoleculeTooOld(String message) {
        super(message);
    }
}
