package io.pxedock.core.setup.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.setup.image.ImageReport.Age;
import io.pxedock.model.image.DistributionPackage;
import io.pxedock.model.image.ImageRecipe;
import io.pxedock.model.image.ImageState;
import io.pxedock.model.image.PackageSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReportTest {
  private static ImageRecipe recipe(String dnsmasq, String libc) {
    return new ImageRecipe(
        PackageSource.OF_THIS_MACHINE,
        "bookworm",
        "http://deb.debian.org/debian",
        "amd64",
        List.of(
            new DistributionPackage("dnsmasq-base", dnsmasq, 1),
            new DistributionPackage("libc6", libc, 1)));
  }

  private static ImageReport report(Map<String, String> labels, String running, ImageRecipe found) {
    return new ImageReport(
        "x",
        Optional.of(new ImageState("sha256:1", Instant.EPOCH, 1, labels)),
        false,
        running,
        Optional.ofNullable(found),
        Optional.empty());
  }

  private static ImageReport ofBuilt(ImageRecipe found) {
    return report(recipe("2.90-4~deb12u2", "2.36-9").labels(), "2.90", found);
  }

  @Test
  void equalPackagesAreCurrent() {
    ImageReport report = ofBuilt(recipe("2.90-4~deb12u2", "2.36-9"));
    assertThat(report.age()).isEqualTo(Age.CURRENT);
    assertThat(report.newer()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2.90-4~deb12u10,2.36-9,dnsmasq-base=2.90-4~deb12u10",
    "2.90-4~deb12u2,2.36-10,libc6=2.36-10"
  })
  void aNewerPackageIsNamed(String dnsmasq, String libc, String newer) {
    ImageReport report = ofBuilt(recipe(dnsmasq, libc));
    assertThat(report.age()).isEqualTo(Age.OUTDATED);
    assertThat(report.newer()).containsExactly(newer);
  }

  @Test
  void aMirrorThatIsBehindHasNothingNewer() {
    assertThat(ofBuilt(recipe("2.89-1", "2.36-8")).age()).isEqualTo(Age.CURRENT);
  }

  @ParameterizedTest
  @CsvSource({"2.90,CURRENT", "2.9,OUTDATED", "2.91,CURRENT", "'',UNKNOWN"})
  void anImageWithoutLabelsIsJudgedByWhatDnsmasqLogs(String running, Age age) {
    assertThat(report(Map.of(), running, recipe("2.90-4~deb12u2", "2.36-9")).age()).isEqualTo(age);
  }

  @Test
  void withoutAMirrorTheAgeIsNotKnown() {
    assertThat(ofBuilt(null).age()).isEqualTo(Age.UNKNOWN);
  }
}
