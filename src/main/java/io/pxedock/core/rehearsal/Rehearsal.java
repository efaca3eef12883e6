package io.pxedock.core.rehearsal;

import io.pxedock.core.pxelinux.BootTrace;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.Ipv4Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One boot as it was walked.
 *
 * @param boots what the machine boots
 * @param ip the address that it is offered; empty for none
 * @param stop why it does not boot, if it does not
 * @param doubt what could not be followed
 * @param files the files that it fetches, in their order
 * @param method on the wire, or computed
 */
public record Rehearsal(
    Host host,
    Boots boots,
    Optional<Ipv4Address> ip,
    Optional<BootTrace.Stop> stop,
    List<String> doubt,
    List<FetchedFile> files,
    Method method) {
  private static final int LARGE = 500_000;

  /** What a machine boots. */
  public enum Boots {
    RESCUE("911"),
    LOCAL("local"),
    DEFAULT("default"),
    NOTHING("nothing");

    private final String word;

    Boots(String word) {
      this.word = word;
    }

    /** The contract's word. */
    public String word() {
      return word;
    }
  }

  /** How it was found out. */
  public enum Method {
    WIRE,
    COMPUTED
  }

  /**
   * A file.
   *
   * @param same whether it is the one on this machine; empty when that is not known
   */
  public record FetchedFile(String name, long bytes, long millis, Optional<Boolean> same) {}

  /** Whether it was proved that the machine boots. */
  public boolean isProof() {
    return method == Method.WIRE
        && stop.isEmpty()
        && doubt.isEmpty()
        && boots != Boots.NOTHING
        && files.stream().noneMatch(f -> f.same().filter(same -> !same).isPresent());
  }

  /** Returns what the machine boots, or why it does not, in one sentence. */
  public String sentence() {
    String at = ip().map(ip -> " at " + ip).orElse("");
    if (stop().isPresent()) {
      return host().name() + " does not boot" + at + ": " + stop().get().message();
    }
    String what =
        switch (boots()) {
          case RESCUE -> "boots 911";
          case LOCAL -> "boots its own disk";
          case DEFAULT -> "boots its default";
          default -> "boots nothing that is known";
        };
    String files =
        files().stream()
            .filter(f -> f.bytes() > LARGE)
            .map(Rehearsal::size)
            .collect(Collectors.joining(", "));
    return host().name() + " " + what + at + (files.isEmpty() ? "" : ": " + files);
  }

  private static String size(FetchedFile file) {
    return String.format(
        Locale.ROOT, "%s %.1f MB in %.1f s", file.name(), file.bytes() / 1e6, file.millis() / 1e3);
  }
}
