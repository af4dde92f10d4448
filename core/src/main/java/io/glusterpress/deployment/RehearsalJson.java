package io.glusterpress.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A rehearsal as JSON, for programs that want more than JUnit's format can say. */
final class RehearsalJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RehearsalJson() {}

    static String of(RehearsalResult result) {
        var root = JSON.createObjectNode();
        root.put("name", result.name());
        root.put("success", result.success());
        root.put("seconds", seconds(result.duration()));
        putStall(root, result.longestStall());
        var phases = root.putArray("phases");
        result.phases().forEach(phase -> addPhase(phases, phase));
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addPhase(ArrayNode phases, PhaseResult phase) {
        var node = phases.addObject();
        node.put("phase", phase.phase().id());
        node.put("title", phase.phase().title());
        node.put("result", phase.outcome().name().toLowerCase(Locale.ROOT));
        node.put("seconds", seconds(phase.duration()));
        node.put("changes", phase.changes().size());
        putStall(node, phase.longestStall());
        phase.problem().ifPresent(problem -> node.put("problem", problem));
        var failures = node.putArray("failures");
        phase.run()
                .ifPresent(run -> run.failures()
                        .forEach(failure -> failures.addObject()
                                .put("host", failure.host())
                                .put("play", failure.play())
                                .put("task", failure.task())
                                .put("message", failure.message())));
        var servers = node.putArray("servers");
        phase.drills().forEach(drill -> addDrill(servers, drill));
    }

    private static void addDrill(ArrayNode servers, FailoverDrill drill) {
        var node = servers.addObject();
        node.put("server", drill.server());
        putStall(node, Optional.of(drill.longestStall()));
        node.put("healed_after_seconds", seconds(drill.healedAfter()));
        var served = node.putArray("served");
        drill.served()
                .forEach(brick -> served.addObject()
                        .put("brick", brick.name())
                        .put("reads", brick.reads())
                        .put("bytes_read", brick.bytesRead())
                        .put("bytes_written", brick.bytesWritten()));
    }

    private static void putStall(ObjectNode node, Optional<Duration> stall) {
        stall.ifPresent(time -> node.put("longest_stall_seconds", seconds(time)));
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
    }
}
