package io.glusterpress.maven;

import io.glusterpress.ansible.SummaryTable;
import io.glusterpress.deployment.PhaseOutcome;
import io.glusterpress.deployment.PhaseResult;
import io.glusterpress.deployment.RehearsalListener;
import io.glusterpress.deployment.RehearsalPhase;
import io.glusterpress.deployment.RehearsalReport;
import io.glusterpress.deployment.RehearsalResult;
import io.glusterpress.deployment.RehearsalTable;
import java.io.File;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;

/** Tells of a rehearsal while it goes on, a line at the start and the end of each phase and for each play, and the table at its end. */
final class RehearsalProgress implements RehearsalListener {

    /** What Ansible prints at the start of a play; the recap and a play without a name have no brackets. */
    private static final Pattern PLAY = Pattern.compile("PLAY \\[(.+)] \\*+");

    private final Log log;
    private final File reportDirectory;

    RehearsalProgress(Log log, File reportDirectory) {
        this.log = log;
        this.reportDirectory = reportDirectory;
    }

    @Override
    public void warned(String message) {
        log.warn(message);
    }

    @Override
    public void started(RehearsalPhase phase) {
        log.info(phase.title() + " ...");
    }

    @Override
    public void printed(RehearsalPhase phase, String line) {
        log.debug(line);
        var play = PLAY.matcher(line);
        if (play.matches()) {
            log.info("  " + phase.title() + ": " + play.group(1));
        }
    }

    @Override
    public void ended(PhaseResult result) {
        if (result.outcome() != PhaseOutcome.NOT_RUN) {
            log.info(result.phase().title() + ": " + result.outcome().text() + " after "
                    + SummaryTable.time(result.duration()));
        }
    }

    @Override
    public void finished(RehearsalResult result) {
        log.info("");
        RehearsalTable.of(result).forEach(log::info);
        log.info("");
        if (result.success()) {
            log.info(RehearsalReport.of(result));
        }
        log.info("JUnit XML, JSON and the output of each phase: " + reportDirectory);
    }
}
