/** What Glusterpress can say to users, read from its sources, for tests that hold the documentation to it. */
@org.jspecify.annotations.NullMarked
package io.glusterpress.messages;
