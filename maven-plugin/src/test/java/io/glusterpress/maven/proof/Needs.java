package io.glusterpress.maven.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skips a test class, with the reason, on a machine that has not what it needs; with {@code CI=true} it fails there. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
@interface Needs {

    /** What is needed. */
    enum What {
        /** The Python environment with Ansible. */
        ANSIBLE,
        /** Containers, and Ansible too. */
        DOCKER
    }

    What value();
}
