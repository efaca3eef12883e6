package io.pxedock.console.completion;

import java.util.List;

/**
 * Everything that can stand at the cursor.
 *
 * @param typed the word typed so far, in the spelling of the suggestions: {@code 52:5} for {@code
 *     525}
 * @param all in the order to show them in
 */
public record Suggestions(String typed, List<Suggestion> all) {}
