package io.pxedock.console.render;

import io.pxedock.core.diagnosis.PathLink;
import io.pxedock.model.host.Severity;

/** The signs that show a state without its colour, each in its tone. */
public final class Marks {
  private Marks() {}

  /** Returns the sign of a link's state. */
  public static Span of(PathLink.State state) {
    return switch (state) {
      case OK -> new Span("✓", Tone.GOOD);
      case WARNING -> new Span("!", Tone.WARNING);
      case FAILED -> new Span("✗", Tone.BAD);
      case UNKNOWN -> new Span("?", Tone.FAINT);
    };
  }

  /** Returns the sign of a problem's severity. */
  public static Span of(Severity severity) {
    return of(severity == Severity.ERROR ? PathLink.State.FAILED : PathLink.State.WARNING);
  }
}
