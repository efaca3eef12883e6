/**
 * Everything that knows dnsmasq's formats and rules: its configuration, host files, leases and log
 * lines, and how it joins them. Text in, model out; no I/O. Rules come from dnsmasq(8) and
 * dnsmasq's source (option.c, cache.c, dhcp-common.c, util.c), version 2.90.
 */
package io.pxedock.core.dnsmasq;
