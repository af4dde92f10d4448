package io.glusterpress.project;

import io.glusterpress.GlusterpressException;
import java.nio.file.Path;
import java.util.Collection;

/** What is to become of an edited file was said in a way that cannot be done. */
public final class InvalidChoice extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient String path;

    private InvalidChoice(String path, String message) {
        super("Nothing was written: " + message);
        this.path = path;
    }

    static InvalidChoice noSuchEdit(Choice.Way way, String named, Collection<String> edited) {
        return new InvalidChoice(
                named,
                "no edited file at " + named + " to " + way.word() + ". "
                        + (edited.isEmpty()
                                ? "No file differs from what was generated."
                                : "Edited are: " + String.join(", ", edited) + "."));
    }

    static InvalidChoice allDecided(Choice.Way way, String named, Collection<String> decided) {
        return new InvalidChoice(
                named,
                "no edited file at " + named + " to " + way.word() + " that waits for a decision. To " + way.word()
                        + " one of these, name it: " + String.join(", ", decided) + ".");
    }

    static InvalidChoice twice(String path, Choice.Way first, Choice.Way second) {
        return new InvalidChoice(
                path, path + " is named both to " + first.word() + " and to " + second.word() + ". Choose one.");
    }

    static InvalidChoice ownTemplate(String path, Path template) {
        return new InvalidChoice(
                path,
                path + " cannot be moved: it is made from your template " + template + ". Make the change there.");
    }

    static InvalidChoice nowhere(String path) {
        return new InvalidChoice(path, path + " cannot be moved: no template directory was named.");
    }

    /**
     * Returns what the choice was about.
     *
     * @return a path below the output directory, as it was given
     */
    public String path() {
        return path;
    }
}
