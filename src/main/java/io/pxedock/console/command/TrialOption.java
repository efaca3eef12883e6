package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.engine.Site;
import io.pxedock.core.engine.Trials;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import picocli.CommandLine.Option;

/** Whether dnsmasq itself is asked. */
final class TrialOption {
  @Option(
      names = "--no-trial",
      description = "Compute what dnsmasq does, without asking dnsmasq itself.")
  private boolean noTrial;

  /** Returns what dnsmasq says to the files, or what is computed where it cannot be asked. */
  Preflight preflight(Session session, Snapshot snapshot) {
    Preflight computed = Preflight.of(snapshot);
    if (noTrial) {
      return computed;
    }
    Site site = session.site();
    try {
      return new Trials(site.tools().trial(), site.files(), snapshot).ask(computed);
    } catch (Failure e) {
      if (e.exit() != ExitCode.UNREACHABLE) {
        throw e;
      }
      session.say(Line.of("note: computed, dnsmasq itself was not asked: " + e.what()));
      return computed;
    }
  }
}
