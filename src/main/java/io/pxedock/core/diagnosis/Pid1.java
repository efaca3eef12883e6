package io.pxedock.core.diagnosis;

/** Whether the first process of a container is the one that a signal must reach. */
public final class Pid1 {
  private Pid1() {}

  /** Whether a command line is dnsmasq's. */
  public static boolean isDnsmasq(String command) {
    String program = command.strip().split("\\s+", 2)[0];
    return program.equals("dnsmasq") || program.endsWith("/dnsmasq");
  }
}
