package io.glusterpress.topology;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a name that is allowed of one that is not. */
final class SimilarName {

    /** Words that YAML takes for something else, and what stands for several hosts. */
    private static final Pattern NO_NAME =
            Pattern.compile("yes|no|on|off|y|n|true|false|null|[0-9.-]+|.*\\[.*", Pattern.CASE_INSENSITIVE);

    private static final Pattern ACCENT = Pattern.compile("\\p{Mn}+");

    private SimilarName() {}

    /** Returns the name, or nothing where none is near. */
    static String of(String value, AllowList names) {
        String name = "";
        String plain =
                ACCENT.matcher(Normalizer.normalize(value, Normalizer.Form.NFD)).replaceAll("");
        if (names.equals(AllowList.TOPOLOGY)) {
            name = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
        } else if (names.equals(AllowList.HOST)) {
            name = plain.replaceAll("[^A-Za-z0-9_.-]+", "-");
        } else if (names.equals(AllowList.VOLUME)) {
            name = plain.replaceAll("[^A-Za-z0-9_-]+", "_");
        }
        String trimmed = name.replaceFirst("^[^A-Za-z0-9]+", "").replaceFirst("[^A-Za-z0-9]+$", "");
        boolean isName = names.allows(trimmed)
                && AllowList.flawOfFileName(trimmed).isEmpty()
                && !NO_NAME.matcher(value.strip()).matches()
                && !NO_NAME.matcher(trimmed).matches();
        return isName ? trimmed : "";
    }
}
