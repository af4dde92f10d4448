package io.glusterpress.project;

import io.glusterpress.GlusterpressException;

/** The templates that ship with Glusterpress are not on the class path. */
public final class MissingTemplates extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    MissingTemplates(String resource) {
        super("The templates are not on the class path: " + resource + " is missing. "
                + "Add the artifact io.glusterpress:glusterpress-templates in the version of glusterpress-core; "
                + "when jars are merged into one, keep everything below io/glusterpress.");
    }
}
