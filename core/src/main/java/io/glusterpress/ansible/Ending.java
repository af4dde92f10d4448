package io.glusterpress.ansible;

/** How the process of a run came to its end. */
public enum Ending {
    /** It ended by itself, well or badly: the exit code tells. */
    FINISHED,
    /** It took longer than it was allowed to, and was stopped with all its children. */
    TIMED_OUT,
    /** The thread that waited for it was interrupted, and it was stopped with all its children. */
    INTERRUPTED
}
