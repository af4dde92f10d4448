/** The topology: hosts, servers, clients, volumes and sites, always valid, from a file or from a builder. */
@NullMarked
package io.glusterpress.topology;

import org.jspecify.annotations.NullMarked;
