package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.core.operation.EditConf;
import io.pxedock.core.operation.StartCare;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code conf edit}. */
@Command(
    name = "edit",
    description = "Edit a copy of dnsmasq.conf, try it, and restart dnsmasq with it.")
final class ConfEditCommand implements Callable<Integer>, TerminalDialogue {
  private final Session session;

  @Option(names = "--no-trial", description = "Do not ask dnsmasq itself about the text first.")
  private boolean noTrial;

  @Option(names = "--keep", description = "Keep a text with which dnsmasq does not start.")
  private boolean keep;

  @Option(names = "--no-reload", description = "Write the file, and do not restart dnsmasq.")
  private boolean noReload;

  ConfEditCommand(Session session) {
    this.session = session;
  }

  @Override
  public boolean isDialogue() {
    return true;
  }

  @Override
  public Integer call() {
    SiteFiles files = session.site().observe(Scope.FILES).files().orThrow();
    Bytes before = files.conf().text().bytes();
    String name = files.conf().path().getFileName().toString();
    Bytes text = before;
    while (true) {
      text = session.edit(EditConf.TITLE, name, text);
      EditConf edit = new EditConf(before, text, !noReload, new StartCare(!noTrial, !keep));
      try {
        return session.change(edit);
      } catch (Failure e) {
        boolean isAgain = e.exit() == ExitCode.REFUSED && session.asker().isPresent();
        int code = CommandLines.report(session, e);
        if (!isAgain || !session.asker().yes("Edit the text again?")) {
          keep(files.conf().path(), text);
          return code;
        }
      }
    }
  }

  /** Keeps a text that was not written, so that no typing is lost. */
  private void keep(Path conf, Bytes text) {
    if (session.options().dryRun) {
      return;
    }
    Optional<Path> beside = session.site().engine().keepBeside(conf, Content.file(text));
    beside.ifPresent(path -> session.say(Line.of("note: your text is in " + path)));
  }
}
