package io.glusterpress.topology;

import java.util.ArrayList;
import java.util.List;

/** The way from the top of a topology file to one value. */
record KeyPath(List<String> steps) {

    static final KeyPath TOP = new KeyPath(List.of());

    KeyPath {
        steps = List.copyOf(steps);
    }

    static KeyPath of(String... keys) {
        return new KeyPath(List.of(keys));
    }

    KeyPath key(String key) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(key);
        return new KeyPath(longer);
    }

    KeyPath item(int index) {
        return key("[" + index + "]");
    }

    boolean isTop() {
        return steps.isEmpty();
    }

    KeyPath parent() {
        return new KeyPath(steps.subList(0, steps.size() - 1));
    }

    /** Returns the last key of the path, as messages show it. */
    String last() {
        return isTop() ? "" : Shown.key(steps.get(steps.size() - 1));
    }

    /** Returns the path as people write it: {@code volumes.ashleyrich_com.bricks}, {@code servers[1]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (String step : steps) {
            if (!text.isEmpty() && !step.startsWith("[")) {
                text.append('.');
            }
            text.append(Shown.key(step));
        }
        return text.toString();
    }
}
