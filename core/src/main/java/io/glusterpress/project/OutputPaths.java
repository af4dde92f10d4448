package io.glusterpress.project;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a path relative to the output directory may look like, on every operating system. */
final class OutputPaths {

    /** The directory in which the generator keeps its own records. */
    static final String RECORDS = ".glusterpress";

    static final String MANIFEST = RECORDS + "/manifest.json";

    static final String PENDING = RECORDS + "/pending.json";

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\:*?\"<>|]");

    private OutputPaths() {}

    static boolean isSafe(String path) {
        return !FORBIDDEN.matcher(path).find()
                && Stream.of(path.split("/", -1)).noneMatch(OutputPaths::isUnsafeSegment);
    }

    static boolean isReserved(String path) {
        return path.equalsIgnoreCase(RECORDS) || path.toLowerCase(Locale.ROOT).startsWith(RECORDS + "/");
    }

    /** Finds two paths that cannot both exist everywhere: they differ in case only, or one is a directory of the other. */
    static Optional<Clash> clash(Collection<String> paths) {
        Map<String, String> files = new TreeMap<>();
        for (String path : paths) {
            String same = files.put(fold(path), path);
            if (same != null) {
                return Optional.of(new Clash(same, path));
            }
        }
        for (String path : paths) {
            String key = fold(path);
            for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
                String parent = files.get(key.substring(0, slash));
                if (parent != null) {
                    return Optional.of(new Clash(parent, path));
                }
            }
        }
        return Optional.empty();
    }

    static String fold(String path) {
        return path.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isUnsafeSegment(String segment) {
        return segment.isEmpty()
                || segment.equals(".")
                || segment.equals("..")
                || segment.endsWith(" ")
                || segment.endsWith(".");
    }

    /** Two paths that exclude each other. */
    record Clash(String first, String second) {}
}
