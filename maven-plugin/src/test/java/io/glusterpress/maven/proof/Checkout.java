package io.glusterpress.maven.proof;

import java.nio.file.Path;
import java.util.Objects;

/** Where things are in the working copy that is being built. */
final class Checkout {

    /** The root of the working copy. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The programs of the Python environment that quickstart makes. */
    static final Path PROGRAMS = ROOT.resolve(".venv/bin");

    private Checkout() {}

    static Path root(String path) {
        return ROOT.resolve(path);
    }

    /** The version that is being built. */
    static String version() {
        return property("it.version");
    }

    /** A new directory for one test class; what an earlier run left there is kept until it is asked for again. */
    static Path work(String name) {
        return Path.of("target", "proof", name).toAbsolutePath();
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
