package io.pxedock.dashboard.terminal;

import io.pxedock.dashboard.state.Message;
import java.io.IOException;
import java.util.function.Consumer;
import org.jline.utils.NonBlockingReader;

/** Reads keys on a thread of its own, until it is stopped; what was not read yet stays unread. */
final class InputPump implements Runnable {
  /** How long an escape sequence may take to arrive; after it, Esc was pressed. */
  private static final long PATIENCE = 30;

  private static final long PASTE_PATIENCE = 2000;
  private static final long AT_ONCE = 1;
  private static final long FOR_EVER = 3_600_000;
  private static final int LONGEST = 64 * 1024;

  private final NonBlockingReader reader;
  private final Consumer<Message> sink;
  private final Runnable end;
  private final Thread thread = new Thread(this, "dashboard-keys");
  private volatile boolean stopped;

  /**
   * @param end told when the terminal is gone
   */
  InputPump(NonBlockingReader reader, Consumer<Message> sink, Runnable end) {
    this.reader = reader;
    this.sink = sink;
    this.end = end;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        int next = reader.peek(FOR_EVER);
        if (next == NonBlockingReader.EOF) {
          end.run();
          return;
        }
        if (next >= 0 && !stopped) {
          KeyDecoder.decode(chunk()).forEach(sink);
        }
      }
    } catch (IOException e) {
      if (!stopped) {
        end.run();
      }
    }
  }

  private String chunk() throws IOException {
    StringBuilder chunk = new StringBuilder();
    do {
      chunk.append((char) reader.read());
    } while (chunk.length() < LONGEST && reader.peek(patience(chunk.toString())) >= 0);
    return chunk.toString();
  }

  private static long patience(String chunk) {
    if (!KeyDecoder.isOpen(chunk)) {
      return AT_ONCE;
    }
    return chunk.contains(KeyDecoder.PASTE_BEGIN) ? PASTE_PATIENCE : PATIENCE;
  }
}
