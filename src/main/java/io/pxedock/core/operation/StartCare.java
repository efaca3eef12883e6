package io.pxedock.core.operation;

/**
 * What is done so that a new start of dnsmasq does not end in a server that is down.
 *
 * @param isTried whether dnsmasq itself is asked beforehand
 * @param isTakenBack whether the configuration that last worked is put back when it does not start
 */
public record StartCare(boolean isTried, boolean isTakenBack) {
  /** Every check, and the last configuration put back if the start fails. */
  public static final StartCare USUAL = new StartCare(true, true);
}
