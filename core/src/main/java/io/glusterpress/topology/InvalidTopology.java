package io.glusterpress.topology;

import io.glusterpress.GlusterpressException;
import java.io.Serial;
import java.util.List;

/** The topology has mistakes; all of them are named, in the order of the file. */
public final class InvalidTopology extends GlusterpressException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Nobody mends more in one go; the message only counts the others. */
    private static final int MOST_SHOWN = 20;

    private final transient List<Problem> problems;

    InvalidTopology(String topology, List<Problem> problems) {
        super(message(topology, problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return every mistake, at least one, in the order of the file; the message shows the first 20} */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(String topology, List<Problem> problems) {
        StringBuilder message = new StringBuilder(Shown.visible(topology))
                .append(problems.size() == 1 ? " has 1 problem:" : " has " + problems.size() + " problems:");
        problems.stream().limit(MOST_SHOWN).forEach(it -> message.append("\n\n").append(it.text()));
        int others = problems.size() - MOST_SHOWN;
        if (others > 0) {
            message.append("\n\nand ").append(others).append(others == 1 ? " more problem" : " more problems");
        }
        return message.toString();
    }
}
