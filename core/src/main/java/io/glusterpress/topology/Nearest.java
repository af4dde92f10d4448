package io.glusterpress.topology;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** Finds the known words that were probably meant. */
public final class Nearest {

    private static final int SHORTEST_PART = 4;

    /** Longer words are not compared: that would take long, and nobody types them. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /** Returns {@code write gluster1}, or several words when as near or none is, for the reader to choose from. */
    static String advice(String written, Collection<String> known) {
        return advice(to(written, known), known);
    }

    static String advice(List<String> nearest, Collection<String> known) {
        List<String> choice = nearest.isEmpty() ? List.copyOf(known) : nearest;
        return (choice.size() == 1 ? "write " : "write one of ") + Shown.list(choice, "or");
    }

    /**
     * Tells whether one word may be a slip of the pen for the other.
     *
     * @param written a word
     * @param known another one
     * @return whether they differ in at most a third of the letters; capital letters are as small ones
     */
    public static boolean areSimilar(String written, String known) {
        return isSimilar(folded(written), folded(known));
    }

    /** Returns the known words that may have been meant: few edits away, or else with a whole part in common. */
    static List<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return List.of();
        }
        String wanted = folded(written);
        List<String> similar = least(
                known.stream().filter(it -> isSimilar(wanted, folded(it))).toList(),
                it -> distance(wanted, folded(it), LONGEST));
        return similar.isEmpty()
                ? least(
                        known.stream().filter(it -> isPart(wanted, folded(it))).toList(),
                        it -> Math.abs(wanted.length() - it.length()))
                : similar;
    }

    private static boolean isSimilar(String wanted, String known) {
        int most = Math.max(1, Math.min(wanted.length(), known.length()) / 3);
        return distance(wanted, known, most) <= most;
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

    /** Counts insertions, deletions, substitutions and swaps of neighbours; any number above the most is as good. */
    static int distance(String from, String to, int most) {
        if (Math.abs(from.length() - to.length()) > most) {
            return most + 1;
        }
        int[] twoAbove = new int[to.length() + 1];
        int[] above = new int[to.length() + 1];
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + substitution);
                boolean swapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                row[j] = swapped ? Math.min(row[j], twoAbove[j - 2] + 1) : row[j];
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] next = twoAbove;
            twoAbove = above;
            above = row;
            row = next;
        }
        return above[to.length()];
    }
}
