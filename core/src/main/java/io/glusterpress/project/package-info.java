/**
 * From the topology to the files of an Ansible project, and from there to a directory.
 *
 * <p>The files come from the template tree that ships with Glusterpress, overlaid by a directory of the user's. A path in the
 * tree is the path in the project, less {@code .vm}; {@code __name__} in it stands for the topology's name and
 * {@code __host__} for one file per host. A file without {@code .vm} is copied, with line
 * feeds at the ends of its lines if it is text. A file with it is a Velocity
 * template, in strict mode:
 *
 * <ul>
 *   <li>{@code $topology} is the topology, {@code $host} the host in a file per host, {@code $yaml} a {@link
 *       io.glusterpress.project.YamlWriter}, {@code $md} a {@link io.glusterpress.project.MarkdownWriter} and {@code $graph}
 *       the {@link io.glusterpress.project.TopologyGraph}. There is nothing else.
 *   <li>The accessors of records are properties: {@code $host.address}. {@code #if($site.copyFrom)} is false when the value is
 *       empty, and {@code $site.copyFrom.get().path} reads it.
 *   <li>A reference that is not known is an error, also where the output has a comment. {@code #[[$HOME]]#} is a dollar sign
 *       before a name. A dollar sign before anything else, and {@code #} before a space, are text.
 *   <li>A line that holds only a directive leaves no line. A line that starts with {@code ##} is a comment of the template; a
 *       heading of Markdown is {@code #[[##]]# Heading}.
 *   <li>A template that renders to nothing but white space makes no file; so an empty template of the user's takes a file away.
 * </ul>
 *
 * <p>The same topology and templates always give the same bytes: UTF-8, lines that end in a line feed, no dates.
 */
@NullMarked
package io.glusterpress.project;

import org.jspecify.annotations.NullMarked;
