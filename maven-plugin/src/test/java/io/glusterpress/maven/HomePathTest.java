package io.glusterpress.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HomePathTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void expandsTheHomeDirectory() {
        assertThat(HomePath.of(Path.of("~/.sudo"))).isEqualTo(HOME.resolve(".sudo"));
        assertThat(HomePath.of(Path.of("/work/~/secrets/sudo"))).isEqualTo(HOME.resolve("secrets/sudo"));
    }

    @Test
    void leavesOtherPathsAlone() {
        assertThat(HomePath.of(Path.of("/work/sudo"))).isEqualTo(Path.of("/work/sudo"));
        assertThat(HomePath.of(Path.of("/work/~"))).isEqualTo(Path.of("/work/~"));
        assertThat(HomePath.of(Path.of("~ashley/sudo"))).isEqualTo(Path.of("~ashley/sudo"));
    }
}
