package io.glusterpress.topology;

import io.glusterpress.topology.Problem.Position;
import io.glusterpress.topology.Problem.Related;
import io.glusterpress.topology.Problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with one topology. */
final class Problems {

    private static final Comparator<Problem> BY_POSITION = Comparator.comparingInt(
                    (Problem it) -> it.position().map(Position::line).orElse(0))
            .thenComparingInt(it -> it.position().map(Position::column).orElse(0));

    /** Many words that nobody knows, among many others, would be compared for minutes. */
    private static final int MOST_COMPARED = 20_000;

    private final Positions positions;
    private final List<Problem> found = new ArrayList<>();
    private final List<Problem> ambiguous = new ArrayList<>();
    private final Set<KeyPath> unreadable = new HashSet<>();
    private int compared;

    Problems(Positions positions) {
        this.positions = positions;
    }

    /** Reports a value, and other places that it has to do with. */
    void error(KeyPath key, String value, String message, String advice, See... others) {
        add(Severity.ERROR, positions.ofValue(key), key, value, message, advice, others);
    }

    /** Reports a key, or a name that stands where a key does, and other places that it has to do with. */
    void errorAtKey(KeyPath key, String value, String message, String advice, See... others) {
        add(Severity.ERROR, positions.ofKey(key), key, value, message, advice, others);
    }

    /** Reports a value that has a flaw, and returns whether it has none. */
    boolean check(KeyPath key, String value, Optional<Flaw> flaw, See... others) {
        flaw.ifPresent(it -> error(key, value, it.message(), it.advice(), others));
        return flaw.isEmpty();
    }

    /** Reports a key, or a name that stands where a key does, that has a flaw, and returns whether it has none. */
    boolean checkKey(KeyPath key, String name, Optional<Flaw> flaw, See... others) {
        flaw.ifPresent(it -> errorAtKey(key, name, it.message(), it.advice(), others));
        return flaw.isEmpty();
    }

    /** Reports something at a position that is not that of its key: the second of two. */
    void errorAt(Position position, KeyPath key, String value, String message, String advice, See... others) {
        add(Severity.ERROR, Optional.of(position), key, value, message, advice, others);
    }

    /** Reports a value of the wrong type: nothing more is said about it, or about what should be below it. */
    void unreadable(KeyPath key, String value, String message, String advice) {
        unreadable.add(key);
        error(key, value, message, advice);
    }

    /** Reports a value of the wrong type that can be understood all the same, unless something else is wrong with it. */
    void ambiguous(KeyPath key, String value, String message, String advice) {
        ambiguous.add(problem(Severity.ERROR, positions.ofValue(key), key, value, message, advice));
    }

    /** Keeps quiet about a key that is not there, since another was probably meant to be it. */
    void misspelt(KeyPath key) {
        unreadable.add(key);
    }

    /** Reports a key that has to be there, unless it is there and could not be read. */
    void missing(KeyPath key, String advice) {
        missingOrEmpty(key, false, advice);
    }

    /** Reports a list or mapping that has to be there, with something in it. */
    void missingOrEmpty(KeyPath key, boolean isThere, String advice) {
        if (!isUnreadable(key)) {
            error(key, "", key.last() + (isThere ? " is empty" : " is missing"), advice);
        }
    }

    void warning(KeyPath key, String value, String message, String advice, See... others) {
        add(Severity.WARNING, positions.ofValue(key), key, value, message, advice, others);
    }

    /** Returns the known words that may have been meant, as long as few words had to be compared. */
    List<String> nearest(String written, Collection<String> known) {
        compared += known.size();
        return compared > MOST_COMPARED ? List.of() : Nearest.to(written, known);
    }

    /** Returns which of the known words to write. */
    String advice(String written, Collection<String> known) {
        return Nearest.advice(nearest(written, known), known);
    }

    List<Problem> errors() {
        List<Problem> errors = new ArrayList<>(of(Severity.ERROR));
        Set<String> keys = new HashSet<>();
        errors.forEach(it -> keys.add(it.key()));
        ambiguous.stream().filter(it -> !keys.contains(it.key())).forEach(errors::add);
        errors.sort(BY_POSITION);
        return errors;
    }

    List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>(of(Severity.WARNING));
        warnings.sort(BY_POSITION);
        return warnings;
    }

    private boolean isUnreadable(KeyPath key) {
        for (KeyPath at = key; !at.isTop(); at = at.parent()) {
            if (unreadable.contains(at)) {
                return true;
            }
        }
        return unreadable.contains(KeyPath.TOP);
    }

    private void add(
            Severity severity,
            Optional<Position> position,
            KeyPath key,
            String value,
            String message,
            String advice,
            See... others) {
        found.add(problem(severity, position, key, value, message, advice, others));
    }

    private Problem problem(
            Severity severity,
            Optional<Position> position,
            KeyPath key,
            String value,
            String message,
            String advice,
            See... others) {
        List<Related> related = new ArrayList<>();
        for (See other : others) {
            positions
                    .of(other)
                    .filter(it -> !Optional.of(it).equals(position))
                    .ifPresent(it -> related.add(new Related(it, other.label())));
        }
        return new Problem(severity, position, key.toString(), value, message, advice, related);
    }

    private List<Problem> of(Severity severity) {
        return found.stream().filter(it -> it.severity() == severity).toList();
    }
}
