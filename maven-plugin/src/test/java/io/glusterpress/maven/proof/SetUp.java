package io.glusterpress.maven.proof;

import java.nio.file.Files;

/** What the tests need on this machine, set up once by {@code ./quickstart --set-up-only}. */
final class SetUp {

    private static final int MISSING = 3;

    private static final Outcome OUTCOME =
            Program.of(Checkout.root("quickstart").toString(), "--set-up-only").run();

    private SetUp() {}

    /** Tells why there can be no containers; empty where there can be. */
    static String dockerIsMissing() {
        return OUTCOME.status() == 0 ? "" : explained();
    }

    /** Tells why there is no Ansible; empty where there is. */
    static String ansibleIsMissing() {
        return Files.isExecutable(Checkout.PROGRAMS.resolve("ansible-playbook")) ? "" : explained();
    }

    private static String explained() {
        var lines = OUTCOME.output().lines().toList();
        String reason = lines.isEmpty() ? "exit status " + OUTCOME.status() : lines.get(lines.size() - 1);
        if (OUTCOME.status() != MISSING || "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("./quickstart --set-up-only: " + reason);
        }
        return reason;
    }
}
