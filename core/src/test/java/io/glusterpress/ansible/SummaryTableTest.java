package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTableTest {

    @Test
    void alignsNamesToTheLeftAndNumbersToTheRight() {
        var hosts = List.of(
                new HostResult("app1", 31, 12, 0, 0, 4, Duration.ofMillis(31_249)),
                new HostResult("gluster1.example.com", 7, 0, 1, 0, 0, Duration.ofMillis(123_400)),
                new HostResult("gluster2", 0, 0, 0, 1, 0, Duration.ZERO));

        assertThat(String.join("\n", SummaryTable.of(hosts))).isEqualTo("""
                        host                  ok  changed  failed  unreachable        time
                        app1                  31       12       0            0      31.2 s
                        gluster1.example.com   7        0       1            0  2 min 03 s
                        gluster2               0        0       0            1       0.0 s""");
    }

    @Test
    void rendersTimesForPeople() {
        assertThat(SummaryTable.time(Duration.ofMillis(49))).isEqualTo("0.0 s");
        assertThat(SummaryTable.time(Duration.ofMillis(59_940))).isEqualTo("59.9 s");
        assertThat(SummaryTable.time(Duration.ofMillis(59_960))).isEqualTo("1 min 00 s");
        assertThat(SummaryTable.time(Duration.ofMinutes(75))).isEqualTo("75 min 00 s");
    }
}
