package io.glusterpress.ansible;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The border to the operating system: starts one process and waits for its end. */
interface PlaybookProcess {

    Exit run(Command command, Optional<Duration> timeout, Output output);

    record Command(List<String> argv, Path directory, Map<String, String> environment) {}

    record Exit(Ending ending, int code) {}

    record Output(Consumer<String> out, Consumer<String> err) {}
}
