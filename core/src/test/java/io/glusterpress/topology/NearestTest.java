package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "replica, replica, 0",
        "replcia, replica, 1",
        "replicas, replica, 1",
        "replia, replica, 1",
        "rexlica, replica, 1",
        "mount, brick, 5",
        "'', brick, 5",
    })
    void countsEdits(String from, String to, int edits) {
        assertThat(Nearest.distance(from, to, 99)).isEqualTo(edits);
        assertThat(Nearest.distance(to, from, 99)).isEqualTo(edits);
    }

    @ParameterizedTest
    @CsvSource({
        "private-address, private_address",
        "privateAddress, private_address",
        "ADRESS, address",
        "addr, address",
        "ip_address, address",
        "os, os",
        "so, os",
        "x, ''",
        "cache, ''",
    })
    void findsTheWordThatWasMeant(String written, String meant) {
        List<String> known = List.of("address", "private_address", "os");

        assertThat(String.join(" ", Nearest.to(written, known))).isEqualTo(meant);
    }

    @Test
    void offersWordsThatAreEquallyNear() {
        assertThat(Nearest.advice("gluster9", List.of("gluster1", "app1", "gluster2")))
                .isEqualTo("write one of gluster1 or gluster2");
    }

    @Test
    void offersAllWordsWhenNoneIsNear() {
        assertThat(Nearest.advice("x", List.of("a1", "b2", "c3"))).isEqualTo("write one of a1, b2 or c3");
        assertThat(Nearest.advice("xyz", List.of("gluster1"))).isEqualTo("write gluster1");
    }
}
