package io.glusterpress.deployment;

/** What a deployment can be asked to do; each is a playbook of the generated project. */
public enum Action {
    /** Tells what {@link #DEPLOY} would change, and changes nothing. */
    PLAN("playbooks/site.yml"),
    /** Brings the hosts to what the topology says. */
    DEPLOY("playbooks/site.yml"),
    /** Proves that the deployment is healthy, and changes nothing. */
    VERIFY("playbooks/verify.yml"),
    /** Takes every server in turn out and back, and measures how long a client stalls. */
    FAILOVER("playbooks/failover.yml"),
    /** Brings the sites back to the directories where they were before. */
    ROLLBACK("playbooks/rollback.yml");

    private final String playbook;

    Action(String playbook) {
        this.playbook = playbook;
    }

    /**
     * Returns the playbook that is run.
     *
     * @return its path below the project
     */
    public String playbook() {
        return playbook;
    }

    boolean readOnly() {
        return this == PLAN || this == VERIFY;
    }
}
