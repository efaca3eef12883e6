package io.pxedock.model;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A part of a snapshot: known, or unavailable with the reason. A part that cannot be reached does
 * not hide the other parts.
 */
public final class Observed<T> {
  private final T value;
  private final Failure reason;

  private Observed(T value, Failure reason) {
    this.value = value;
    this.reason = reason;
  }

  public static <T> Observed<T> known(T value) {
    return new Observed<>(value, null);
  }

  public static <T> Observed<T> unavailable(Failure reason) {
    return new Observed<>(null, reason);
  }

  /** Returns what the call returns, or unavailable if the call throws a {@link Failure}. */
  public static <T> Observed<T> of(Supplier<T> call) {
    try {
      return known(call.get());
    } catch (Failure e) {
      return unavailable(e);
    }
  }

  public boolean isKnown() {
    return reason == null;
  }

  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  public Optional<Failure> reason() {
    return Optional.ofNullable(reason);
  }

  /**
   * Returns the value.
   *
   * @throws Failure the reason, if the value is unavailable
   */
  public T orThrow() {
    if (reason != null) {
      throw reason;
    }
    return value;
  }

  public T orElse(T other) {
    return reason == null ? value : other;
  }

  public <R> R fold(Function<? super T, R> known, Function<Failure, R> unavailable) {
    return reason == null ? known.apply(value) : unavailable.apply(reason);
  }

  @Override
  public String toString() {
    return reason == null ? "known " + value : "unavailable: " + reason.line();
  }
}
