package io.glusterpress.project;

import io.glusterpress.GlusterpressException;

/** A template that cannot be rendered. */
public final class InvalidTemplate extends GlusterpressException {

    private static final long serialVersionUID = 1L;

    private final transient String template;
    private final transient int line;
    private final transient int column;
    private final transient String reason;

    InvalidTemplate(String template, int line, int column, String reason, Throwable cause) {
        super(message(template, line, column, reason), cause);
        this.template = template;
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    InvalidTemplate(String template, String reason) {
        super(message(template, 0, 0, reason));
        this.template = template;
        this.line = 0;
        this.column = 0;
        this.reason = reason;
    }

    private static String message(String template, int line, int column, String reason) {
        return template + (line > 0 ? ":" + line + ":" + column : "") + ": " + reason;
    }

    /**
     * Returns the template's file.
     *
     * @return its path; for one that ships with Glusterpress, its path in the template tree
     */
    public String template() {
        return template;
    }

    /**
     * Returns the line of the mistake.
     *
     * @return from 1, or 0 if the mistake has no place
     */
    public int line() {
        return line;
    }

    /**
     * Returns the column of the mistake.
     *
     * @return from 1, or 0 if the mistake has no place
     */
    public int column() {
        return column;
    }

    /**
     * Returns what is wrong.
     *
     * @return the reason, on one line
     */
    public String reason() {
        return reason;
    }
}
