package io.pxedock.dashboard.state;

import io.pxedock.dashboard.ink.Line;
import io.pxedock.dashboard.ink.Tone;

/**
 * What runs, and how the last thing ended.
 *
 * @param running empty when nothing runs
 * @param notice shown until the next key
 */
public record Activity(String running, Line notice) {
  static final Activity NONE = new Activity("", Line.EMPTY);

  Activity runs(String what) {
    return new Activity(what, Line.EMPTY);
  }

  Activity says(String text, Tone tone) {
    return new Activity(running, Line.of(text, tone));
  }

  Activity ended(String text, Tone tone) {
    return new Activity("", Line.of(text, tone));
  }

  Activity quiet() {
    return new Activity(running, Line.EMPTY);
  }
}
