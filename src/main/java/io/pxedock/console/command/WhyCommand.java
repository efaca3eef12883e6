package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.WhyText;
import io.pxedock.core.diagnosis.why.Facts;
import io.pxedock.core.diagnosis.why.Why;
import io.pxedock.core.engine.Inquiry;
import io.pxedock.core.engine.Site;
import io.pxedock.core.site.Scope;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code why}. */
@Command(
    name = "why",
    description = "Say why a machine does not boot: one verdict, the evidence, what to do.")
final class WhyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "HOST", description = "The name, FQDN, IP or MAC.")
  private String host;

  @Mixin private TrialOption trial = new TrialOption();

  @Option(
      names = "--no-rehearsal",
      description = "Judge by files and log only, without a walk on the wire.")
  private boolean noRehearsal;

  WhyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Site site = session.site();
    Inquiry inquiry = new Inquiry(site, site.observe(Scope.EVERYTHING));
    Facts facts = inquiry.of(host, snapshot -> trial.preflight(session, snapshot));
    Why first = Why.of(facts);
    // Where files and log show a fault of the server, the wire has nothing to add.
    Why why = first.isServersFault() || noRehearsal ? first : rehearsed(inquiry, facts, first);
    session.one(() -> WhyText.print(why), () -> WhyText.json(why));
    return (why.verdict().isFault() ? ExitCode.UNHEALTHY : ExitCode.DONE).code();
  }

  private Why rehearsed(Inquiry inquiry, Facts facts, Why first) {
    try {
      return inquiry.rehearse(facts).map(done -> Why.of(facts.with(done))).orElse(first);
    } catch (Failure e) {
      if (!Inquiry.isOutOfReach(e)) {
        throw e;
      }
      session.say(Line.of("note: not rehearsed on the wire: " + e.what()));
      return first;
    }
  }
}
