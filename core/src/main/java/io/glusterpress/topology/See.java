package io.glusterpress.topology;

/**
 * Another place that a problem has to do with, by its key.
 *
 * @param key the path of the key
 * @param isKey whether the key itself is meant, and not its value
 * @param label what is there, such as {@code first written here}
 */
record See(KeyPath key, boolean isKey, String label) {

    static See key(KeyPath key, String label) {
        return new See(key, true, label);
    }

    static See value(KeyPath key, String label) {
        return new See(key, false, label);
    }
}
