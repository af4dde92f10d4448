package io.glusterpress.ansible;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEventsTest {

    @TempDir
    Path directory;

    private RunResult read(String events, PlaybookProcess.Exit exit) throws IOException {
        var file = Files.writeString(directory.resolve("events.jsonl"), events);
        return RunEvents.read(file)
                .toResult(exit, Duration.ofSeconds(9), Optional.of("ERROR! said on the error output"));
    }

    private static PlaybookProcess.Exit finished(int code) {
        return new PlaybookProcess.Exit(Ending.FINISHED, code);
    }

    @Test
    void readsTheResultOfEveryTaskAndTheRecap() throws IOException {
        var result = read("""
                {"event":"start","playbook":"site.yml"}
                {"event":"play","play":"Storage"}
                {"event":"task","play":"Storage","task":"Start"}
                {"event":"result","status":"changed","host":"gluster1","play":"Storage","task":"Start","seconds":1.25,"message":""}
                {"event":"result","status":"skipped","host":"app1","play":"Storage","task":"Start","seconds":0.01,"message":""}
                {"event":"result","status":"ok","host":"gluster1","play":"Storage","task":"Wait","seconds":0.5,"message":"there"}
                {"event":"stats","hosts":{"gluster1":{"ok":2,"failures":0,"unreachable":0,"changed":1,"skipped":0,"rescued":0,"ignored":0},"app1":{"ok":0,"failures":0,"unreachable":0,"changed":0,"skipped":1,"rescued":0,"ignored":0}}}
                """, finished(0));

        assertThat(result.success()).isTrue();
        assertThat(result.hosts())
                .containsExactly(
                        new HostResult("app1", 0, 0, 0, 0, 1, Duration.ofMillis(10)),
                        new HostResult("gluster1", 2, 1, 0, 0, 0, Duration.ofMillis(1750)));
        assertThat(result.tasks())
                .containsExactly(
                        new TaskResult("gluster1", "Storage", "Start", TaskStatus.CHANGED, Duration.ofMillis(1250), ""),
                        new TaskResult("app1", "Storage", "Start", TaskStatus.SKIPPED, Duration.ofMillis(10), ""),
                        new TaskResult("gluster1", "Storage", "Wait", TaskStatus.OK, Duration.ofMillis(500), "there"));
        assertThat(result.changes()).extracting(TaskResult::task).containsExactly("Start");
        assertThat(result.firstFailure()).isEmpty();
        assertThat(result.error()).isEmpty();
    }

    @Test
    void passesOverIgnoredAndRescuedFailures() throws IOException {
        var result = read("""
                {"event":"result","status":"ignored","host":"app1","play":"P","task":"Ignored","seconds":0,"message":"a"}
                {"event":"result","status":"failed","host":"app1","play":"P","task":"Rescued","seconds":0,"message":"b"}
                {"event":"result","status":"failed","host":"gluster1","play":"P","task":"Failed","seconds":0,"message":"c"}
                {"event":"result","status":"failed","host":"app1","play":"P","task":"Failed too","seconds":0,"message":"d"}
                {"event":"stats","hosts":{"app1":{"failures":1,"rescued":1,"ignored":1},"gluster1":{"failures":1}}}
                """, finished(2));

        assertThat(result.success()).isFalse();
        assertThat(result.firstFailure())
                .contains(new TaskFailure("gluster1", "P", "Failed", "c", FailureCause.TASK, Optional.empty()));
        assertThat(result.failures()).extracting(TaskFailure::task).containsExactly("Failed", "Failed too");
        assertThat(result.error()).isEmpty();
    }

    @Test
    void tellsWhatWasDoneUntilTheRunWasKilled() throws IOException {
        var result = read("""
                {"event":"result","status":"changed","host":"gluster1","play":"P","task":"Start","seconds":2,"message":""}
                {"event":"result","status":"ok","host":"gluster1","play":"P","task":"Look","seconds":1,"message":""}
                {"event":"result","status":"chan""", new PlaybookProcess.Exit(Ending.TIMED_OUT, 143));

        assertThat(result.success()).isFalse();
        assertThat(result.ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(result.exitCode()).isEqualTo(143);
        assertThat(result.hosts()).containsExactly(new HostResult("gluster1", 2, 1, 0, 0, 0, Duration.ofSeconds(3)));
    }

    @Test
    void callsARunThatReachedNoHostNoSuccess() throws IOException {
        var result = read("{\"event\":\"stats\",\"hosts\":{}}\n", finished(0));

        assertThat(result.success()).isFalse();
        assertThat(result.error()).isEmpty();
    }

    @Test
    void tellsWhenThePluginDidNotRun() {
        var result = RunEvents.read(directory.resolve("none")).toResult(finished(0), Duration.ZERO, Optional.empty());

        assertThat(result.success()).isFalse();
        assertThat(result.error())
                .contains("ansible-playbook ended well but told nothing about its tasks: the callback plugin"
                        + " glusterpress_events did not run.");
    }

    @Test
    void tellsTheErrorOutputWhereNoTaskFailed() throws IOException {
        assertThat(read("", finished(4)).error()).contains("ERROR! said on the error output");
    }
}
