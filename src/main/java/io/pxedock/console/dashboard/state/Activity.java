package io.pxedock.console.dashboard.state;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import java.util.List;

/**
 * What runs, and how the last thing ended.
 *
 * @param running empty when nothing runs
 * @param planning whether what runs will ask a question before it changes anything
 * @param notice shown until the next key
 * @param typed the lines that were run on the command line, oldest first
 */
public record Activity(String running, boolean planning, Line notice, List<String> typed) {
  static final Activity NONE = new Activity("", false, Line.EMPTY, List.of());

  /** Returns this activity while something runs; the notice goes. */
  public Activity runs(String what) {
    return new Activity(what, false, Line.EMPTY, typed);
  }

  /** Returns the activity of a change that is being planned: its question comes next. */
  public Activity plans(String what) {
    return new Activity(what, true, Line.EMPTY, typed);
  }

  /** Returns this activity with its question asked. */
  public Activity asked() {
    return new Activity(running, false, Line.EMPTY, typed);
  }

  Activity says(String text, Tone tone) {
    return new Activity(running, planning, Line.of(text, tone), typed);
  }

  /** Returns this activity with nothing running and with a notice of how it ended. */
  public Activity ended(String text, Tone tone) {
    return new Activity("", false, Line.of(text, tone), typed);
  }

  /** Returns this activity without a notice. */
  public Activity quiet() {
    return new Activity(running, planning, Line.EMPTY, typed);
  }

  /** Nothing runs any more; what was said stays. */
  public Activity ended() {
    return new Activity("", false, notice, typed);
  }

  /**
   * Returns this activity with the lines that were typed before, the oldest first. The list is
   * copied.
   */
  public Activity remembering(List<String> lines) {
    return new Activity(running, planning, notice, List.copyOf(lines));
  }
}
