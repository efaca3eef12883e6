package io.pxedock.console.command;

import io.pxedock.console.render.ImageText;
import io.pxedock.core.setup.image.ImageReport;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code image show}. */
@Command(
    name = "show",
    description = "Show what the server runs from: what is in it, how old, whether newer is there.")
final class ImageShowCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--offline", description = "Ask no mirror for newer packages.")
  private boolean offline;

  ImageShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ImageText text = new ImageText(ImageReport.of(session.site(), !offline), Instant.now());
    session.one(text::lines, text::json);
    return 0;
  }
}
