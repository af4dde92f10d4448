package io.glusterpress.project;

/**
 * A template of the user's that somebody should look at.
 *
 * <p>It is named until the write option {@code keep} names it, which says that it was looked at.
 *
 * @param template its path below the template directory
 * @param problem what is the matter with it
 * @param diff a unified diff from what it makes to what our template would make in its place; empty where there is none
 */
public record TemplateWarning(String template, String problem, String diff) {}
