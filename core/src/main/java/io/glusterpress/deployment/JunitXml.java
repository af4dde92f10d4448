package io.glusterpress.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A rehearsal as the XML that JUnit made common: a test suite with a test case for each phase. */
final class JunitXml {

    private static final int LINES = 200;

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Function<RehearsalPhase, String> output;

    private JunitXml(Function<RehearsalPhase, String> output) {
        this.output = output;
    }

    static String of(RehearsalResult result, Function<RehearsalPhase, String> output) {
        var xml = new JunitXml(output);
        xml.addSuite(result);
        return xml.text.toString();
    }

    private void addSuite(RehearsalResult result) {
        text.append("<testsuite name=\"").append(escape("Rehearsal of " + result.name()));
        text.append("\" tests=\"").append(result.phases().size());
        text.append("\" failures=\"").append(result.problems().size());
        text.append("\" errors=\"0\" skipped=\"").append(notRun(result.phases()));
        text.append("\" time=\"").append(seconds(result.duration())).append("\">\n");
        result.phases().forEach(phase -> addCase(result.name(), phase));
        text.append("</testsuite>\n");
    }

    private void addCase(String name, PhaseResult phase) {
        text.append("  <testcase classname=\"").append(escape("rehearsal." + name));
        text.append("\" name=\"").append(escape(phase.phase().title()));
        text.append("\" time=\"").append(seconds(phase.duration())).append("\">\n");
        phase.problem().ifPresent(problem -> {
            String first = problem.lines().findFirst().orElse("");
            text.append("    <failure message=\"").append(escape(first));
            text.append("\" type=\"").append(phase.outcome().text()).append("\">");
            text.append(escape(problem)).append("</failure>\n");
        });
        if (phase.outcome() == PhaseOutcome.NOT_RUN) {
            text.append("    <skipped message=\"an earlier phase did not pass\"/>\n");
        }
        String out = systemOut(phase);
        if (!out.isEmpty()) {
            text.append("    <system-out>").append(escape(out)).append("</system-out>\n");
        }
        text.append("  </testcase>\n");
    }

    private String systemOut(PhaseResult phase) {
        if (phase.problem().isPresent()) {
            return tail(output.apply(phase.phase()).lines().toList());
        }
        return phase.drills().stream()
                .map(drill -> "longest stall without " + drill.server() + ": " + seconds(drill.longestStall()) + " s")
                .collect(Collectors.joining("\n"));
    }

    private static String tail(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    }

    private static long notRun(List<PhaseResult> phases) {
        return phases.stream()
                .filter(phase -> phase.outcome() == PhaseOutcome.NOT_RUN)
                .count();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }

    /** Escapes for attributes and elements; what XML 1.0 cannot hold becomes the replacement character. */
    private static String escape(String value) {
        var escaped = new StringBuilder(value.length());
        value.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.appendCodePoint(allowed(character) ? character : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int character) {
        return character == '\t'
                || character == '\n'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
