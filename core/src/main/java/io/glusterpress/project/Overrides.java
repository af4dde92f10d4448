package io.glusterpress.project;

import io.glusterpress.topology.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The user's templates, compared with what was known of them when the project was written last.
 *
 * <p>The manifest has, for each of them, the hash of our template in whose place it came when somebody last looked at it, or nothing
 * where it makes a file of its own.
 */
final class Overrides {

    private final Rendering rendering;
    private final SortedMap<String, Optional<String>> accepted = new TreeMap<>();
    private final List<TemplateWarning> warnings = new ArrayList<>();

    private Overrides(Rendering rendering) {
        this.rendering = rendering;
    }

    static Overrides of(Rendering rendering, Records records) {
        Overrides overrides = new Overrides(rendering);
        rendering
                .overrides()
                .forEach((template, override) -> overrides.add(template, override, records.template(template)));
        return overrides;
    }

    /** What the manifest remembers. */
    SortedMap<String, Optional<String>> accepted() {
        return accepted;
    }

    List<TemplateWarning> warnings() {
        return List.copyOf(warnings);
    }

    List<String> open() {
        return warnings.stream().map(TemplateWarning::template).toList();
    }

    /** Somebody has looked at these. */
    void accept(Collection<String> templates) {
        warnings.removeIf(warning -> templates.contains(warning.template()));
        for (Map.Entry<String, Rendering.OwnTemplate> entry :
                rendering.overrides().entrySet()) {
            if (templates.contains(entry.getKey())) {
                accepted.put(entry.getKey(), entry.getValue().baseHash());
            }
        }
    }

    /** Compares a template with what is known of it: nothing, or the hash of its base, or that it had none. */
    private void add(String template, Rendering.OwnTemplate override, Optional<Optional<String>> known) {
        Optional<String> base = override.baseHash();
        if (known.isEmpty()) {
            addNew(template, override);
            return;
        }
        accepted.put(template, known.get());
        if (known.get().equals(base)) {
            return;
        }
        if (base.isEmpty()) {
            warn(template, "our template in whose place it came is gone, so that it makes a file of its own", "");
        } else {
            warn(
                    template,
                    known.get().isEmpty()
                            ? "it comes in the place of a template of ours now, which was not there before"
                            : "our template in whose place it comes has changed since",
                    diff(override));
        }
    }

    private void addNew(String template, Rendering.OwnTemplate override) {
        List<String> meant = override.baseHash().isPresent() ? List.of() : meant(override.path());
        if (meant.isEmpty()) {
            accepted.put(template, override.baseHash());
        } else {
            warn(
                    template,
                    "it comes in the place of no template of ours; perhaps " + String.join(" or ", meant)
                            + " was meant",
                    "");
        }
    }

    private void warn(String template, String problem, String diff) {
        warnings.add(new TemplateWarning(template, problem, diff));
    }

    private String diff(Rendering.OwnTemplate override) {
        UnifiedDiff diff = new UnifiedDiff();
        override.base().ifPresent(base -> diff.add(override.path(), rendering.content(override.path()), base.bytes()));
        return diff.capped(Drift.LINES);
    }

    /** The paths of ours that differ from this one in one name only, and that little. */
    private List<String> meant(String path) {
        String[] names = path.split("/", -1);
        List<String> meant = new ArrayList<>();
        for (String candidate : rendering.shipped()) {
            String[] others = candidate.split("/", -1);
            if (others.length == names.length && differInOneNameALittle(names, others)) {
                meant.add(candidate);
            }
        }
        return meant;
    }

    private static boolean differInOneNameALittle(String[] names, String[] others) {
        int differing = -1;
        for (int index = 0; index < names.length; index++) {
            if (!names[index].equals(others[index])) {
                if (differing >= 0) {
                    return false;
                }
                differing = index;
            }
        }
        return differing >= 0 && Nearest.areSimilar(names[differing], others[differing]);
    }
}
