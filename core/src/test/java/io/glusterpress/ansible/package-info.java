@NullMarked
package io.glusterpress.ansible;

import org.jspecify.annotations.NullMarked;
