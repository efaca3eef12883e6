/**
 * Log lines of dnsmasq and of the web servers beside it, parsed into events. Text from the network
 * inside a line is never taken for the server's own words.
 */
package io.pxedock.core.log;
