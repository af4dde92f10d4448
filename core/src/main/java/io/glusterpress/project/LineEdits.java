package io.glusterpress.project;

import java.util.ArrayList;
import java.util.List;

/** The shortest way from one list of lines to another. */
final class LineEdits {

    private static final long COMPARISONS = 4_000_000;

    private LineEdits() {}

    /**
     * A line of the result.
     *
     * @param sign a space for a line of both, a minus for one of the first, a plus for one of the second
     */
    record Line(char sign, String text) {}

    static List<Line> between(List<String> before, List<String> after) {
        int head = commonHead(before, after);
        int tail = commonTail(before.subList(head, before.size()), after.subList(head, after.size()));
        List<Line> edits = new ArrayList<>();
        add(edits, ' ', before.subList(0, head));
        addMiddle(edits, before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        add(edits, ' ', before.subList(before.size() - tail, before.size()));
        return edits;
    }

    private static void addMiddle(List<Line> edits, List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > COMPARISONS) {
            add(edits, '-', before);
            add(edits, '+', after);
            return;
        }
        int[][] common = commonLengths(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                edits.add(new Line(' ', before.get(i)));
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
                edits.add(new Line('-', before.get(i++)));
            } else {
                edits.add(new Line('+', after.get(j++)));
            }
        }
    }

    /** For each pair of places, the length of the longest sequence of lines that both have from there on. */
    private static int[][] commonLengths(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static int commonHead(List<String> before, List<String> after) {
        int count = 0;
        while (count < before.size()
                && count < after.size()
                && before.get(count).equals(after.get(count))) {
            count++;
        }
        return count;
    }

    private static int commonTail(List<String> before, List<String> after) {
        int count = 0;
        while (count < before.size()
                && count < after.size()
                && before.get(before.size() - 1 - count).equals(after.get(after.size() - 1 - count))) {
            count++;
        }
        return count;
    }

    private static void add(List<Line> edits, char sign, List<String> lines) {
        lines.forEach(line -> edits.add(new Line(sign, line)));
    }
}
