package io.pxedock.core.setup.step;

import io.pxedock.core.operation.Change;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.site.SettingsText;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes pxedock.conf. The step comes after those that use the answers: a wrong answer is never
 * written, so it is not offered again.
 */
final class SettingsStep implements SetupStep {
  private static final String HEAD =
      "# The names of this site's parts; see pxedock setup --help.\n";

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public String explanation() {
    return "pxedock.conf keeps the names, so that no later command needs options.";
  }

  @Override
  public Check check(SetupContext s) {
    Path path = s.path(SettingsText.FILE);
    Content before = s.exists(path) ? s.tools().files().content(path) : Content.ABSENT;
    Bytes text = before instanceof Content.Regular file ? file.bytes() : Bytes.utf8(HEAD);
    Bytes wanted = SettingsText.with(LineText.of(text), s.answers().settingLines()).bytes();
    Change change = new Change(path, SettingsText.FILE, before, Content.file(wanted));
    return change.isNothing()
        ? Check.done(SettingsText.FILE + " has the names")
        : Check.open(
            SetupContext.plan(this, SettingsText.FILE + " has the names", List.of(change)));
  }
}
