package io.glusterpress.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is to become of each edited file, by the paths that the user named. */
final class Choice {

    /** The three ways out. */
    enum Way {
        KEEP,
        TAKE,
        MOVE;

        String word() {
            return switch (this) {
                case KEEP -> "keep";
                case TAKE -> "take";
                case MOVE -> "move";
            };
        }
    }

    private static final String EVERYTHING = ".";

    private final SortedMap<String, Way> ways = new TreeMap<>();
    private final Set<String> undecided;

    private Choice(Collection<String> undecided) {
        this.undecided = Set.copyOf(undecided);
    }

    /**
     * Finds the named paths among those that can be decided on; a template can only be kept. What was kept before, and a template, has
     * to be named, by its path or its directory.
     */
    static Choice of(
            WriteOptions options,
            Collection<String> undecided,
            Collection<String> edited,
            Collection<String> templates) {
        Choice choice = new Choice(undecided);
        Set<String> candidates = new TreeSet<>(edited);
        Set<String> keepable = new TreeSet<>(edited);
        keepable.addAll(templates);
        choice.add(Way.KEEP, options.keep(), keepable);
        choice.add(Way.TAKE, options.take(), candidates);
        choice.add(Way.MOVE, options.move(), candidates);
        return choice;
    }

    Optional<Way> of(String path) {
        return Optional.ofNullable(ways.get(path));
    }

    List<String> paths(Way way) {
        return ways.keySet().stream().filter(path -> ways.get(path) == way).toList();
    }

    private void add(Way way, List<String> named, Set<String> candidates) {
        for (String name : named) {
            List<String> meant = new ArrayList<>(candidates);
            meant.removeIf(candidate -> !covers(name, candidate));
            if (meant.isEmpty()) {
                throw isEverything(name) && !candidates.isEmpty()
                        ? InvalidChoice.allDecided(way, name, candidates)
                        : InvalidChoice.noSuchEdit(way, name, candidates);
            }
            for (String path : meant) {
                Way other = Objects.requireNonNullElse(ways.put(path, way), way);
                if (other != way) {
                    throw InvalidChoice.twice(path, other, way);
                }
            }
        }
    }

    private boolean covers(String name, String path) {
        if (isEverything(name)) {
            return undecided.contains(path);
        }
        String plain = plain(name);
        return path.equals(plain) || path.startsWith(plain.endsWith("/") ? plain : plain + "/");
    }

    private static boolean isEverything(String name) {
        return plain(name).equals(EVERYTHING) || plain(name).isEmpty();
    }

    private static String plain(String name) {
        return name.startsWith("./") ? name.substring(2) : name;
    }
}
