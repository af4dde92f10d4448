package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @Test
    void readsHoursMinutesAndSeconds() throws MojoFailureException {
        assertThat(TimeText.parse("p", "90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(TimeText.parse("p", "30m")).isEqualTo(Duration.ofMinutes(30));
        assertThat(TimeText.parse("p", "1H 30M")).isEqualTo(Duration.ofMinutes(90));
        assertThat(TimeText.parse("p", "2h0m5s")).isEqualTo(Duration.ofSeconds(7205));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "0s", "-5m", "5m1h", "1.5h", "30 minutes", "99999999s"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> TimeText.parse("gluster.timeout", text))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("gluster.timeout is " + text
                        + ", which is no time: write hours, minutes, seconds, as in 90s, 30m or 1h30m.");
    }
}
