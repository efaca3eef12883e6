/**
 * One dnsmasq in Java: built from its configuration, host files, leases and version, it says what
 * dnsmasq makes of every line, and what it offers to every card, from which line, and why nothing
 * else. A function of its input, without I/O. Where a rule is not modelled, the answer is "not
 * known". The authority is dnsmasq's source; the running program is the judge, in the differential
 * tests.
 */
package io.pxedock.core.dnsmasq.model;
