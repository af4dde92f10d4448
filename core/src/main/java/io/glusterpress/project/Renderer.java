package io.glusterpress.project;

import io.glusterpress.topology.Host;
import io.glusterpress.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the files of topologies from the template trees.
 *
 * <p>Each topology is an environment of the project: a template with {@code __name__} in its path is rendered for each of them, any
 * other once, with {@code $topology} where there is one topology only.
 */
final class Renderer {

    private static final String NAME = "__name__";
    private static final String HOST = "__host__";

    private final List<Topology> topologies;
    private final TemplateTree shipped;
    private final TemplateTree own;
    private final TemplateEngine engine;
    private final TemplateEngine shippedEngine;

    private Renderer(List<Topology> topologies, TemplateTree shipped, TemplateTree own) {
        this.topologies = topologies;
        this.shipped = shipped;
        this.own = own;
        this.engine = new TemplateEngine(path -> own.source(path).or(() -> shipped.source(path)));
        this.shippedEngine = new TemplateEngine(shipped::source);
    }

    /** Returns the files in the order of their paths; a file of the user's tree comes in place of ours at the same path. */
    static Rendering render(List<Topology> topologies, TemplateTree shipped, TemplateTree own) {
        return new Renderer(topologies, shipped, own).render();
    }

    private Rendering render() {
        Map<String, Job> shippedJobs = jobs(shipped);
        Map<String, Job> ownJobs = jobs(own);
        Map<String, Job> jobs = new TreeMap<>(shippedJobs);
        jobs.putAll(ownJobs);
        List<GeneratedFile> files = new ArrayList<>();
        jobs.forEach(
                (path, job) -> content(job, engine).ifPresent(content -> files.add(new GeneratedFile(path, content))));
        OutputPaths.clash(files.stream().map(GeneratedFile::path).toList()).ifPresent(clash -> {
            throw new InvalidTemplate(
                    Objects.requireNonNull(jobs.get(clash.second())).source.origin(),
                    "it makes " + clash.second() + ", which cannot exist beside " + clash.first()
                            + " on every operating system");
        });
        Map<String, String> ownTemplates = new TreeMap<>();
        ownJobs.forEach((path, job) -> ownTemplates.put(path, job.source.path()));
        return new Rendering(
                shipped.version(),
                List.copyOf(files),
                ownTemplates,
                overrides(ownJobs, shippedJobs),
                shippedJobs.keySet());
    }

    private Map<String, Rendering.OwnTemplate> overrides(Map<String, Job> ownJobs, Map<String, Job> shippedJobs) {
        Map<String, Rendering.OwnTemplate> overrides = new TreeMap<>();
        ownJobs.forEach((path, job) -> {
            Optional<Job> base = Optional.ofNullable(shippedJobs.get(path));
            overrides.putIfAbsent(
                    job.source.path(),
                    new Rendering.OwnTemplate(
                            path,
                            base.map(ours -> Sha256.of(ours.source.content())),
                            base.map(ours -> new GeneratedFile(
                                    path, content(ours, shippedEngine).orElse(new byte[0])))));
        });
        return overrides;
    }

    private Map<String, Job> jobs(TemplateTree tree) {
        Map<String, Job> jobs = new TreeMap<>();
        for (TemplateSource source : tree.sources()) {
            String path = source.outputPath();
            if (path.contains(NAME)) {
                topologies.forEach(it -> addFor(it, jobs, path.replace(NAME, it.name()), source));
            } else {
                addFor(topologies.size() == 1 ? topologies.get(0) : null, jobs, path, source);
            }
        }
        return jobs;
    }

    private void addFor(@Nullable Topology topology, Map<String, Job> jobs, String path, TemplateSource source) {
        if (!path.contains(HOST)) {
            add(jobs, path, new Job(source, topology, null));
            return;
        }
        for (Topology it : topology == null ? topologies : List.of(topology)) {
            it.hosts().forEach(host -> add(jobs, path.replace(HOST, host.name()), new Job(source, it, host)));
        }
    }

    private static void add(Map<String, Job> jobs, String path, Job job) {
        if (!OutputPaths.isSafe(path)) {
            throw new InvalidTemplate(
                    job.source.origin(),
                    "it makes a file named " + path + ", which is no name on every operating system");
        }
        if (OutputPaths.isReserved(path)) {
            throw new InvalidTemplate(
                    job.source.origin(), OutputPaths.RECORDS + " is kept for the generator's own records");
        }
        Job same = jobs.put(path, job);
        if (same != null) {
            throw new InvalidTemplate(
                    job.source.origin(),
                    "it makes " + path + ", as " + same.source.origin() + " does; keep one of them");
        }
    }

    private Optional<byte[]> content(Job job, TemplateEngine engine) {
        if (!job.source.isTemplate()) {
            return Optional.of(job.source.content());
        }
        Map<String, Object> context = new HashMap<>();
        context.put("topologies", topologies);
        if (job.topology != null) {
            context.put("topology", job.topology);
            context.put("graph", TopologyGraph.of(job.topology));
        }
        context.put("yaml", new YamlWriter());
        context.put("md", new MarkdownWriter());
        if (job.host != null) {
            context.put("host", job.host);
        }
        String text = engine.render(job.source, context);
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of((text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private record Job(
            TemplateSource source,
            @Nullable Topology topology,
            @Nullable Host host) {}
}
