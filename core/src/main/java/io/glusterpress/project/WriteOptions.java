package io.glusterpress.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a project is written, and what becomes of files that people edited.
 *
 * <p>Edited files are named by their paths below the output directory; a directory stands for all below it, and {@code .} for all
 * that nobody has decided on yet; those that were kept before, and templates that were warned of, are named.
 *
 * @param keep edited files that stay as they are, until what is generated for them changes again
 * @param take edited files that are overwritten with what is generated
 * @param move edited files that become templates of the user's own, and are generated from then on
 * @param templateDirectory where the moved files go
 * @param topologyFiles the files that the topologies came from; they may lie in the output directory under any names
 * @param discarding gets the edits that are about to be overwritten, as a unified diff, before anything is written
 */
public record WriteOptions(
        List<String> keep,
        List<String> take,
        List<String> move,
        Optional<Path> templateDirectory,
        List<Path> topologyFiles,
        Consumer<String> discarding) {

    /**
     * Copies the lists.
     *
     * @param keep edited files that stay as they are
     * @param take edited files that are overwritten
     * @param move edited files that become templates
     * @param templateDirectory where the moved files go
     * @param topologyFiles the files that the topologies came from
     * @param discarding gets the edits that are about to be overwritten
     */
    public WriteOptions {
        keep = List.copyOf(keep);
        take = List.copyOf(take);
        move = List.copyOf(move);
        topologyFiles = List.copyOf(topologyFiles);
    }

    /**
     * Returns options that leave edited files as they are, and go on naming them.
     *
     * @return the defaults
     */
    public static WriteOptions defaults() {
        return new WriteOptions(List.of(), List.of(), List.of(), Optional.empty(), List.of(), diff -> {});
    }

    /**
     * Returns these options with edited files that stay as they are.
     *
     * @param paths the files
     * @return the new options
     */
    public WriteOptions withKeep(List<String> paths) {
        return new WriteOptions(paths, take, move, templateDirectory, topologyFiles, discarding);
    }

    /**
     * Returns these options with edited files that are overwritten.
     *
     * @param paths the files
     * @return the new options
     */
    public WriteOptions withTake(List<String> paths) {
        return new WriteOptions(keep, paths, move, templateDirectory, topologyFiles, discarding);
    }

    /**
     * Returns these options with edited files that become templates of the user's own.
     *
     * @param paths the files
     * @param directory the template directory; it is made if it does not exist
     * @return the new options
     */
    public WriteOptions withMove(List<String> paths, Path directory) {
        return new WriteOptions(keep, take, paths, Optional.of(directory), topologyFiles, discarding);
    }

    /**
     * Returns these options with the places of the topology files.
     *
     * @param files the files that the topologies came from
     * @return the new options
     */
    public WriteOptions withTopologyFiles(List<Path> files) {
        return new WriteOptions(keep, take, move, templateDirectory, files, discarding);
    }

    /**
     * Returns these options with somebody who sees the edits before they are overwritten.
     *
     * @param consumer gets them as a unified diff, where there are any; nothing is written if it throws
     * @return the new options
     */
    public WriteOptions withDiscarding(Consumer<String> consumer) {
        return new WriteOptions(keep, take, move, templateDirectory, topologyFiles, consumer);
    }
}
