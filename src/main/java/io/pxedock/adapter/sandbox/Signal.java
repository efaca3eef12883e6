package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** The signals that an operator sends to dnsmasq, and what it does about them. */
enum Signal {
  HUP(1, SandboxContainer::hangUp),
  INT(2, SandboxContainer::terminate),
  KILL(9, container -> {}),
  /** Writes statistics that nobody asks for here. */
  USR1(10, container -> {}),
  USR2(12, container -> {}),
  TERM(15, SandboxContainer::terminate);

  private final int number;
  private final Consumer<SandboxContainer> effect;

  Signal(int number, Consumer<SandboxContainer> effect) {
    this.number = number;
    this.effect = effect;
  }

  static Signal named(String text) {
    String name = text.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
    return Arrays.stream(values())
        .filter(signal -> signal.name().equals(name) || name.equals(signal.number + ""))
        .findFirst()
        .orElseThrow(() -> Failure.failed("Docker refused: Invalid signal: " + text, ""));
  }

  void reach(SandboxContainer container) {
    effect.accept(container);
  }
}
