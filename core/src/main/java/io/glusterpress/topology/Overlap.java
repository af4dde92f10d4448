package io.glusterpress.topology;

/** How one normalised absolute path lies to another. */
enum Overlap {
    NONE(""),
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

    /** Returns {@code /srv/a lies inside the brick /srv of gluster1}, or {@code /srv/a is the brick of gluster1}. */
    String say(String path, String what, String other, String ofWhat) {
        return this == SAME
                ? path + " is " + what + " " + ofWhat + " too"
                : path + " " + words + " " + what + " " + other + " " + ofWhat;
    }
}
