package io.pxedock.adapter.sandbox;

import io.pxedock.model.Failure;
import io.pxedock.spi.ContainerEngine.Subscription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A stream of which the last items are kept, and which can be followed: each follower gets every
 * item, in order, on a thread of its own, so that a slow one holds up nobody.
 */
final class Broadcast<T> implements AutoCloseable {
  private final String name;
  private final int capacity;
  private final Deque<T> kept = new ArrayDeque<>();
  private final Set<Follower<T>> followers = ConcurrentHashMap.newKeySet();

  /**
   * @param name of the followers' threads
   * @param capacity how many items are kept
   */
  Broadcast(String name, int capacity) {
    this.name = name;
    this.capacity = capacity;
  }

  synchronized void add(T item) {
    if (capacity > 0) {
      if (kept.size() == capacity) {
        kept.removeFirst();
      }
      kept.addLast(item);
    }
    followers.forEach(follower -> follower.give(item));
  }

  /** The last items, oldest first. */
  synchronized List<T> last(int count) {
    List<T> all = new ArrayList<>(kept);
    return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, count)), all.size()));
  }

  /**
   * @param wanted of the items that are kept
   * @param live whether more will come; without it, the stream ends behind what is kept
   */
  synchronized Subscription follow(
      Predicate<T> wanted, boolean live, Consumer<T> items, Consumer<Optional<Failure>> ended) {
    Follower<T> follower = new Follower<>(items, ended, followers);
    kept.stream().filter(wanted).forEach(follower::give);
    if (live) {
      followers.add(follower);
    } else {
      follower.end(Optional.empty());
    }
    Thread thread = new Thread(follower, name);
    thread.setDaemon(true);
    follower.begin(thread);
    return follower;
  }

  /** Ends the streams of all followers, for the reason given if there is one. */
  synchronized void end(Optional<Failure> reason) {
    followers.forEach(follower -> follower.end(reason));
    followers.clear();
  }

  @Override
  public void close() {
    followers.forEach(Follower::close);
  }

  private static final class Follower<T> implements Subscription, Runnable {
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Consumer<T> items;
    private final Consumer<Optional<Failure>> ended;
    private final Set<Follower<T>> followers;
    private volatile Thread thread;
    private volatile boolean closed;

    Follower(Consumer<T> items, Consumer<Optional<Failure>> ended, Set<Follower<T>> followers) {
      this.items = items;
      this.ended = ended;
      this.followers = followers;
    }

    void begin(Thread own) {
      thread = own;
      own.start();
    }

    void give(T item) {
      queue.add(() -> items.accept(item));
    }

    void end(Optional<Failure> reason) {
      queue.add(
          () -> {
            closed = true;
            ended.accept(reason);
          });
    }

    @Override
    public void run() {
      try {
        while (!closed) {
          queue.take().run();
        }
      } catch (InterruptedException e) {
        // closed: nobody wants the rest
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed = true;
      followers.remove(this);
      if (Thread.currentThread() != thread) {
        thread.interrupt();
      }
    }
  }
}
