package io.glusterpress.project;

import java.util.List;

/**
 * How a directory differs from a project; each list has paths below the directory, in their order.
 *
 * @param missing files that a write would add
 * @param changed files that a write would replace, because what is generated is new
 * @param obsolete files that a write would remove
 * @param edited files that people edited, which a write would keep
 * @param conflicts files that people edited and that are generated differently since; a write would keep them, and somebody
 *     must decide what becomes of them
 * @param kept edited files of which somebody decided that they stay as they are
 * @param templates templates of the user's that somebody should look at; they do not count as a difference
 * @param diff the changed and the edited files as a unified diff from what is there to what is generated; of more than 50 lines
 *     the first 50, and a line that says how many more there are
 */
public record Drift(
        List<String> missing,
        List<String> changed,
        List<String> obsolete,
        List<String> edited,
        List<String> conflicts,
        List<String> kept,
        List<TemplateWarning> templates,
        String diff) {

    static final int LINES = 50;

    /**
     * Copies the lists.
     *
     * @param missing files that a write would add
     * @param changed files that a write would replace
     * @param obsolete files that a write would remove
     * @param edited files that people edited
     * @param conflicts files that people edited and that are generated differently since
     * @param kept edited files that stay as they are
     * @param templates templates of the user's that somebody should look at
     * @param diff the changed and the edited files as a unified diff
     */
    public Drift {
        missing = List.copyOf(missing);
        changed = List.copyOf(changed);
        obsolete = List.copyOf(obsolete);
        edited = List.copyOf(edited);
        conflicts = List.copyOf(conflicts);
        kept = List.copyOf(kept);
        templates = List.copyOf(templates);
    }

    /**
     * Tells whether the directory holds the project.
     *
     * @return whether nothing is missing, changed, obsolete or in conflict; files that people only edited do not count
     */
    public boolean upToDate() {
        return written() && conflicts.isEmpty();
    }

    /**
     * Tells whether a write would leave the directory as it is.
     *
     * @return whether nothing is missing, changed or obsolete
     */
    public boolean written() {
        return missing.isEmpty() && changed.isEmpty() && obsolete.isEmpty();
    }
}
