package io.pxedock.core.site;

/**
 * A change of the journal that was cut off in the middle: some of its files are as it wanted them,
 * others are not.
 *
 * @param number its number in the journal
 * @param title what was asked
 * @param done how many of its files are as it wanted them, at least 1
 * @param total how many files it was to change, more than {@code done}
 */
public record CutOffChange(int number, String title, int done, int total) {}
