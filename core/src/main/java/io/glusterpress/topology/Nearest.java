package io.glusterpress.topology;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that was probably meant. */
final class Nearest {

    private Nearest() {}

    /** Returns {@code write gluster1}, or all known words when none is near. */
    static String advice(String written, Collection<String> known) {
        Optional<String> nearest = to(written, known);
        if (nearest.isPresent()) {
            return "write " + nearest.get();
        }
        return known.size() == 1 ? "write " + known.iterator().next() : "write one of " + Shown.list(known, "or");
    }

    /** Returns the known word with the fewest edits, when they are few for the length of the word. */
    static Optional<String> to(String written, Collection<String> known) {
        String wanted = folded(written);
        return known.stream()
                .min(Comparator.comparingInt(it -> distance(wanted, folded(it))))
                .filter(it -> distance(wanted, folded(it)) <= Math.max(1, Math.min(wanted.length(), it.length()) / 3));
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
