package io.pxedock.console.command;

import io.pxedock.console.completion.CauseCodes;
import io.pxedock.console.render.CauseText;
import io.pxedock.console.render.Listing;
import io.pxedock.core.diagnosis.Cause;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Remedy;
import io.pxedock.model.text.Spelling;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code explain}. */
@Command(
    name = "explain",
    description = "Explain the code of a problem: what it means, what to do, how to avoid it.")
final class ExplainCommand implements Callable<Integer> {
  private static final int MAX_NEAR = 3;
  private static final List<Listing.Column> COLUMNS =
      List.of(new Listing.Column("code", "CODE"), new Listing.Column("meaning", "MEANING"));

  private final Session session;

  @Parameters(
      paramLabel = "CODE",
      arity = "0..1",
      completionCandidates = CauseCodes.class,
      description = "The code, such as port-down (default: list all codes).")
  private String code;

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (code == null) {
      List<List<Object>> rows =
          Cause.all().stream()
              .map(cause -> List.<Object>of(cause.code(), cause.meaning()))
              .toList();
      return session.list(new Listing(COLUMNS, rows, ""));
    }
    Cause cause = Cause.of(code).orElseThrow(this::unknown);
    session.one(() -> CauseText.print(cause), () -> CauseText.json(cause));
    return ExitCode.DONE.code();
  }

  private Failure unknown() {
    List<String> codes = Cause.all().stream().map(Cause::code).toList();
    List<String> near = Spelling.nearest(code, codes, 2).stream().limit(MAX_NEAR).toList();
    return Failure.refused(
        "there is no code '" + code + "'",
        near.isEmpty()
            ? Remedy.run("pxedock", "explain").suffixed(" lists all codes")
            : Remedy.of("did you mean " + String.join(" or ", near) + "?"));
  }
}
