package io.pxedock.setup;

import io.pxedock.model.Content;
import io.pxedock.model.Failure;
import io.pxedock.model.ImagesService;
import io.pxedock.operation.Change;
import io.pxedock.site.Scope;
import io.pxedock.site.SettingsText;
import io.pxedock.text.Bytes;
import io.pxedock.text.LineText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The work directory is there, and says what the site calls its parts. */
final class DirectoryStep implements Step {
  private static final String HEAD = "# What this site calls its parts; see pxedock --help.\n";

  @Override
  public String name() {
    return "directory";
  }

  @Override
  public String explanation() {
    return "All that makes the server is in one directory: conf/, tftpboot/, images/.";
  }

  @Override
  public List<AnswerKey> questions() {
    return List.of();
  }

  @Override
  public Check check(Situation situation) {
    List<String> missing = new ArrayList<>();
    for (String part : List.of("conf", "tftpboot", "tftpboot/pxelinux.cfg", "images")) {
      Path path = situation.path(part);
      boolean isDirectory = situation.isDirectory(path);
      if (!isDirectory && situation.exists(path)) {
        return Check.blocked(Failure.refused(path + " is no directory", "move it out of the way"));
      }
      if (!isDirectory) {
        missing.add(part);
      }
    }
    Change settings = settings(situation);
    if (missing.isEmpty() && settings.isNothing()) {
      return Check.done(situation.workdir().toString());
    }
    refuseImagesAddress(situation, settings);
    var plan = Situation.plan(this, situation.workdir() + " is ready", List.of(settings));
    return Check.open(
        missing.isEmpty()
            ? plan
            : plan.doing(new Deeds.MakeDirectories(situation.workdir(), missing)));
  }

  // Before it stands in the settings, and nothing else fits it any more.
  private static void refuseImagesAddress(Situation s, Change settings) {
    ImagesService images = s.settings().images();
    if (!settings.isNothing() && images.isOwn()) {
      images
          .at()
          .ifPresent(
              at ->
                  new ImagesAddress(s.tools(), s.settings(), s.look().apply(Scope.FILES).files())
                      .check(images.mode(), at.address()));
    }
  }

  private static Change settings(Situation situation) {
    Path path = situation.path(SettingsText.FILE);
    Content before =
        situation.exists(path) ? situation.tools().files().content(path) : Content.ABSENT;
    Bytes text = before instanceof Content.Regular file ? file.bytes() : Bytes.utf8(HEAD);
    Bytes wanted = SettingsText.with(LineText.of(text), situation.answers().settingLines()).bytes();
    return new Change(path, SettingsText.FILE, before, Content.file(wanted));
  }
}
