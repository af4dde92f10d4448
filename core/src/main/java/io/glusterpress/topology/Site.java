package io.glusterpress.topology;

import java.util.Optional;

/**
 * One web site whose files live on a volume.
 *
 * @param name its DNS name
 * @param volume the name of the volume
 * @param copyFrom where its files are before they move to the volume
 * @param root the web root, relative to the volume's mount; {@code .} when the topology names none
 * @param logs the log directory, relative to the volume's mount; {@code logs} when the topology names none
 */
public record Site(String name, String volume, Optional<CopySource> copyFrom, String root, String logs) {}
