/**
 * What a machine finds when it boots: which boot file DHCP names, what TFTP sends of the files in
 * the container, and how far a machine comes with it. No I/O. Source of the rules: tftp.c and
 * rfc2131.c of dnsmasq.
 */
package io.pxedock.core.boot;
