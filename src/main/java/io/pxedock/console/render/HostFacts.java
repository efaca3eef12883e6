package io.pxedock.console.render;

import io.pxedock.core.site.Arming;
import io.pxedock.model.Printable;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.RescueFlag;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The facts about a host as text, the same in lists, on the page of a host and in the dashboard.
 */
public final class HostFacts {
  private HostFacts() {}

  /** Returns the address; empty for a host without one. */
  public static String ip(Host host) {
    return host.address().map(String::valueOf).orElse("");
  }

  /** Returns the MAC; empty for a host without one. */
  public static String mac(Host host) {
    return host.hardware().map(String::valueOf).orElse("");
  }

  /** Returns the fact, or {@code missing} if it is empty. */
  public static String or(String missing, String fact) {
    return fact.isEmpty() ? missing : fact;
  }

  /** Returns how the flag was made, in one word: {@code symlink}, {@code hard-link}. */
  public static String kind(RescueFlag flag) {
    return flag.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns whether the flag arms its host, and how it was made. */
  public static String flag(RescueFlag flag, String since) {
    return (flag.boots911() ? "armed" : "not armed")
        + since
        + " ("
        + kind(flag).replace('-', ' ')
        + ")";
  }

  /** Returns by whom, why and by which change a flag was made; empty if that is not known. */
  public static String origin(Optional<Arming> arming) {
    return arming
        .map(
            by ->
                "by "
                    + Printable.line(by.user())
                    + (by.reason().isEmpty() ? "" : ": " + Printable.line(by.reason()))
                    + " (change "
                    + by.change()
                    + ")")
        .orElse("");
  }

  /**
   * Returns the address that the host has leased and until when; empty without a lease.
   *
   * @param end the words for the end of a lease
   * @param endless the words for a lease without an end
   */
  public static String lease(Host host, Function<Instant, String> end, String endless) {
    return host.lease() == null
        ? ""
        : host.lease().ip() + host.lease().end().map(end).orElse(endless);
  }
}
