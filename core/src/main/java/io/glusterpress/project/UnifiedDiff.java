package io.glusterpress.project;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The differences of files in the unified form that patch and git read. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final List<String> lines = new ArrayList<>();

    /** Adds a file that differs. */
    void add(String path, byte[] before, byte[] after) {
        String header = "--- a/" + path + "\n+++ b/" + path;
        List<String> old;
        List<String> now;
        try {
            old = lines(before);
            now = lines(after);
        } catch (CharacterCodingException e) {
            lines.add("Binary files a/" + path + " and b/" + path + " differ");
            return;
        }
        header.lines().forEach(lines::add);
        addHunks(LineEdits.between(old, now));
    }

    /** Returns all lines. */
    String text() {
        return joined(lines);
    }

    /** Returns at most this many lines, and one that counts the rest. */
    String capped(int limit) {
        if (lines.size() <= limit) {
            return joined(lines);
        }
        return joined(lines.subList(0, limit)) + "... and " + (lines.size() - limit) + " more lines\n";
    }

    private static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** Splits at line feeds; a last line without one carries the mark that diff prints for it. */
    private static List<String> lines(byte[] content) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start) + "\n\\ No newline at end of file");
        }
        return lines;
    }

    private void addHunks(List<LineEdits.Line> edits) {
        int from = 0;
        int oldLine = 1;
        int newLine = 1;
        while (from < edits.size()) {
            int change = nextChange(edits, from);
            if (change == edits.size()) {
                return;
            }
            int start = Math.max(from, change - CONTEXT);
            oldLine += start - from;
            newLine += start - from;
            int end = endOfHunk(edits, change);
            List<LineEdits.Line> hunk = edits.subList(start, end);
            int oldCount =
                    (int) hunk.stream().filter(line -> line.sign() != '+').count();
            int newCount =
                    (int) hunk.stream().filter(line -> line.sign() != '-').count();
            lines.add("@@ -" + range(oldLine, oldCount) + " +" + range(newLine, newCount) + " @@");
            hunk.forEach(line -> (line.sign() + line.text()).lines().forEach(lines::add));
            oldLine += oldCount;
            newLine += newCount;
            from = end;
        }
    }

    private static int nextChange(List<LineEdits.Line> edits, int from) {
        int index = from;
        while (index < edits.size() && edits.get(index).sign() == ' ') {
            index++;
        }
        return index;
    }

    private static int endOfHunk(List<LineEdits.Line> edits, int change) {
        int end = change;
        while (true) {
            while (end < edits.size() && edits.get(end).sign() != ' ') {
                end++;
            }
            int next = nextChange(edits, end);
            if (next == edits.size() || next - end > 2 * CONTEXT) {
                return Math.min(edits.size(), end + CONTEXT);
            }
            end = next;
        }
    }

    private static String range(int line, int count) {
        int first = count == 0 ? line - 1 : line;
        return count == 1 ? String.valueOf(first) : first + "," + count;
    }
}
