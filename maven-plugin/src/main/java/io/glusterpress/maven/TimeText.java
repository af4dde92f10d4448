package io.glusterpress.maven;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;

/** A time as people write it: {@code 90s}, {@code 30m}, {@code 1h30m}. */
final class TimeText {

    private static final Pattern SYNTAX = Pattern.compile("(?=.)(\\d{1,4}h)?(\\d{1,5}m)?(\\d{1,6}s)?");

    private TimeText() {}

    static Duration parse(String property, String text) throws MojoFailureException {
        String compact = text.replace(" ", "").toLowerCase(Locale.ROOT);
        boolean valid = SYNTAX.matcher(compact).matches();
        var time = valid ? Duration.parse("PT" + compact) : Duration.ZERO;
        if (time.isZero()) {
            throw new MojoFailureException(property + " is " + text
                    + ", which is no time: write hours, minutes, seconds, as in 90s, 30m or 1h30m.");
        }
        return time;
    }
}
