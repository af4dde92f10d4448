package io.glusterpress.topology;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** Finds the known words that were probably meant. */
final class Nearest {

    private static final int SHORTEST_PART = 4;

    private Nearest() {}

    /** Returns {@code write gluster1}, or several words when as near or none is, for the reader to choose from. */
    static String advice(String written, Collection<String> known) {
        List<String> nearest = to(written, known);
        List<String> choice = nearest.isEmpty() ? List.copyOf(known) : nearest;
        return (choice.size() == 1 ? "write " : "write one of ") + Shown.list(choice, "or");
    }

    /** Returns the known words that may have been meant: few edits away, or else with a whole part in common. */
    static List<String> to(String written, Collection<String> known) {
        String wanted = folded(written);
        List<String> similar = least(
                known.stream().filter(it -> isSimilar(wanted, folded(it))).toList(),
                it -> distance(wanted, folded(it)));
        return similar.isEmpty()
                ? least(
                        known.stream().filter(it -> isPart(wanted, folded(it))).toList(),
                        it -> Math.abs(wanted.length() - it.length()))
                : similar;
    }

    private static boolean isSimilar(String wanted, String known) {
        return distance(wanted, known) <= Math.max(1, Math.min(wanted.length(), known.length()) / 3);
    }

    private static boolean isPart(String wanted, String known) {
        return Math.min(wanted.length(), known.length()) >= SHORTEST_PART
                && (wanted.contains(known) || known.contains(wanted));
    }

    private static List<String> least(List<String> words, ToIntFunction<String> measure) {
        OptionalInt least = words.stream().mapToInt(measure).min();
        return words.stream()
                .filter(it -> measure.applyAsInt(it) == least.orElse(0))
                .toList();
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    /** Counts insertions, deletions, substitutions and swaps of neighbours. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int substitution = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + substitution);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
            }
        }
        return cost[from.length()][to.length()];
    }
}
