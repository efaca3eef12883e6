package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import java.util.ArrayList;
import java.util.List;

/** Offers what can be done where no work directory was found, and leads there. */
final class FirstMinute {
  private static final int MAX_SITES = 7;

  private final Session session;
  private final List<List<String>> commands = new ArrayList<>();

  FirstMinute(Session session) {
    this.session = session;
  }

  /**
   * Asks what to do and does it; returns the exit code.
   *
   * @param missing what is said of the work directory
   */
  int run(Failure missing, List<FoundSite> sites) {
    session.say(Line.of("pxedock: ").plus(missing.what()));
    for (FoundSite site : sites.subList(0, Math.min(MAX_SITES, sites.size()))) {
      String workdir = site.workdir().toString();
      offer(
          "open " + Printable.line(workdir),
          "of " + site.owner() + "; " + Printable.line(site.why()),
          List.of("-w", workdir));
    }
    offer("set up a boot server here", "every change is shown first", List.of("setup"));
    offer("try the demo", "nothing in it is real", List.of("demo"));
    String range = "1 to " + commands.size();
    while (true) {
      String typed = session.asker().line("Number (Enter leaves): ").orElse("").strip();
      if (typed.isEmpty() || typed.matches("q|quit|exit")) {
        return ExitCode.UNREACHABLE.code();
      }
      if (typed.matches("[0-9]{1,2}")
          && Integer.parseInt(typed) >= 1
          && Integer.parseInt(typed) <= commands.size()) {
        List<String> command = commands.get(Integer.parseInt(typed) - 1);
        return CommandLines.execute(CommandLines.create(session), command);
      }
      session.say(Line.of("type " + range + ", or Enter to leave"));
    }
  }

  private void offer(String what, String more, List<String> command) {
    commands.add(command);
    session.say(
        Line.of("  " + commands.size() + "  ", Tone.ACCENT)
            .plus(what, Tone.STRONG)
            .plus("  (" + more + ")", Tone.FAINT));
  }
}
