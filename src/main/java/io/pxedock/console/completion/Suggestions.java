package io.pxedock.console.completion;

import java.util.List;

/**
 * All completions of the word at the cursor.
 *
 * @param typed the word typed so far, in the spelling of the suggestions: {@code 52:5} for {@code
 *     525}
 * @param all the suggestions in the order of display
 * @param note why there is no suggestion; empty if that needs no reason
 */
public record Suggestions(String typed, List<Suggestion> all, String note) {
  /** Creates suggestions that need no note. */
  public Suggestions(String typed, List<Suggestion> all) {
    this(typed, all, "");
  }
}
