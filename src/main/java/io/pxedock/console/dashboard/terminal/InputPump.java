package io.pxedock.console.dashboard.terminal;

import io.pxedock.console.dashboard.state.Message;
import java.io.IOException;
import java.util.function.Consumer;
import org.jline.utils.NonBlockingReader;

/** Reads keys on a thread of its own, until it is stopped; what was not read yet stays unread. */
final class InputPump implements Runnable {
  /** How long an escape sequence may take to arrive; after it, Esc was pressed. */
  private static final long ESCAPE_TIMEOUT_MS = 30;

  private static final long PASTE_TIMEOUT_MS = 2000;
  private static final long AT_ONCE = 1;
  private static final long FOR_EVER = 3_600_000;
  private static final int MAX_CHUNK = 64 * 1024;

  private final NonBlockingReader reader;
  private final Consumer<Message> sink;
  private final Runnable end;
  private final Thread thread = new Thread(this, "dashboard-keys");
  private volatile boolean stopped;
  private boolean pasting;

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
          take(chunk());
        }
      }
    } catch (IOException e) {
      if (!stopped) {
        end.run();
      }
    }
  }

  /**
   * Decodes a chunk of input; no part of a paste becomes keys, however long or slow the paste is.
   */
  private void take(String chunk) {
    boolean broken = chunk.equals("\u0003") || chunk.equals("\u001b");
    String input = pasting && !broken ? KeyDecoder.PASTE_BEGIN + chunk : chunk;
    pasting = KeyDecoder.isPasting(input);
    KeyDecoder.decode(input).forEach(sink);
  }

  private String chunk() throws IOException {
    StringBuilder chunk = new StringBuilder(pasting ? KeyDecoder.PASTE_BEGIN : "");
    int begin = chunk.length();
    do {
      chunk.append((char) reader.read());
    } while ((chunk.length() < MAX_CHUNK || KeyDecoder.isCut(chunk.toString())) && hasMore(chunk));
    return chunk.substring(begin);
  }

  // What is there already is taken without a look at what came before: a paste is long.
  private boolean hasMore(StringBuilder chunk) throws IOException {
    if (reader.peek(AT_ONCE) >= 0) {
      return true;
    }
    String input = chunk.toString();
    long patience = KeyDecoder.isPasting(input) ? PASTE_TIMEOUT_MS : ESCAPE_TIMEOUT_MS;
    return KeyDecoder.isOpen(input) && reader.peek(patience) >= 0;
  }
}
