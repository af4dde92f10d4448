@NullMarked
package io.glusterpress.deployment;

import org.jspecify.annotations.NullMarked;
