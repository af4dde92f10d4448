package io.glusterpress.deployment;

/** The phases of a rehearsal, in their order. */
public enum RehearsalPhase {
    /** Sees that the collections of the project are there. */
    COLLECTIONS("collections", "Install the collections", "dependency"),
    /** Removes what a rehearsal of this project left that was killed. */
    LEFTOVERS("leftovers", "Remove leftovers", "destroy"),
    /** Starts a container for each host, in a network of their own. */
    CREATE("create", "Start the containers", "create"),
    /** Makes a site for each of the topology's sites, as it is before the move. */
    PREPARE("prepare", "Set up the sites", "prepare"),
    /** Deploys. */
    DEPLOY("deploy", "Deploy", "converge"),
    /** Deploys again, and fails when that changes anything. */
    DEPLOY_AGAIN("deploy-again", "Deploy again", "converge"),
    /** Proves that the deployment is healthy. */
    VERIFY("verify", "Verify", "verify"),
    /** Takes each server away and back, and measures how long the clients stall. */
    FAILOVER("failover", "Fail over each server", "side-effect"),
    /** Proves that the deployment is healthy again. */
    VERIFY_AGAIN("verify-again", "Verify again", "verify"),
    /** Removes the containers and their network, whatever happened before. */
    REMOVE("remove", "Remove the containers", "destroy");

    private final String id;
    private final String title;
    private final String subcommand;

    RehearsalPhase(String id, String title, String subcommand) {
        this.id = id;
        this.title = title;
        this.subcommand = subcommand;
    }

    /**
     * Returns the name for programs: {@code deploy-again}.
     *
     * @return lower-case letters and dashes
     */
    public String id() {
        return id;
    }

    /**
     * Returns the name for people: {@code Deploy again}.
     *
     * @return some words
     */
    public String title() {
        return title;
    }

    /** The subcommand of Molecule. */
    String subcommand() {
        return subcommand;
    }

    /** Whether playbooks tell what happened; the collections are installed without one. */
    boolean hasPlaybook() {
        return this != COLLECTIONS;
    }
}
