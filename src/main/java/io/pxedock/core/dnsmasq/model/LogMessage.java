package io.pxedock.core.dnsmasq.model;

/**
 * A line of dnsmasq's log about its files.
 *
 * @param isDhcp whether its DHCP server says it ({@code dnsmasq-dhcp}), not the daemon
 */
public record LogMessage(boolean isDhcp, String text) {}
