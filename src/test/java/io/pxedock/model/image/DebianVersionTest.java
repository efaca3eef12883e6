package io.pxedock.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of deb-version(7). */
class DebianVersionTest {
  /** From the oldest to the newest. */
  private static final List<String> ORDERED =
      List.of(
          "0~~",
          "0~~a",
          "0~",
          "0",
          "2.85-1",
          "2.90~rc1-1",
          "2.90",
          "2.90-4~deb12u1",
          "2.90-4~deb12u2",
          "2.90-4~deb12u10",
          "2.90-4",
          "2.90-4+b1",
          "2.90-4.1",
          "2.90a-1",
          "2.90+dfsg-1",
          "2.91-1",
          "2.100-1",
          "99999999999999999999-1",
          "100000000000000000000-1",
          "1:0.1");

  private static int compare(String a, String b) {
    return Integer.signum(new DebianVersion(a).compareTo(new DebianVersion(b)));
  }

  @Test
  void eachIsNewerThanThoseBefore() {
    for (int i = 0; i < ORDERED.size(); i++) {
      for (int j = 0; j < ORDERED.size(); j++) {
        assertThat(compare(ORDERED.get(i), ORDERED.get(j)))
            .as(ORDERED.get(i) + " and " + ORDERED.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1.0,1.00", "0:1-1,1-1", "1.0-0,1.0", "'',''"})
  void differentSpellingsCanBeOneVersion(String a, String b) {
    assertThat(compare(a, b)).isZero();
  }

  @Test
  void dpkgOrdersThemSo() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "only where dpkg is");
    for (int i = 0; i + 1 < ORDERED.size(); i++) {
      Process dpkg =
          new ProcessBuilder("dpkg", "--compare-versions", ORDERED.get(i), "lt", ORDERED.get(i + 1))
              .start();
      assertThat(dpkg.waitFor()).as(ORDERED.get(i) + " < " + ORDERED.get(i + 1)).isZero();
    }
  }
}
