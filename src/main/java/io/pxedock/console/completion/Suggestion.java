package io.pxedock.console.completion;

/**
 * A completion of the word at the cursor.
 *
 * @param value the whole word
 * @param group the kind of value, in the plural
 * @param description a short text beside the value; empty for none
 * @param whole whether the word is complete, so that a blank can follow
 */
public record Suggestion(String value, String group, String description, boolean whole) {}
