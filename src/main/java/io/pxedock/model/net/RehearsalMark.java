package io.pxedock.model.net;

/**
 * The mark of a rehearsal in its DHCP transaction numbers: dnsmasq logs a rehearsed request under
 * the MAC of the machine, and no reader of the log may take it for the machine itself.
 */
public final class RehearsalMark {
  /** The letters "PX" in the upper 16 bits. */
  private static final long MARK = 0x5058_0000L;

  private static final long LOWER = 0xffffL;

  private RehearsalMark() {}

  /** Returns the transaction number of a rehearsed request, from the lower 16 bits of a number. */
  public static int xid(int number) {
    return (int) (MARK | number & LOWER);
  }

  /** Returns whether a transaction number in a log, in decimal, is that of a rehearsed request. */
  public static boolean isIn(String xid) {
    return xid.matches("\\d{1,10}") && (Long.parseLong(xid) & ~LOWER) == MARK;
  }
}
