package io.pxedock.dashboard.state;

import io.pxedock.dashboard.ink.Line;
import io.pxedock.dashboard.ink.Tone;
import java.util.List;

/**
 * What runs, and how the last thing ended.
 *
 * @param running empty when nothing runs
 * @param notice shown until the next key
 * @param typed the lines that were run on the command line, oldest first
 */
public record Activity(String running, Line notice, List<String> typed) {
  static final Activity NONE = new Activity("", Line.EMPTY, List.of());

  Activity runs(String what) {
    return new Activity(what, Line.EMPTY, typed);
  }

  Activity says(String text, Tone tone) {
    return new Activity(running, Line.of(text, tone), typed);
  }

  Activity ended(String text, Tone tone) {
    return new Activity("", Line.of(text, tone), typed);
  }

  Activity quiet() {
    return new Activity(running, Line.EMPTY, typed);
  }

  /** Nothing runs any more; what was said stays. */
  Activity ended() {
    return new Activity("", notice, typed);
  }

  Activity remembering(List<String> lines) {
    return new Activity(running, notice, List.copyOf(lines));
  }
}
