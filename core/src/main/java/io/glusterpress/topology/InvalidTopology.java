package io.glusterpress.topology;

import io.glusterpress.GlusterpressException;
import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** The topology has mistakes; all of them are named, in the order of the file. */
public final class InvalidTopology extends GlusterpressException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidTopology(String topology, List<Problem> problems) {
        super(message(topology, problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return every mistake, at least one, in the order of the file} */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(String topology, List<Problem> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n", topology + " has " + count + ":\n", ""));
    }
}
