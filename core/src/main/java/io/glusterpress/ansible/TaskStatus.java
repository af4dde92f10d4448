package io.glusterpress.ansible;

/** What became of one task on one host. */
public enum TaskStatus {
    /** Nothing had to be changed. */
    OK,
    /** Something was changed; in check mode, would be. */
    CHANGED,
    /** The task failed. */
    FAILED,
    /** The task failed, or its host was not reached, and the play goes on by its own wish. */
    IGNORED,
    /** The task's condition did not hold. */
    SKIPPED,
    /** The host was not reached. */
    UNREACHABLE
}
