package io.glusterpress;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java of its own, for a test that sends signals to it. */
public final class ChildJava {

    private ChildJava() {}

    /**
     * Returns a program with this test's class path that heeds Ctrl-C.
     *
     * <p>A build that a shell started in the background ignores SIGINT, and hands that down to all that it starts.
     *
     * @param temporary its directory for temporary files
     * @param main its main class
     * @param arguments what is handed to it
     * @return the program, with its errors in its output
     */
    public static ProcessBuilder of(Path temporary, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("os.name").equals("Linux")) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
