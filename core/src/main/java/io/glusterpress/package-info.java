/** What every part of Glusterpress shares. */
@NullMarked
package io.glusterpress;

import org.jspecify.annotations.NullMarked;
