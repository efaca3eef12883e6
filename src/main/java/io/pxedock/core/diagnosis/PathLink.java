package io.pxedock.core.diagnosis;

import io.pxedock.model.Failure;
import io.pxedock.model.Printable;

/**
 * One link of the boot path.
 *
 * @param name the contract's key, such as {@code container}
 * @param detail the evidence, in one line
 * @param remedy what to do now; empty when all is well
 */
public record PathLink(String name, State state, String detail, String remedy) {
  /** How a link is. */
  public enum State {
    OK,
    WARNING,
    FAILED,
    /** It could not be found out. */
    UNKNOWN
  }

  public PathLink {
    detail = Printable.line(detail);
    remedy = Printable.line(remedy);
  }

  static PathLink ok(String name, String detail) {
    return new PathLink(name, State.OK, detail, "");
  }

  static PathLink warning(String name, String detail, String remedy) {
    return new PathLink(name, State.WARNING, detail, remedy);
  }

  static PathLink failed(String name, String detail, String remedy) {
    return new PathLink(name, State.FAILED, detail, remedy);
  }

  static PathLink unknown(String name, Failure reason) {
    return new PathLink(name, State.UNKNOWN, reason.what(), reason.remedy());
  }
}
