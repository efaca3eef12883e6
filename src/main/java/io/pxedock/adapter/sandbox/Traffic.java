package io.pxedock.adapter.sandbox;

import io.pxedock.model.net.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Machines that are powered on now and then, one after the other: mostly registered ones, and some
 * that nobody registered, who ask again and again as new machines do.
 */
final class Traffic implements AutoCloseable {
  private static final int STRANGERS = 3;
  private static final int ONE_STRANGER_IN = 4;

  private final ScheduledExecutorService executor;
  private final List<MacAddress> nodes;
  private final List<MacAddress> strangers;
  private final Function<MacAddress, SandboxNode> plug;
  private final Duration between;
  private final Random random;

  Traffic(
      ScheduledExecutorService executor,
      List<Machine> site,
      Function<MacAddress, SandboxNode> plug,
      Duration between,
      Random random) {
    this.executor = executor;
    this.nodes = site.stream().filter(m -> !m.isBmc()).map(Machine::mac).toList();
    this.strangers = random.ints(STRANGERS).mapToObj(i -> Machine.stranger(random)).toList();
    this.plug = plug;
    this.between = between;
    this.random = random;
  }

  void start() {
    schedule(between.dividedBy(10));
  }

  private void schedule(Duration delay) {
    try {
      executor.schedule(this::bootOne, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // closed meanwhile
    }
  }

  private void bootOne() {
    try {
      plug.apply(next()).boot();
      // Between half and one and a half of the average.
      schedule(between.multipliedBy(50 + random.nextInt(101)).dividedBy(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private MacAddress next() {
    List<MacAddress> kind =
        nodes.isEmpty() || random.nextInt(ONE_STRANGER_IN) == 0 ? strangers : nodes;
    return kind.get(random.nextInt(kind.size()));
  }

  @Override
  public void close() {
    executor.shutdownNow();
    try {
      // The machine that is just being served is off when this returns.
      executor.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
