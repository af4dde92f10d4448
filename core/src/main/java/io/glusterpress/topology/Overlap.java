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
        if (path.startsWith(other + "/")) {
            return INSIDE;
        }
        return other.startsWith(path + "/") ? AROUND : NONE;
    }

    String words() {
        return words;
    }
}
