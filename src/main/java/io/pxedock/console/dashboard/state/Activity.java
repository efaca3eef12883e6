package io.pxedock.console.dashboard.state;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
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

  public Activity runs(String what) {
    return new Activity(what, Line.EMPTY, typed);
  }

  Activity says(String text, Tone tone) {
    return new Activity(running, Line.of(text, tone), typed);
  }

  public Activity ended(String text, Tone tone) {
    return new Activity("", Line.of(text, tone), typed);
  }

  public Activity quiet() {
    return new Activity(running, Line.EMPTY, typed);
  }

  /** Nothing runs any more; what was said stays. */
  public Activity ended() {
    return new Activity("", notice, typed);
  }

  public Activity remembering(List<String> lines) {
    return new Activity(running, notice, List.copyOf(lines));
  }
}
