package io.glusterpress.ansible;

import io.glusterpress.GlusterpressException;

/** There is no Molecule to run. */
public final class MoleculeNotFound extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    MoleculeNotFound(String message) {
        super(message);
    }
}
