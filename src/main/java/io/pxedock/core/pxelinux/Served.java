package io.pxedock.core.pxelinux;

import io.pxedock.model.text.Bytes;
import java.util.Optional;

/**
 * What a TFTP server answers to one name.
 *
 * @param size in bytes, of a file that is sent
 * @param bytes the content, as far as it is at hand; of a large file at most its beginning
 * @param why what keeps the file from being sent, or from being known
 */
public record Served(State state, long size, Optional<Bytes> bytes, String why) {
  /** What becomes of a request. */
  public enum State {
    SENT,
    MISSING,
    /** Something is there, and the server cannot send it. */
    REFUSED,
    /** It could not be found out. */
    UNKNOWN
  }

  /** Returns the answer of a server that sends the file. */
  public static Served sent(long size, Optional<Bytes> bytes) {
    return new Served(State.SENT, size, bytes, "");
  }

  /** Returns the answer of a server that has no such file. */
  public static Served missing() {
    return new Served(State.MISSING, 0, Optional.empty(), "is missing");
  }

  /** Returns the answer of a server that has something there and does not send it. */
  public static Served refused(String why) {
    return new Served(State.REFUSED, 0, Optional.empty(), why);
  }

  /** Returns the answer that nobody has. */
  public static Served unknown(String why) {
    return new Served(State.UNKNOWN, 0, Optional.empty(), why);
  }

  /** Returns whether the server sends the file. */
  public boolean isSent() {
    return state == State.SENT;
  }

  /** Returns whether it is not known if the server sends the file. */
  public boolean isUnknown() {
    return state == State.UNKNOWN;
  }

  /** The content, when all of it is at hand. */
  public Optional<Bytes> whole() {
    return bytes.filter(b -> isSent() && b.length() == size);
  }
}
