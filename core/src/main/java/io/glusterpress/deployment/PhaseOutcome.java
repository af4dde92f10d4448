package io.glusterpress.deployment;

/** What became of a phase of a rehearsal. */
public enum PhaseOutcome {
    /** It did what it is for. */
    PASSED("passed"),
    /** It did not. */
    FAILED("failed"),
    /** It was stopped before its end: by a signal, an interrupt, or the limit of time. */
    STOPPED("stopped"),
    /** It did not start, because of what came before. */
    NOT_RUN("not run");

    private final String text;

    PhaseOutcome(String text) {
        this.text = text;
    }

    /**
     * Returns the outcome in words.
     *
     * @return {@code passed}, {@code failed}, {@code stopped} or {@code not run}
     */
    public String text() {
        return text;
    }
}
