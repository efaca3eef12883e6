package io.pxedock.console.completion;

/**
 * One thing that can stand at the cursor.
 *
 * @param value the whole word
 * @param group what kind of thing it is, in the plural
 * @param description a few words beside it; empty for none
 * @param whole whether the word is then at its end, so that a blank may follow
 */
public record Suggestion(String value, String group, String description, boolean whole) {}
