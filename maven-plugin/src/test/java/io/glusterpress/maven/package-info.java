@NullMarked
package io.glusterpress.maven;

import org.jspecify.annotations.NullMarked;
