package io.pxedock.console.command;

import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.console.setup.Dialogue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks the wizard's questions on the session's terminal. */
final class SetupDialogue implements Dialogue {
  private final Session session;

  SetupDialogue(Session session) {
    this.session = session;
  }

  @Override
  public void heading(String text) {
    session.streams().err().println();
    session.say(Line.of(text, Tone.STRONG));
  }

  @Override
  public void say(String line) {
    session.say(Line.of(line));
  }

  @Override
  public void onCutOff(List<String> lines) {
    session.asker().onCutOff(lines);
  }

  @Override
  public Optional<String> ask(String prompt, Function<String, List<String>> choices) {
    session.streams().err().flush();
    return session.asker().line(prompt, choices);
  }
}
