package io.glusterpress.deployment;

import io.glusterpress.GlusterpressException;
import io.glusterpress.project.Drift;
import java.nio.file.Path;

/** The directory does not hold the project of this topology, or no longer. */
public final class OutOfDateProject extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient Path directory;
    private final transient Drift drift;

    OutOfDateProject(Path directory, Drift drift) {
        super("The project in " + directory + " is not the one that this topology makes. " + remedy(drift)
                + ", and run this again.\n" + DriftText.of(drift));
        this.directory = directory;
        this.drift = drift;
    }

    private static String remedy(Drift drift) {
        return drift.written()
                ? "Decide what becomes of the edited files that are generated differently now (keep, take or move"
                        + " of WriteOptions)"
                : "Write it, look at what changes";
    }

    /**
     * Returns where the project was expected.
     *
     * @return the directory
     */
    public Path directory() {
        return directory;
    }

    /**
     * Returns the difference.
     *
     * @return what a write would change
     */
    public Drift drift() {
        return drift;
    }
}
