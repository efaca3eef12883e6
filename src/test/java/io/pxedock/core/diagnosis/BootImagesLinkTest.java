package io.pxedock.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.pxedock.core.site.BootImagesProbeResult;
import io.pxedock.core.site.BootImagesProbeResult.Asked;
import io.pxedock.model.net.Endpoint;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.model.site.BootImagesService;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BootImagesLinkTest {
  private static final String URL = "http://192.168.0.1/images/";
  private static final BootImagesService AS_IS = BootImagesService.asIs("pxeboot", "image");
  private static final BootImagesService OWN =
      new BootImagesService(
          BootImagesService.Mode.CONTAINER,
          "pxeboot-images",
          "image",
          Optional.of(Endpoint.parse("192.168.0.241")));

  private static Asked file(String name, long here, int status, long there) {
    return new Asked(name, here, UrlAnswer.http(status, there));
  }

  private static PathLink link(BootImagesService service, Asked... files) {
    return link(service, Optional.empty(), files);
  }

  private static PathLink link(
      BootImagesService service, Optional<UrlAnswer> self, Asked... files) {
    return BootImagesLink.of(
        Optional.of(new BootImagesProbeResult(URL, URL, "", List.of(files), self)), service);
  }

  private static void says(PathLink link, PathLink.State state, String detail) {
    assertThat(link.state()).isEqualTo(state);
    assertThat(link.detail()).isEqualTo(detail);
    assertThat(link.remedy().isEmpty()).isEqualTo(state == PathLink.State.OK);
  }

  @Test
  void theFilesAreNamedWithTheirSizes() {
    says(
        link(AS_IS, file("a", 14_186_432, 200, 14_186_432), file("b", 5, 200, -1)),
        PathLink.State.OK,
        URL + " has a (14.2 MB), b");
  }

  @Test
  void ofManyFilesOnlyThreeAreNamed() {
    Asked file = file("a", 2000, 200, 2000);
    says(
        link(AS_IS, file, file, file, file),
        PathLink.State.OK,
        URL + " has a (2 kB), a (2 kB), a (2 kB) and 1 more");
  }

  @Test
  void aFileOfAnotherSizeIsAnotherFile() {
    says(
        link(AS_IS, file("a", 10, 200, 11), file("b", 5, 200, 5)),
        PathLink.State.WARNING,
        "911boot points elsewhere: " + URL + " has other files than images/: a 11 bytes, here 10");
  }

  @Test
  void whatIsMissingIsNamed() {
    says(
        link(AS_IS, file("a", 10, 404, -1), file("b", 5, 200, 5)),
        PathLink.State.WARNING,
        URL + " has no a");
  }

  @Test
  void aServerThatHasNoneOfThemIsAnother() {
    says(
        link(AS_IS, Optional.of(UrlAnswer.http(200, -1)), file("a", 10, 404, -1)),
        PathLink.State.WARNING,
        "911boot points elsewhere: " + URL + " answers 200, but has no a");
  }

  @Test
  void nothingThereAtAllHasFailed() {
    says(
        link(AS_IS, Optional.of(UrlAnswer.http(404, -1)), file("a", 10, 404, -1)),
        PathLink.State.FAILED,
        URL + " answers 404, and has no a");
  }

  @Test
  void withNothingToCompareTheUrlItselfCounts() {
    says(
        link(AS_IS, Optional.of(UrlAnswer.http(200, -1))), PathLink.State.OK, URL + " answers 200");
    says(
        link(AS_IS, Optional.of(UrlAnswer.http(404, -1))),
        PathLink.State.FAILED,
        URL + " answers 404");
  }

  @Test
  void theSitesOwnImagesElsewhereAreTold() {
    says(
        link(OWN, file("a", 10, 200, 10)),
        PathLink.State.WARNING,
        "911boot points elsewhere: " + URL + ", not to the images served at http://192.168.0.241/");
  }
}
