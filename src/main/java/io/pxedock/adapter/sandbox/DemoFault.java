package io.pxedock.adapter.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A fault that the demo can be given, so that finding it can be tried: it keeps the first machine
 * of the site from booting.
 *
 * @param name the code of the cause that it provokes
 * @param what was done, in a few words
 */
public record DemoFault(String name, String what, Consumer<Breaker> breaking) {
  /** Returns all faults, in the order of a boot. */
  public static List<DemoFault> all() {
    return Stream.of(ServerFaults.ALL, LineFaults.ALL, FileFaults.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the fault with a name; empty if there is none. */
  public static Optional<DemoFault> of(String name) {
    return all().stream().filter(fault -> fault.name().equals(name)).findFirst();
  }

  /** Breaks a sandbox of 4 hosts or more. */
  public void in(Sandbox sandbox) {
    breaking.accept(new Breaker(sandbox));
  }

  /** Returns the word by which the machine is asked for: the MAC of one that is not registered. */
  public String asks(Sandbox sandbox) {
    Breaker breaker = new Breaker(sandbox);
    return switch (name) {
      case "unknown-mac" -> breaker.mac();
      case "ipmi-911" -> "ipmi-" + breaker.victim().name();
      default -> breaker.victim().name();
    };
  }
}
