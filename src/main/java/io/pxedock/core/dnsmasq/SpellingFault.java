package io.pxedock.core.dnsmasq;

/**
 * A line of a dhcp-hostsfile that says something else to dnsmasq than to its author.
 *
 * @param code a stable name for scripts
 * @param harmless whether the host gets its address all the same
 */
public record SpellingFault(String code, String message, String remedy, boolean harmless) {}
