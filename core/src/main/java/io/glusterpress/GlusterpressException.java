package io.glusterpress;

/** The base of every mistake that the user of this library can mend; its message says what is wrong, where, and what to do. */
public abstract class GlusterpressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong, with the value; where; what to do
     */
    protected GlusterpressException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure that led to it.
     *
     * @param message what is wrong, with the value; where; what to do
     * @param cause the failure below it
     */
    protected GlusterpressException(String message, Throwable cause) {
        super(message, cause);
    }
}
