package io.glusterpress.deployment;

/**
 * Hears of a rehearsal while it goes on.
 *
 * <p>A virtual machine that was told to end (Ctrl-C) ends only when {@link #finished} has returned. What a method throws
 * stops the rehearsal, which then removes its containers all the same.
 */
public interface RehearsalListener {

    /**
     * Something that the options name deserves a look; the rehearsal goes on.
     *
     * @param message a sentence that says what, and what to do
     */
    default void warned(String message) {}

    /**
     * A phase starts.
     *
     * @param phase which one
     */
    default void started(RehearsalPhase phase) {}

    /**
     * A phase has printed a line.
     *
     * @param phase which one
     * @param line the line, of either output
     */
    default void printed(RehearsalPhase phase, String line) {}

    /**
     * A phase is over; also called for those that were not run.
     *
     * @param result what it did
     */
    default void ended(PhaseResult result) {}

    /**
     * All phases are over, and the reports are written.
     *
     * @param result what the rehearsal did
     */
    default void finished(RehearsalResult result) {}
}
