package io.pxedock.core.diagnosis;

import io.pxedock.core.site.BootImagesProbeResult;
import io.pxedock.core.site.BootImagesProbeResult.Asked;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.Remedy;
import io.pxedock.model.net.UrlAnswer;
import io.pxedock.model.site.BootImagesService;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The last link of the boot path: machines find at 911boot's URL what is in images/. */
public final class BootImagesLink {
  private static final String NAME = "images";
  private static final String DIFFER = "images-differ";
  private static final int MAX_NAMED = 3;
  private static final Remedy SERVE_THEM =
      Remedy.command("pxedock", "setup", "--images", "container")
          .prefixed("copy images/ there, or ");

  private BootImagesLink() {}

  /**
   * @param answer empty when 911boot names no URL
   */
  public static PathLink of(Optional<BootImagesProbeResult> answer, BootImagesService service) {
    if (answer.isEmpty()) {
      return PathLink.ok(NAME, "no URL", "911boot names no URL");
    }
    Optional<String> own = service.url();
    if (own.filter(url -> !url.equals(answer.get().base())).isPresent()) {
      return PathLink.warning(
          NAME,
          DIFFER,
          "911boot points elsewhere: "
              + RedactedUrl.of(answer.get().url())
              + ", not to the images served at "
              + own.get(),
          Remedy.command("pxedock", "setup"));
    }
    return of(answer.get(), service.isOwn());
  }

  private static PathLink of(BootImagesProbeResult answer, boolean isOwn) {
    String url = RedactedUrl.of(answer.url());
    if (answer.self().isPresent()) {
      return noneThere(answer, answer.self().get(), isOwn);
    }
    String missing = names(answer.files(), asked -> !asked.isThere(), Asked::name);
    if (!missing.isEmpty()) {
      return PathLink.warning(
          NAME,
          "images-missing",
          url + " has no " + missing,
          "put it where that server finds it, or correct the URL");
    }
    String different =
        names(
            answer.files(),
            Asked::differs,
            asked -> asked.name() + " " + asked.there().size() + " bytes, here " + asked.here());
    if (!different.isEmpty()) {
      return PathLink.warning(
          NAME,
          DIFFER,
          "911boot points elsewhere: " + url + " has other files than images/: " + different,
          isOwn ? Remedy.command("pxedock", "setup", "--replace") : SERVE_THEM);
    }
    String from = answer.askedFrom().isEmpty() ? "" : ", asked from " + answer.askedFrom();
    return PathLink.ok(
        NAME,
        place(answer),
        url + " has " + names(answer.files(), asked -> true, BootImagesLink::shown) + from);
  }

  private static PathLink noneThere(BootImagesProbeResult answer, UrlAnswer self, boolean isOwn) {
    String url = RedactedUrl.of(answer.url());
    String files = names(answer.files(), asked -> true, Asked::name);
    if (files.isEmpty() && (self.found() || isOwn)) {
      return PathLink.ok(NAME, place(answer), url + " answers " + self.said());
    }
    if (self.found()) {
      return PathLink.warning(
          NAME,
          "images-missing",
          "911boot points elsewhere: " + url + " answers " + self.said() + ", but has no " + files,
          SERVE_THEM);
    }
    return PathLink.failed(
        NAME,
        "images-dead",
        url + " answers " + self.said() + (files.isEmpty() ? "" : ", and has no " + files),
        "check what the server has there, and the URL");
  }

  /** Where the images are, without the scheme. */
  private static String place(BootImagesProbeResult answer) {
    return RedactedUrl.of(answer.url()).replaceFirst("^[a-z]+://", "");
  }

  private static String shown(Asked asked) {
    return asked.there().size() == UrlAnswer.UNKNOWN
        ? asked.name()
        : asked.name() + " (" + size(asked.there().size()) + ")";
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? Math.max(1, bytes / 1000) + " kB"
        : String.format("%.1f MB", bytes / 1e6);
  }

  private static String names(
      List<Asked> files, Predicate<Asked> which, java.util.function.Function<Asked, String> word) {
    List<Asked> meant = files.stream().filter(which).toList();
    String named = meant.stream().limit(MAX_NAMED).map(word).collect(Collectors.joining(", "));
    return meant.size() <= MAX_NAMED
        ? named
        : named + " and " + (meant.size() - MAX_NAMED) + " more";
  }
}
