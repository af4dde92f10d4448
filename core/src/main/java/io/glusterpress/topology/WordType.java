package io.glusterpress.topology;

/** What YAML takes a word for. */
enum WordType {
    TEXT,
    WHOLE_NUMBER,
    NUMBER,
    TRUE_OR_FALSE,
    DATE,
    NOTHING,
    MERGE
}
