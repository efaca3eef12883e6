package io.pxedock.core.timeline;

import io.pxedock.model.net.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges boots by each other: a boot is stuck where the log says so, or where it is silent and what
 * comes next for most others did not come.
 */
public final class BootOutcomes {
  /** The kernel and the initrd are logged when they were sent, which takes a while. */
  private static final Duration LONG_TRANSFER = Duration.ofMinutes(5);

  /** Firmware that is given no answer tries for about a minute, and then boots from the disk. */
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private static final String DEFAULT = "default";

  private final Instant now;
  private final Map<Stage, int[]> unflagged = new EnumMap<>(Stage.class);
  private final Map<Stage, int[]> flagged = new EnumMap<>(Stage.class);

  private BootOutcomes(List<Boot> boots, Instant now) {
    this.now = now;
    boots.forEach(this::learn);
  }

  /**
   * Judges boots, in their order.
   *
   * @param boots oldest first
   * @param now the moment up to which the log is known
   */
  public static List<BootOutcome> of(List<Boot> boots, Instant now) {
    BootOutcomes outcomes = new BootOutcomes(boots, now);
    List<BootOutcome> judged = new ArrayList<>(boots.size());
    Set<MacAddress> later = new HashSet<>();
    for (int i = boots.size() - 1; i >= 0; i--) {
      judged.add(outcomes.judge(boots.get(i), !later.add(boots.get(i).mac())));
    }
    java.util.Collections.reverse(judged);
    return judged;
  }

  // How many of the boots that reached a stage went on from it.
  private void learn(Boot boot) {
    Map<Stage, int[]> counts = counts(boot);
    for (BootStep step : boot.steps()) {
      int[] count = counts.computeIfAbsent(step.stage(), s -> new int[2]);
      count[0]++;
      count[1] += step == boot.last() ? 0 : 1;
    }
  }

  private Map<Stage, int[]> counts(Boot boot) {
    return isFlagged(boot) ? flagged : unflagged;
  }

  private static boolean isFlagged(Boot boot) {
    return boot.config().filter(name -> !name.equals(DEFAULT)).isPresent();
  }

  private BootOutcome judge(Boot boot, boolean isReplaced) {
    Stage stage = boot.stage();
    if (!boot.stuck().isEmpty()) {
      return ended(boot, boot.stuck(), isReplaced);
    }
    Optional<Stage> next = next(boot);
    if (next.isEmpty()) {
      return new BootOutcome(boot, BootOutcome.State.BOOTED, Optional.empty(), "");
    }
    Duration patience = stage.isBefore(Stage.CONFIG) ? Boot.TIMEOUT : LONG_TRANSFER;
    if (!isReplaced && !now.isAfter(boot.heard().plus(patience))) {
      return new BootOutcome(boot, BootOutcome.State.BOOTING, Optional.empty(), "");
    }
    String after =
        next.get() == Stage.OFFER
            ? "no offer came"
            : next.get().word() + " usually comes next, and did not";
    return ended(boot, after, isReplaced);
  }

  private BootOutcome ended(Boot boot, String reason, boolean isReplaced) {
    boolean isSilent = isReplaced || now.isAfter(boot.heard().plus(SILENCE));
    return new BootOutcome(
        boot,
        isSilent ? BootOutcome.State.GAVE_UP : BootOutcome.State.STUCK,
        Optional.of(boot.stage()),
        reason);
  }

  /** What usually comes next; empty when the rest is the machine's own affair. */
  private Optional<Stage> next(Boot boot) {
    return switch (boot.stage()) {
      case DISCOVER -> Optional.of(Stage.OFFER);
      case OFFER -> Optional.of(Stage.REQUEST);
      case REQUEST -> Optional.of(Stage.ACK);
      case ACK -> Optional.of(Stage.NBP);
      case NBP -> Optional.of(Stage.CONFIG);
      case CONFIG -> Optional.of(Stage.KERNEL).filter(s -> isUsual(boot, isFlagged(boot)));
      case KERNEL -> Optional.of(Stage.INITRD).filter(s -> isUsual(boot, false));
      case INITRD -> Optional.of(Stage.IMAGE).filter(s -> isUsual(boot, false));
      case IMAGE -> Optional.empty();
    };
  }

  // By the other boots; a boot does not speak for itself.
  private boolean isUsual(Boot boot, boolean otherwise) {
    int[] count = counts(boot).getOrDefault(boot.stage(), new int[2]);
    int others = count[0] - 1;
    return others > 0 ? count[1] * 2 > others : otherwise;
  }
}
