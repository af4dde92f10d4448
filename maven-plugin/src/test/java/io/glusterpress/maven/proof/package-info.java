/** The proof: real hosts in containers, reached over SSH, deployed to by Maven from a user's own POM. */
@NullMarked
package io.glusterpress.maven.proof;

import org.jspecify.annotations.NullMarked;
