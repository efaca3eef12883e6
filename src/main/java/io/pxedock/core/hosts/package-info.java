/**
 * The hosts of a site, joined from the host files, {@code pxelinux.cfg} and the leases the way
 * dnsmasq joins them, with what is wrong about each. Pure; the formats themselves live in {@code
 * dnsmasq} and {@code pxelinux}.
 */
package io.pxedock.core.hosts;
