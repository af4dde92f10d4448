package io.glusterpress.ansible;

/** Why a task failed, as far as its message tells. */
public enum FailureCause {
    /** The task itself. */
    TASK,
    /** The host's SSH key is not known here. */
    UNKNOWN_HOST_KEY,
    /** The host's SSH key is another one than the one known here. */
    CHANGED_HOST_KEY,
    /** The private key's file can be read by others, so that ssh does not use it. */
    OPEN_PRIVATE_KEY,
    /** The host accepted no key and no password of ours. */
    PERMISSION_DENIED,
    /** The host cannot be reached over the network. */
    NO_CONNECTION,
    /** The user needs a password to become root, and none was given. */
    BECOME_PASSWORD_MISSING,
    /** The password to become root is wrong. */
    BECOME_PASSWORD_WRONG
}
