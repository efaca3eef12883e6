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
 * An answer of Docker that may not end. docker-java reads it on a thread that ends only with the
 * connection, so each stream has its own client: closing the client ends the thread, even before
 * Docker has begun to answer.
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
   * @param client the client of this stream, closed with it
   * @param ended called when the answer ends by itself, but not when the stream is closed
   * @param gone called in either case
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

  /** Ends the stream when the heartbeat fails, and the heartbeat with the stream. */
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
      // Closing failed; there is nothing else to close.
    }
  }
}
