package io.pxedock.model;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One part of a snapshot: known, or unavailable with the reason and the remedy. What cannot be
 * reached never hides the rest.
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

  /** Known when the call answers, unavailable when it throws a {@link Failure}. */
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
   * The value, for what cannot go on without it.
   *
   * @throws Failure the reason why it is unavailable
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

  public <R> Observed<R> map(Function<? super T, R> change) {
    return reason == null ? known(change.apply(value)) : unavailable(reason);
  }

  @Override
  public String toString() {
    return reason == null ? "known " + value : "unavailable: " + reason.line();
  }
}
