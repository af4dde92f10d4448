package io.glusterpress.maven.proof;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the tests need on this machine, as {@code ./quickstart --set-up-only} leaves it. */
final class SetUp {

    private static final int MISSING = 3;

    private final Outcome outcome;
    private final Path programs;
    private final boolean onCi;

    SetUp(Outcome outcome, Path programs, boolean onCi) {
        this.outcome = outcome;
        this.programs = programs;
        this.onCi = onCi;
    }

    /** This machine, set up once. */
    static SetUp here() {
        return Here.SET_UP;
    }

    /** Tells why there can be no containers; empty where there can be. */
    String dockerIsMissing() {
        return outcome.status() == 0 ? "" : reason();
    }

    /** Tells why there is no Ansible; empty where there is. */
    String ansibleIsMissing() {
        return Files.isExecutable(programs.resolve("ansible-playbook")) ? "" : reason();
    }

    private String reason() {
        var lines = outcome.output().lines().toList();
        String reason = lines.isEmpty() ? "exit status " + outcome.status() : lines.get(lines.size() - 1);
        if (outcome.status() != MISSING || onCi) {
            throw new IllegalStateException("./quickstart --set-up-only: " + reason);
        }
        return reason;
    }

    private static final class Here {
        static final SetUp SET_UP = new SetUp(
                Program.of(Checkout.root("quickstart").toString(), "--set-up-only")
                        .run(),
                Checkout.PROGRAMS,
                "true".equals(System.getenv("CI")));
    }
}
