package io.glusterpress.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Words that YAML takes for something else, in every place: refused where they stand. */
class OddWordsTest {

    private static final List<String> WORDS = List.of(
            "1e999999999",
            "-1e-999999999",
            "0x1F",
            "0o17",
            "0b101",
            "017",
            "1:20",
            "190:20:30.15",
            "1_000",
            "+1",
            "-0",
            "1.",
            ".5",
            ".nan",
            ".inf",
            "-.INF",
            "2024-01-02",
            "2001-12-14t21:59:43.10-05:00",
            "~",
            "null",
            "on",
            "NO",
            "=",
            "<<",
            "''",
            "[]",
            "{}",
            "[[a]]",
            "{a: {b: c}}",
            "!!int 5",
            "!x y");

    private static final List<String> PLACES = List.of(
            "name: @",
            "ssh: @",
            "ssh: {user: @}",
            "ssh: {user: ashley, port: @}",
            "ssh: {user: ashley, private_key_file: @}",
            "ssh: {user: ashley, jump_host: @}",
            "os: @",
            "hosts: @",
            "hosts: {gluster1: @}",
            "hosts: {gluster1: {address: @}}",
            "hosts: {gluster1: {address: 203.0.113.11, private_address: @}}",
            "hosts: {gluster1: {address: 203.0.113.11, os: @}}",
            "servers: @",
            "clients: @",
            "volumes: @",
            "volumes: {files: @}",
            "volumes: {files: {replica: @}}",
            "volumes: {files: {bricks: @}}",
            "volumes: {files: {bricks: {gluster1: @}}}",
            "volumes: {files: {force: @}}",
            "volumes: {files: {mount: @}}",
            "volumes: {files: {freshness: @}}",
            "sites: {example.com: @}",
            "sites: {example.com: {volume: @}}",
            "sites: {example.com: {copy_from: @}}",
            "sites: {example.com: {copy_from: {path: @}}}",
            "sites: {example.com: {root: @}}",
            "sites: {example.com: {logs: @}}");

    /** What is right in some places: a path below a mount may have any name in plain letters: refused nowhere. */
    private static final List<String> ACCEPTED = List.of("sites: {example.com: {root: 2001-12-14t21:59:43.10-05:00}}");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("lines")
    void areRefusedWhereTheyStand(String place, String word) throws IOException {
        TutorialFile tutorial = new TutorialFile(directory);
        String volumes = place.startsWith("sites") ? "\nvolumes: {files: {}}\n" : "\n";
        Path file = tutorial.containing(place.replace("@", word) + volumes);

        // What is in brackets or braces may be refused at its key, or inside.
        boolean isWord = !word.startsWith("[") && !word.startsWith("{");
        String position = "gluster.yml:1:" + (isWord ? place.indexOf('@') + 1 + ": " : "");
        if (!ACCEPTED.contains(place.replace("@", word))) {
            assertThat(tutorial.problemsOf(file)).anyMatch(it -> it.startsWith(position));
        }
    }

    static Stream<Arguments> lines() {
        return PLACES.stream().flatMap(place -> WORDS.stream().map(word -> Arguments.of(place, word)));
    }
}
