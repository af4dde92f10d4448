package io.glusterpress.maven.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/**
 * What became of a program.
 *
 * @param command what was run
 * @param status its exit status
 * @param output what it printed on both outputs
 * @param duration how long it took
 */
record Outcome(String command, int status, String output, Duration duration) {

    /** Of a program that was not run yet. */
    static final Outcome NONE = new Outcome("", 0, "", Duration.ZERO);

    Outcome succeeded() {
        assertThat(status)
                .as("exit status of %s, which printed:%n%s", command, output)
                .isZero();
        return this;
    }

    Outcome failed() {
        assertThat(status)
                .as("exit status of %s, which printed:%n%s", command, output)
                .isNotZero();
        return this;
    }

    /** Tells whether all these lines were printed together, whatever Maven has put before each. */
    Outcome says(String lines) {
        assertThat(plain(output)).as("output of %s", command).contains(lines.stripTrailing());
        return this;
    }

    /** Finds a line, which must be there. */
    String find(String pattern) {
        return text().lines()
                .filter(line -> line.matches(pattern))
                .findFirst()
                .orElseThrow(() -> new AssertionError(command + " did not print " + pattern + ":\n" + output));
    }

    private static String plain(String text) {
        return text.replaceAll("(?m)^\\[(INFO|WARNING|ERROR)\\] ?", "");
    }

    /** The output without Maven's marks. */
    String text() {
        return plain(output);
    }
}
