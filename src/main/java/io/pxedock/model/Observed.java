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

  /** Returns a value that was observed. */
  public static <T> Observed<T> known(T value) {
    return new Observed<>(value, null);
  }

  /** Returns the absence of a value that could not be observed. */
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

  /** Returns whether the value was observed. */
  public boolean isKnown() {
    return reason == null;
  }

  /** Returns the value; empty if it is unavailable. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /** Returns why the value is unavailable; empty if it is known. */
  public Optional<Failure> reason() {
    return Optional.ofNullable(reason);
  }

  /**
   * Returns the value.
   *
   * @throws Failure with the reason, if the value is unavailable
   */
  public T orThrow() {
    if (reason != null) {
      throw reason;
    }
    return value;
  }

  /** Returns the value, or {@code other} if the value is unavailable. */
  public T orElse(T other) {
    return reason == null ? value : other;
  }

  /** Returns the result of one of the two functions: of the value, or of the reason. */
  public <R> R fold(Function<? super T, R> known, Function<Failure, R> unavailable) {
    return reason == null ? known.apply(value) : unavailable.apply(reason);
  }

  @Override
  public String toString() {
    return reason == null ? "known " + value : "unavailable: " + reason.line();
  }
}
