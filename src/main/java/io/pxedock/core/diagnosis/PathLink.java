package io.pxedock.core.diagnosis;

import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;

/**
 * One link of the boot path.
 *
 * @param name the contract's key, such as {@code container}
 * @param code of the cause, such as {@code port-down}; empty while there is none
 * @param detail the evidence, in one line
 * @param summary the evidence in a word or two, where there is no room for a line
 * @param remedy what to do now; empty when all is well
 */
public record PathLink(
    String name, State state, String code, String detail, String summary, Remedy remedy) {
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
    summary = Printable.line(summary);
    remedy = remedy.printable();
  }

  /** Whether somebody has to look at it: the last link may only repeat what another one says. */
  public boolean isTrouble() {
    boolean repeats = name.equals(BootsLink.NAME) && remedy.isEmpty();
    return state != State.OK && !repeats;
  }

  static PathLink ok(String name, String summary, String detail) {
    return new PathLink(name, State.OK, "", detail, summary, Remedy.NONE);
  }

  static PathLink warning(String name, String code, String detail, Remedy remedy) {
    return new PathLink(name, State.WARNING, code, detail, detail, remedy);
  }

  static PathLink warning(String name, String code, String detail, String remedy) {
    return warning(name, code, detail, Remedy.of(remedy));
  }

  static PathLink failed(String name, String code, String detail, Remedy remedy) {
    return new PathLink(name, State.FAILED, code, detail, detail, remedy);
  }

  static PathLink failed(String name, String code, String detail, String remedy) {
    return failed(name, code, detail, Remedy.of(remedy));
  }

  static PathLink unknown(String name, Failure reason) {
    return new PathLink(name, State.UNKNOWN, "", reason.what(), reason.what(), reason.remedy());
  }

  /** A link that cannot be known while another one is broken, which has the reason. */
  static PathLink needs(String name, String other) {
    return new PathLink(name, State.UNKNOWN, "", "needs " + other, "needs " + other, Remedy.NONE);
  }
}
