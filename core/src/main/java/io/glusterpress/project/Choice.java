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

    private Choice() {}

    /** Finds the named paths among those that can be decided on; a template can only be kept. */
    static Choice of(WriteOptions options, Collection<String> edited, Collection<String> templates) {
        Choice choice = new Choice();
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
                throw InvalidChoice.noSuchEdit(way, name, candidates);
            }
            for (String path : meant) {
                Way other = Objects.requireNonNullElse(ways.put(path, way), way);
                if (other != way) {
                    throw InvalidChoice.twice(path, other, way);
                }
            }
        }
    }

    private static boolean covers(String name, String path) {
        String plain = name.startsWith("./") ? name.substring(2) : name;
        String directory = plain.endsWith("/") ? plain : plain + "/";
        return plain.equals(EVERYTHING) || plain.isEmpty() || path.equals(plain) || path.startsWith(directory);
    }
}
