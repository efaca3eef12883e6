package io.pxedock.adapter.sandbox;

/** Thrown when the simulated dnsmasq crashes. */
final class Segfault extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
