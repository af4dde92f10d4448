/** Runs ansible-playbook: options to arguments, live output, and what happened on which host. */
@NullMarked
package io.glusterpress.ansible;

import org.jspecify.annotations.NullMarked;
