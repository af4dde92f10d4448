package io.glusterpress.topology;

/** How one normalised path lies to another. */
enum Overlap {
    NONE("is apart from"),
    SAME("is"),
    INSIDE("lies inside"),
    AROUND("contains");

    private final String words;

    Overlap(String words) {
        this.words = words;
    }

    static Overlap of(String path, String other) {
        if (path.equals(other)) {
            return SAME;
        }
        if (isInside(path, other)) {
            return INSIDE;
        }
        return isInside(other, path) ? AROUND : NONE;
    }

    private static boolean isInside(String path, String other) {
        return path.length() > other.length() && path.charAt(other.length()) == '/' && path.startsWith(other);
    }

    String words() {
        return words;
    }
}
