package io.glusterpress.ansible;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The events that the callback plugin wrote, one JSON object a line. */
final class RunEvents {

    private record Failed(TaskResult task, Connection connection) {}

    private final List<TaskResult> tasks = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();
    private final Map<String, JsonNode> recap = new TreeMap<>();
    private final Map<String, Map<String, Object>> statistics = new LinkedHashMap<>();
    private boolean ended;

    private RunEvents() {}

    static RunEvents none() {
        return new RunEvents();
    }

    /** Reads what is there: a run that was killed may have written no file, or half a line. */
    static RunEvents read(Path file) {
        var events = new RunEvents();
        var json = new ObjectMapper();
        if (!Files.exists(file)) {
            return events;
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                events.add(json.readTree(line));
            }
        } catch (JsonProcessingException e) {
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException("The events of the run cannot be read: " + e.getMessage(), e);
        }
        return events;
    }

    private void add(JsonNode event) {
        switch (event.path("event").asText()) {
            case "result" -> addResult(event);
            case "stats" -> {
                ended = true;
                event.path("hosts").properties().forEach(host -> recap.put(host.getKey(), host.getValue()));
                event.path("custom").properties().forEach(host -> statistics.put(host.getKey(), map(host.getValue())));
            }
            default -> {
                // plays and tasks are named in each result
            }
        }
    }

    private void addResult(JsonNode event) {
        var result = new TaskResult(
                event.path("host").asText(),
                event.path("play").asText(),
                event.path("task").asText(),
                TaskStatus.valueOf(event.path("status").asText().toUpperCase(Locale.ROOT)),
                seconds(event.path("seconds").asDouble()),
                event.path("message").asText());
        tasks.add(result);
        if (result.status() == TaskStatus.FAILED || result.status() == TaskStatus.UNREACHABLE) {
            failed.add(new Failed(result, Connection.of(event.path("connection"), result.host())));
        }
    }

    RunResult toResult(PlaybookProcess.Exit exit, Duration duration, Optional<String> complaint) {
        var failures = failures();
        boolean well = exit.ending() == Ending.FINISHED && exit.code() == 0;
        Optional<String> error = well || !failures.isEmpty() ? Optional.empty() : complaint;
        if (well && !ended) {
            error = Optional.of("ansible-playbook ended well but told nothing about its tasks: the callback plugin"
                    + " glusterpress_events did not run.");
        }
        return new RunResult(exit.ending(), exit.code(), duration, hosts(), tasks, failures, error, statistics);
    }

    /** The recap counts rescued failures; they come first, since what fails for good ends the host's play. */
    private List<TaskFailure> failures() {
        var rescued = new HashMap<String, Integer>();
        recap.forEach((host, counts) -> rescued.put(host, counts.path("rescued").asInt()));
        var found = new ArrayList<TaskFailure>();
        for (var failure : failed) {
            var task = failure.task();
            int left = rescued.getOrDefault(task.host(), 0);
            if (task.status() == TaskStatus.FAILED && left > 0) {
                rescued.put(task.host(), left - 1);
            } else {
                found.add(FailureAdvice.explain(task, failure.connection()));
            }
        }
        return found;
    }

    private List<HostResult> hosts() {
        var byHost = new TreeMap<String, List<TaskResult>>();
        recap.keySet().forEach(host -> byHost.put(host, new ArrayList<>()));
        for (var task : tasks) {
            byHost.computeIfAbsent(task.host(), host -> new ArrayList<>()).add(task);
        }
        return byHost.entrySet().stream()
                .map(entry -> hostResult(entry.getKey(), entry.getValue()))
                .toList();
    }

    private HostResult hostResult(String host, List<TaskResult> results) {
        var time = results.stream().map(TaskResult::duration).reduce(Duration.ZERO, Duration::plus);
        var counts = recap.get(host);
        if (counts == null) {
            return new HostResult(
                    host,
                    count(results, TaskStatus.OK) + count(results, TaskStatus.CHANGED),
                    count(results, TaskStatus.CHANGED),
                    count(results, TaskStatus.FAILED),
                    count(results, TaskStatus.UNREACHABLE),
                    count(results, TaskStatus.SKIPPED),
                    time);
        }
        return new HostResult(
                host,
                counts.path("ok").asInt(),
                counts.path("changed").asInt(),
                counts.path("failures").asInt(),
                counts.path("unreachable").asInt(),
                counts.path("skipped").asInt(),
                time);
    }

    private static Map<String, Object> map(JsonNode values) {
        return new ObjectMapper().convertValue(values, new TypeReference<>() {});
    }

    private static int count(List<TaskResult> results, TaskStatus status) {
        return (int)
                results.stream().filter(result -> result.status() == status).count();
    }

    private static Duration seconds(double value) {
        return Duration.ofMillis(Math.round(value * 1000));
    }
}
