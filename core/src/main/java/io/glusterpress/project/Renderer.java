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

/** Makes the files of one topology from the template trees. */
final class Renderer {

    private static final String NAME = "__name__";
    private static final String HOST = "__host__";

    private final Topology topology;
    private final TemplateTree shipped;
    private final TemplateTree own;
    private final TemplateEngine engine;

    private Renderer(Topology topology, TemplateTree shipped, TemplateTree own) {
        this.topology = topology;
        this.shipped = shipped;
        this.own = own;
        this.engine = new TemplateEngine(path -> own.source(path).or(() -> shipped.source(path)));
    }

    /** Returns the files in the order of their paths; a file of the user's tree comes in place of ours at the same path. */
    static Rendering render(Topology topology, TemplateTree shipped, TemplateTree own) {
        return new Renderer(topology, shipped, own).render();
    }

    private Rendering render() {
        Map<String, Job> jobs = new TreeMap<>(jobs(shipped));
        Map<String, Job> ownJobs = jobs(own);
        jobs.putAll(ownJobs);
        List<GeneratedFile> files = new ArrayList<>();
        jobs.forEach((path, job) -> content(job).ifPresent(content -> files.add(new GeneratedFile(path, content))));
        OutputPaths.clash(files.stream().map(GeneratedFile::path).toList()).ifPresent(clash -> {
            throw new InvalidTemplate(
                    Objects.requireNonNull(jobs.get(clash.second())).source.origin(),
                    "it makes " + clash.second() + ", which cannot exist beside " + clash.first()
                            + " on every operating system");
        });
        Map<String, String> ownTemplates = new TreeMap<>();
        ownJobs.forEach((path, job) -> ownTemplates.put(path, job.source.path()));
        return new Rendering(shipped.version(), List.copyOf(files), ownTemplates);
    }

    private Map<String, Job> jobs(TemplateTree tree) {
        Map<String, Job> jobs = new TreeMap<>();
        for (TemplateSource source : tree.sources()) {
            String path = source.outputPath().replace(NAME, topology.name());
            if (path.contains(HOST)) {
                topology.hosts().forEach(host -> add(jobs, path.replace(HOST, host.name()), new Job(source, host)));
            } else {
                add(jobs, path, new Job(source, null));
            }
        }
        return jobs;
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

    private Optional<byte[]> content(Job job) {
        if (!job.source.isTemplate()) {
            return Optional.of(job.source.content());
        }
        Map<String, Object> context = new HashMap<>();
        context.put("topology", topology);
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

    private record Job(TemplateSource source, @Nullable Host host) {}
}
