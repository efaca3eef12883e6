package io.pxedock.model.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds what was probably meant by a word that does not exist. */
public final class Spelling {
  private Spelling() {}

  /**
   * Returns the candidates with the fewest edits, in their order; empty if every candidate needs
   * more than {@code most}.
   */
  public static List<String> nearest(String word, Collection<String> candidates, int most) {
    int least = most;
    List<String> nearest = new ArrayList<>();
    for (String candidate : candidates) {
      int distance = distance(word, candidate, least);
      if (distance < least) {
        nearest.clear();
        least = distance;
      }
      if (distance <= least) {
        nearest.add(candidate);
      }
    }
    return nearest;
  }

  /** Returns whether at most {@code most} edits make one word the other. */
  public static boolean isNear(String a, String b, int most) {
    return distance(a, b, most) <= most;
  }

  /**
   * Counts the letters inserted, removed or replaced, and the neighbours swapped, each as one edit.
   * A word that is longer or shorter by more than {@code most} is not compared further.
   */
  private static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(a, b, edits, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] edits, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + change);
    boolean isSwap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return isSwap ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
  }
}
