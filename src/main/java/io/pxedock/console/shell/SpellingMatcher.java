package io.pxedock.console.shell;

import io.pxedock.console.completion.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.CompletionMatcher;
import org.jline.reader.LineReader;

/** Matches candidates with a typed word, including a MAC in any spelling. */
final class SpellingMatcher implements CompletionMatcher {
  private String word = "";
  private List<Candidate> matching = List.of();

  @Override
  public void compile(
      Map<LineReader.Option, Boolean> options,
      boolean prefix,
      CompletingParsedLine line,
      boolean caseInsensitive,
      int errors,
      String originalGroupName) {
    word = line.word();
    matching = List.of();
  }

  @Override
  public List<Candidate> matches(List<Candidate> candidates) {
    matching = candidates.stream().filter(c -> Match.fits(word, c.value())).toList();
    return new ArrayList<>(matching);
  }

  @Override
  public Candidate exactMatch() {
    return matching.stream()
        .filter(c -> c.complete() && c.value().equals(word))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String getCommonPrefix() {
    return matching.stream().map(Candidate::value).reduce(SpellingMatcher::common).orElse("");
  }

  private static String common(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return a.substring(0, i);
  }
}
