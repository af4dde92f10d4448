package io.glusterpress.project;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.exception.ExtendedParseException;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.exception.VelocityException;

/** Turns what Velocity throws into one line with file, line, column and reason. */
final class TemplateFailures {

    private static final Pattern PLACE = Pattern.compile("\\s*(?:at|in)? ?(\\S+)\\[line (\\d+), column (\\d+)\\]");

    private TemplateFailures() {}

    static InvalidTemplate explain(
            VelocityException failure, TemplateSource rendered, Function<String, Optional<TemplateSource>> sources) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidTemplate known) {
                return known;
            }
        }
        String message = String.valueOf(failure.getMessage());
        String template = rendered.path();
        int line = 0;
        int column = 0;
        Matcher place = PLACE.matcher(message);
        if (failure instanceof ExtendedParseException parsed && parsed.getLineNumber() > 0) {
            template = parsed.getTemplateName();
            line = parsed.getLineNumber();
            column = parsed.getColumnNumber();
        } else if (place.find()) {
            template = place.group(1);
            line = Integer.parseInt(place.group(2));
            column = Integer.parseInt(place.group(3));
        }
        if (line == 0 && failure instanceof ResourceNotFoundException) {
            String name = message.replaceAll("(?s).*?'(.*)'.*", "$1");
            int index = rendered.text().indexOf(name);
            String before = rendered.text().substring(0, Math.max(0, index));
            line = index < 0 ? 0 : (int) before.chars().filter(c -> c == '\n').count() + 1;
            column = index < 0 ? 0 : index - before.lastIndexOf('\n');
            return new InvalidTemplate(rendered.origin(), line, column, "there is no template " + name, failure);
        }
        String origin = sources.apply(template).orElse(rendered).origin();
        return new InvalidTemplate(origin, line, column, reason(failure, message), failure);
    }

    private static String reason(VelocityException failure, String message) {
        Throwable cause = failure.getCause();
        if (cause != null && !(cause instanceof VelocityException) && cause.getMessage() != null && isOurs(cause)) {
            return cause.getMessage();
        }
        return PLACE.matcher(message)
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(message);
    }

    private static boolean isOurs(Throwable cause) {
        return !cause.getClass().getName().startsWith("org.apache.velocity.");
    }
}
