package io.pxedock.adapter.sandbox;

/** dnsmasq touched memory that is not its own, and is no more. */
final class Segfault extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
