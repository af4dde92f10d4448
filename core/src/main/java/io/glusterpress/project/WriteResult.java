package io.glusterpress.project;

import java.util.List;

/**
 * What a write did; each list has paths below the output directory, in their order.
 *
 * @param written files that are new or have new content
 * @param unchanged files that had the right content already, and were not touched
 * @param removed files that are no longer generated
 * @param kept files that people edited, and that differ from what is generated now
 * @param moved files that people edited, and that are generated from the template directory now
 * @param discarded the edits that were overwritten, as a unified diff from what was there to what is there now
 */
public record WriteResult(
        List<String> written,
        List<String> unchanged,
        List<String> removed,
        List<String> kept,
        List<String> moved,
        String discarded) {

    /**
     * Copies the lists.
     *
     * @param written files that are new or have new content
     * @param unchanged files that had the right content already, and were not touched
     * @param removed files that are no longer generated
     * @param kept files that people edited, and that differ from what is generated now
     * @param moved files that people edited, and that are generated from the template directory now
     * @param discarded the edits that were overwritten, as a unified diff
     */
    public WriteResult {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        moved = List.copyOf(moved);
    }

    WriteResult withMoved(List<String> paths) {
        return new WriteResult(written, unchanged, removed, kept, paths, discarded);
    }
}
