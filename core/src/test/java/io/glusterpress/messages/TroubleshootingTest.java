package io.glusterpress.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the pages on troubleshooting to the sources: each message has a heading, and each heading has a message.
 *
 * <p>A heading has the beginning of one message or of several, in backticks, with {@code …} where a value stands. What starts in
 * the middle of a sentence may also stand in backticks below the heading of the message that it is a part of. What is no message is listed, with
 * the reason, in not-said.txt.
 */
class TroubleshootingTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Maven's own message, which new users meet first. */
    private static final String OF_MAVEN = "No plugin found for prefix 'gluster'";

    private static final List<Message> MESSAGES = Messages.all();

    @Test
    void hasAHeadingForEachMessage() throws IOException {
        var headings = patterns(headings());
        var parts = patterns(pages());
        var ignored = ignored();

        assertThat(MESSAGES).hasSizeGreaterThan(150);
        assertThat(MESSAGES.stream()
                        .filter(message -> !ignored.contains(message.text()))
                        .filter(message -> headings.stream().noneMatch(it -> isOf(it, message)))
                        .filter(message -> !message.isPart() || parts.stream().noneMatch(it -> isOf(it, message)))
                        .map(Message::toString))
                .isEmpty();
    }

    @Test
    void hasAMessageForEachHeading() throws IOException {
        var invented = new ArrayList<String>();
        for (String heading : codes(headings())) {
            if (!heading.equals(OF_MAVEN) && MESSAGES.stream().noneMatch(message -> isOf(pattern(heading), message))) {
                invented.add(heading);
            }
        }
        assertThat(invented).isEmpty();
    }

    @Test
    void hasHeadingsThatTellMessagesApart() throws IOException {
        List<String> headings = codes(headings());

        assertThat(headings).doesNotHaveDuplicates();
        assertThat(headings.stream()
                        .filter(heading -> heading.replaceAll("[^A-Za-z]", "").length() < 6))
                .isEmpty();
    }

    @Test
    void saysSomethingBelowEachHeading() throws IOException {
        var empty = new ArrayList<String>();
        String[] sections = pages().split("(?m)^### ", -1);
        for (int i = 1; i < sections.length; i++) {
            String[] parts = sections[i].split("\n", 2);
            if (parts.length < 2
                    || parts[1].strip().length() < 16
                    || parts[1].strip().startsWith("#")) {
                empty.add(parts[0]);
            }
        }
        assertThat(empty).isEmpty();
    }

    @Test
    void ignoresOnlyWhatThereIs() throws IOException {
        assertThat(MESSAGES.stream().map(Message::text)).containsAll(ignored());
    }

    /** Whether a message begins as the pattern says. */
    private static boolean isOf(Pattern pattern, Message message) {
        return pattern.matcher(message.text()).lookingAt();
    }

    private static Pattern pattern(String code) {
        return Pattern.compile(Stream.of(code.split(Message.VALUE, -1))
                .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
                .collect(Collectors.joining(".*?" + Message.VALUE + ".*?")));
    }

    private static List<Pattern> patterns(String text) {
        return codes(text).stream()
                .filter(code -> code.split(" ").length > 2)
                .map(TroubleshootingTest::pattern)
                .toList();
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(it -> it.group(1)).toList();
    }

    private static String headings() throws IOException {
        return pages().lines().filter(line -> line.startsWith("### ")).collect(Collectors.joining("\n"));
    }

    private static String pages() throws IOException {
        var pages = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("../src/site/markdown"))) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().startsWith("troubleshooting")) {
                    pages.append(Files.readString(file)).append('\n');
                }
            }
        }
        return pages.toString();
    }

    private static List<String> ignored() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/io/glusterpress/messages/not-said.txt")).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
