package io.glusterpress.maven.proof;

import io.glusterpress.ansible.SummaryTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Steps that build on each other: none runs after one that failed, and at the end a table tells what each showed. */
final class Steps
        implements BeforeTestExecutionCallback, AfterTestExecutionCallback, AfterAllCallback, ExecutionCondition {

    private record Step(String name, Duration duration, String result) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String failed = "";
    private long start;

    /** Adds to what the table tells of the step that is running. */
    void note(String text) {
        notes.add(text);
    }

    /** Adds a line for what was done before the first step. */
    void add(String name, Duration duration) {
        steps.add(new Step(name, duration, "done"));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return failed.isEmpty()
                ? ConditionEvaluationResult.enabled("no step before has failed")
                : ConditionEvaluationResult.disabled("\"" + failed + "\" has failed");
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        notes.clear();
        start = System.nanoTime();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var duration = Duration.ofNanos(System.nanoTime() - start);
        boolean bad = context.getExecutionException().isPresent();
        if (bad) {
            failed = context.getDisplayName();
        }
        String result = (bad ? "failed" : "done") + (notes.isEmpty() ? "" : ": " + String.join("; ", notes));
        steps.add(new Step(context.getDisplayName(), duration, result));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (steps.isEmpty()) {
            return;
        }
        int width = steps.stream().mapToInt(step -> step.name().length()).max().orElse(0);
        var table = new StringBuilder();
        for (var step : steps) {
            table.append(step.name())
                    .append(" ".repeat(width - step.name().length() + 2))
                    .append("%12s".formatted(SummaryTable.time(step.duration())))
                    .append("  ")
                    .append(step.result())
                    .append('\n');
        }
        System.out.println("\n" + table);
        try {
            Files.writeString(
                    Path.of("target", "proof", context.getRequiredTestClass().getSimpleName() + ".txt"), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
