package io.pxedock.setup;

import io.pxedock.model.Failure;
import io.pxedock.model.Part;
import io.pxedock.pxelinux.BootDirectory;
import io.pxedock.pxelinux.PxelinuxConfig;
import io.pxedock.site.Scope;
import io.pxedock.site.SiteFiles;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The images are served where 911boot says. */
final class ImagesStep implements Step {
  @Override
  public String name() {
    return "images";
  }

  @Override
  public String explanation() {
    return "The 911 system fetches what it installs from the URL in 911boot.";
  }

  @Override
  public List<AnswerKey> questions() {
    return List.of();
  }

  @Override
  public Check check(Situation s) {
    Part<SiteFiles> files = s.look().apply(Scope.FILES).files();
    Optional<String> url =
        files
            .value()
            .flatMap(f -> f.boot().value())
            .flatMap(BootDirectory::rescue)
            .flatMap(PxelinuxConfig::firstUrl);
    if (url.isEmpty()) {
      return Check.done("911boot names no URL");
    }
    String wanted = s.answers().given().getOrDefault(AnswerKey.IMAGES_URL, url.get());
    if (!wanted.equals(url.get())) {
      return Check.warning(
          "911boot says " + url.get() + ", not " + wanted,
          "correct httproot in tftpboot/pxelinux.cfg/911boot, or answer as it is");
    }
    try {
      return Check.done(url.get() + " answers " + s.tools().urls().ask(URI.create(url.get())));
    } catch (Failure e) {
      return Check.warning(e.what(), e.remedy());
    } catch (IllegalArgumentException e) {
      return Check.warning(url.get() + " is no URL", "correct it in 911boot");
    }
  }
}
