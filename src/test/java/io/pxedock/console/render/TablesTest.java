package io.pxedock.console.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables on terminals that are too narrow for them. */
class TablesTest {
  private static final Listing LISTING =
      new Listing(
          List.of(
              new Listing.Column("name", "NAME"),
              new Listing.Column("fqdn", "FQDN").spare(),
              new Listing.Column("mac", "MAC"),
              new Listing.Column("problems", "PROBLEMS")),
          List.of(
              List.of("cpu-01", "cpu-01.rack-07.pxe.example", "52:54:00:00:00:01", "-"),
              List.of(
                  "cpu-02",
                  "cpu-02.rack-07.pxe.example",
                  "52:54:00:00:00:02",
                  "a problem whose text is much longer than any terminal that it could be shown on")),
          "");

  private static List<String> lines(int columns) {
    return Tables.print(LISTING, () -> columns).stream().map(Line::text).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 70, 80, 100, 120, 150})
  void everyValueIsShownWholeAtEveryWidth(int columns) {
    List<String> lines = lines(columns);
    assertThat(lines).allMatch(line -> line.length() < columns);
    String words = String.join(" ", lines).replaceAll(" +", " ");
    assertThat(words)
        .contains("cpu-01.rack-07.pxe.example", "52:54:00:00:00:01", "cpu-02.rack-07.pxe.example")
        .contains(
            "a problem whose text is much longer than any terminal that it could be shown on");
  }

  @Test
  void theSpareColumnIsFoldedBeforeTheOthers() {
    Listing fits = new Listing(LISTING.columns(), LISTING.rows().subList(0, 1), "");
    assertThat(Tables.print(fits, () -> 60).stream().map(Line::text))
        .containsExactly(
            "NAME    MAC                PROBLEMS",
            "cpu-01  52:54:00:00:00:01  -",
            "    fqdn  cpu-01.rack-07.pxe.example");
  }

  @Test
  void aTableThatFitsHasOneLineForEachRow() {
    assertThat(lines(0)).hasSize(3);
    assertThat(lines(200)).hasSize(3);
  }
}
