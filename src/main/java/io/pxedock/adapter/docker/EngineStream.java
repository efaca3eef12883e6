package io.pxedock.adapter.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.AsyncDockerCmd;
import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An answer of Docker that need not end. docker-java reads it on a thread of its own, which only
 * the end of the connection ends, so each stream has a client to itself: to close that one ends the
 * thread, also while Docker has not begun to answer.
 */
final class EngineStream<T> implements ResultCallback<T>, ContainerEngine.Subscription {
  private final DockerClient client;
  private final Consumer<T> items;
  private final Consumer<Optional<Failure>> ended;
  private final Function<Throwable, RuntimeException> translate;
  private final Consumer<EngineStream<T>> gone;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile Heartbeat pulse;

  /**
   * @param client closed with the stream
   * @param ended told when the answer ends by itself, but not when it is closed
   * @param gone told in either case
   */
  EngineStream(
      DockerClient client,
      Consumer<T> items,
      Consumer<Optional<Failure>> ended,
      Function<Throwable, RuntimeException> translate,
      Consumer<EngineStream<T>> gone) {
    this.client = client;
    this.items = items;
    this.ended = ended;
    this.translate = translate;
    this.gone = gone;
  }

  EngineStream<T> begin(Function<DockerClient, AsyncDockerCmd<?, T>> command) {
    command.apply(client).exec(this);
    return this;
  }

  /** From now on the stream also ends when the pulse fails, and the pulse with the stream. */
  void keepsAlive(Heartbeat beating) {
    pulse = beating;
    pulse.begin();
    if (over.get()) {
      pulse.close();
    }
  }

  @Override
  public void onStart(Closeable answer) {
    if (over.get()) {
      quietly(answer);
    }
  }

  @Override
  public void onNext(T item) {
    if (!over.get()) {
      items.accept(item);
    }
  }

  @Override
  public void onError(Throwable cause) {
    RuntimeException said = translate.apply(cause);
    finish(
        Optional.of(
            said instanceof Failure failure
                ? failure
                : Failure.failed("cannot follow Docker: " + said, "").because(cause)));
  }

  @Override
  public void onComplete() {
    finish(Optional.empty());
  }

  private void finish(Optional<Failure> failure) {
    if (cut()) {
      ended.accept(failure);
    }
  }

  @Override
  public void close() {
    cut();
  }

  private boolean cut() {
    boolean first = over.compareAndSet(false, true);
    if (first) {
      if (pulse != null) {
        pulse.close();
      }
      quietly(client);
      gone.accept(this);
    }
    return first;
  }

  private static void quietly(Closeable open) {
    try {
      open.close();
    } catch (IOException | RuntimeException e) {
      // It is as closed as it will ever be.
    }
  }
}
