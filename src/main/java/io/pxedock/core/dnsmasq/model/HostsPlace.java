package io.pxedock.core.dnsmasq.model;

/**
 * A line of a hosts file or of the configuration that names an address.
 *
 * @param path of the file, in the container
 */
public record HostsPlace(String path, int line) {}
