/**
 * The interfaces of the real Docker and Open vSwitch, in memory, over a real work directory: what
 * the demo runs on and what the contract tests hold against the real stack. What dnsmasq does here
 * was measured of version 2.90, and is written without the diagnosis of pxedock itself, so that
 * neither can hide a mistake of the other.
 */
package io.pxedock.adapter.sandbox;
