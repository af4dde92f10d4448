package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Related;
import io.glusterpress.topology.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One problem as a compiler shows it.
 *
 * <pre>
 * gluster.yml:11:14: error: 4 is no replica count that Gluster recommends
 *       --&gt; volumes.ashleyrich_com.replica
 *    11 |     replica: 4
 *       |              ^
 *       = help: write 2 or 3
 * </pre>
 */
final class ProblemText {

    private static final int NARROWEST_NUMBER = 5;

    private final Problem problem;
    private final StringBuilder text = new StringBuilder();
    private final List<Mark> marks;
    private final int numberWidth;
    private int lastLine;

    ProblemText(Problem problem) {
        this.problem = problem;
        this.marks = marks(problem);
        this.numberWidth = marks.stream()
                .mapToInt(it -> String.valueOf(it.position().line()).length())
                .reduce(NARROWEST_NUMBER, Math::max);
        write();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static List<Mark> marks(Problem problem) {
        List<Mark> marks = new ArrayList<>();
        for (Related related : problem.related()) {
            marks.add(new Mark(related.position(), '-', related.label()));
        }
        problem.position().ifPresent(it -> marks.add(new Mark(it, '^', "")));
        marks.removeIf(it -> it.position().line() == 0);
        return marks;
    }

    private void write() {
        String severity = problem.severity() == Severity.ERROR ? "error" : "warning";
        String where = problem.position().map(Position::toString).orElse(problem.key());
        text.append(Shown.visible(
                where.isEmpty()
                        ? severity + ": " + problem.message()
                        : where + ": " + severity + ": " + problem.message()));
        if (problem.position().isPresent() && hasParent(problem.key())) {
            line("", "--> " + problem.key());
        }
        lines().forEach(this::writeLine);
        line("", "= help: " + problem.advice());
    }

    /** Tells whether a key path has more than the key that can be seen in the line. */
    private static boolean hasParent(String key) {
        return key.indexOf('.') > 0 || key.indexOf('[') > 0;
    }

    private Map<Integer, List<Mark>> lines() {
        Map<Integer, List<Mark>> lines = new TreeMap<>();
        marks.forEach(it -> lines.computeIfAbsent(it.position().line(), line -> new ArrayList<>())
                .add(it));
        return lines;
    }

    private void writeLine(int number, List<Mark> marksOfLine) {
        if (lastLine != 0 && number > lastLine + 1) {
            text.append('\n').append("...");
        }
        lastLine = number;
        String shown = "";
        for (Mark mark : marksOfLine) {
            Excerpt excerpt = Excerpt.of(mark.position());
            if (!excerpt.text().equals(shown)) {
                shown = excerpt.text();
                line(String.valueOf(number), "| " + shown);
            }
            String label = mark.label().isEmpty() ? "" : " " + mark.label();
            line(
                    "",
                    "| " + " ".repeat(excerpt.start())
                            + String.valueOf(mark.sign()).repeat(excerpt.width()) + label);
        }
    }

    private void line(String number, String content) {
        text.append('\n')
                .append(" ".repeat(numberWidth - number.length()))
                .append(number)
                .append(' ')
                .append(Shown.visible(content).stripTrailing());
    }

    private record Mark(Position position, char sign, String label) {}
}
