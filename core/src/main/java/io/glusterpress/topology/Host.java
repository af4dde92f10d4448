package io.glusterpress.topology;

import java.util.Optional;

/**
 * One machine.
 *
 * @param name its name in the inventory
 * @param address the IP address or DNS name that SSH uses
 * @param privateAddress the IP address or DNS name that Gluster uses; {@code address} when the topology names none
 * @param os the distribution, such as {@code debian-12}; the host's own, else the topology's
 */
public record Host(String name, String address, String privateAddress, Optional<String> os) {}
