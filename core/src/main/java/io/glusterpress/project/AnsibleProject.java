package io.glusterpress.project;

import io.glusterpress.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Ansible project of a topology, or of several that are its environments: files that can be read, written to a directory, and
 * compared with one.
 */
public final class AnsibleProject {

    private final List<Topology> topologies;
    private final TemplateTree shipped;
    private final Rendering rendering;
    private final @Nullable Path templateDirectory;

    private AnsibleProject(
            List<Topology> topologies, TemplateTree shipped, Rendering rendering, @Nullable Path templateDirectory) {
        this.topologies = topologies;
        this.shipped = shipped;
        this.rendering = rendering;
        this.templateDirectory = templateDirectory;
    }

    /**
     * Renders the project from the templates that ship with Glusterpress.
     *
     * @param topology what to deploy
     * @return the project; no file is written yet
     */
    public static AnsibleProject of(Topology topology) {
        return of(List.of(topology));
    }

    /**
     * Renders the project from the templates that ship with Glusterpress and those of a directory.
     *
     * @param topology what to deploy
     * @param templateDirectory a directory whose files come in place of ours at the same path, or beside them
     * @return the project; no file is written yet
     * @throws InvalidTemplateDirectory if the directory does not exist, or a link in it leads out of it
     * @throws InvalidTemplate if a template has a mistake
     */
    public static AnsibleProject of(Topology topology, Path templateDirectory) {
        return of(List.of(topology), templateDirectory);
    }

    /**
     * Renders one project for several environments: roles and playbooks that they share, and an inventory for each.
     *
     * @param topologies the topology of each environment, which is known by the topology's name
     * @return the project; no file is written yet
     * @throws SameEnvironment if two topologies have the same name
     */
    public static AnsibleProject of(List<Topology> topologies) {
        return of(topologies, shipped(), null);
    }

    /**
     * Renders one project for several environments from the templates that ship with Glusterpress and those of a directory.
     *
     * @param topologies the topology of each environment, which is known by the topology's name
     * @param templateDirectory a directory whose files come in place of ours at the same path, or beside them
     * @return the project; no file is written yet
     * @throws SameEnvironment if two topologies have the same name
     * @throws InvalidTemplateDirectory if the directory does not exist, or a link in it leads out of it
     * @throws InvalidTemplate if a template has a mistake
     */
    public static AnsibleProject of(List<Topology> topologies, Path templateDirectory) {
        return of(topologies, shipped(), Objects.requireNonNull(templateDirectory));
    }

    static AnsibleProject of(Topology topology, TemplateTree shipped, @Nullable Path templateDirectory) {
        return of(List.of(topology), shipped, templateDirectory);
    }

    static AnsibleProject of(List<Topology> given, TemplateTree shipped, @Nullable Path templateDirectory) {
        List<Topology> topologies = distinct(given);
        String version = shipped.version();
        TemplateTree own = templateDirectory == null
                ? new TemplateTree(version, List.of())
                : TemplateDirectory.read(templateDirectory, version);
        return new AnsibleProject(topologies, shipped, Renderer.render(topologies, shipped, own), templateDirectory);
    }

    /** The topologies, each with a name of its own. */
    private static List<Topology> distinct(List<Topology> topologies) {
        if (topologies.isEmpty()) {
            throw new IllegalArgumentException("no topology");
        }
        SameEnvironment.refuse(topologies);
        return List.copyOf(topologies);
    }

    Rendering rendering() {
        return rendering;
    }

    private static TemplateTree shipped() {
        return TemplateTree.shipped(AnsibleProject.class.getClassLoader());
    }

    /**
     * Returns all files of the project, with the manifest of a directory that nobody edited.
     *
     * @return the files in the order of their paths
     */
    public List<GeneratedFile> files() {
        List<GeneratedFile> files = new ArrayList<>(rendering.files());
        files.add(Manifest.of(rendering).file());
        files.sort(Comparator.comparing(GeneratedFile::path));
        return List.copyOf(files);
    }

    /**
     * Writes the project, and leaves alone what people edited or added.
     *
     * @param directory where to; it is made if it does not exist
     * @return what was written, and what was not
     * @throws ForeignOutputDirectory if the directory holds other things and no project of ours
     * @throws UnsafeOutputPath if a link, or something else that is no file of ours, stands in the way; nothing is written then
     * @throws EnvironmentLeftOut if the directory has the inventory of an environment that is not among the topologies
     * @throws DamagedManifest if the records of the last run cannot be read
     * @throws OutputInUse if another process is writing to the directory
     * @throws OutputFailure if the file system refuses
     */
    public WriteResult writeTo(Path directory) {
        return writeTo(directory, WriteOptions.defaults());
    }

    /**
     * Writes the project.
     *
     * @param directory where to; it is made if it does not exist
     * @param options what becomes of files that people edited
     * @return what was written, and what was not
     * @throws InvalidChoice if the options name a file that nobody edited, or that cannot become a template; nothing is written then
     * @throws ForeignOutputDirectory if the directory holds other things and no project of ours
     * @throws UnsafeOutputPath if a link, or something else that is no file of ours, stands in the way; nothing is written then
     * @throws EnvironmentLeftOut if the directory has the inventory of an environment that is not among the topologies
     * @throws DamagedManifest if the records of the last run cannot be read
     * @throws OutputInUse if another process is writing to the directory
     * @throws OutputFailure if the file system refuses
     */
    public WriteResult writeTo(Path directory, WriteOptions options) {
        if (options.move().isEmpty()) {
            return ProjectWriter.write(directory, rendering, options, Optional.ofNullable(templateDirectory));
        }
        List<String> moved = EditMover.move(directory, rendering, options);
        Path templates = options.templateDirectory().orElseThrow();
        AnsibleProject now = of(topologies, shipped, templates);
        List<String> take = new ArrayList<>(options.take());
        take.addAll(EditMover.madeDifferently(directory, now.rendering, moved));
        WriteOptions rest = new WriteOptions(
                options.keep(), take, List.of(), Optional.empty(), options.topologyFiles(), options.discarding());
        return ProjectWriter.write(directory, now.rendering, rest, Optional.of(templates))
                .withMoved(moved);
    }

    /**
     * Compares a directory with the project, and writes nothing.
     *
     * @param directory where the project was written to
     * @return what a write would change, and what people edited
     * @throws UnsafeOutputPath if a link, or something else that is no file of ours, stands in the way
     * @throws EnvironmentLeftOut if the directory has the inventory of an environment that is not among the topologies
     * @throws DamagedManifest if the records of the last run cannot be read
     * @throws OutputFailure if the directory cannot be read
     */
    public Drift compareTo(Path directory) {
        return ProjectWriter.compare(directory, rendering);
    }
}
