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

    private static String plain(String text) {
        return text.replaceAll("(?m)^\\[(INFO|WARNING|ERROR)\\] ?", "");
    }

    /** The output without Maven's marks. */
    String text() {
        return plain(output);
    }
}
