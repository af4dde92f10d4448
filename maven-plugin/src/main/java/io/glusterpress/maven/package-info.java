/** The goals of the Maven plugin: POM to model, exceptions to messages, nothing else. */
@NullMarked
package io.glusterpress.maven;

import org.jspecify.annotations.NullMarked;
