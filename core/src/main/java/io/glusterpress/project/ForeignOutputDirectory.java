package io.glusterpress.project;

import io.glusterpress.GlusterpressException;
import java.nio.file.Path;
import java.util.List;

/** A directory that holds other things and no project of ours, so that nothing is written into it. */
public final class ForeignOutputDirectory extends GlusterpressException {

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 5;

    private final transient Path directory;

    ForeignOutputDirectory(Path directory, List<String> names) {
        super("Nothing was written to " + directory + ": it holds " + enumerate(names)
                + ", and no project that was generated here (" + OutputPaths.MANIFEST + " is missing). "
                + "Name another output directory or an empty one. If the project was generated and only its manifest is lost, "
                + "restore that file from version control.");
        this.directory = directory;
    }

    private static String enumerate(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    /**
     * Returns the directory.
     *
     * @return the directory as it was given
     */
    public Path directory() {
        return directory;
    }
}
