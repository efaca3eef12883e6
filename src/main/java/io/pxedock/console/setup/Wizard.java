package io.pxedock.console.setup;

import io.pxedock.core.setup.TargetMachine;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.setup.answer.DetectedBootImages;
import io.pxedock.core.setup.answer.SavedAnswers;
import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.ShellWord;
import io.pxedock.spi.Tools;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for the answers; Enter accepts the default, which was given or found on the machine. */
public final class Wizard {
  private static final List<AnswerKey> QUESTIONS = AnswerKey.asked();

  private final Dialogue dialogue;
  private final TargetMachine machine;
  private final SavedAnswers draft;
  private final Choices choices;

  /** The answers typed in this run or an earlier one. */
  private final Map<AnswerKey, String> typed = new EnumMap<>(AnswerKey.class);

  /** Creates a wizard that asks through a dialogue and keeps its answers as a draft. */
  public Wizard(Dialogue dialogue, TargetMachine machine, SavedAnswers draft) {
    this.dialogue = dialogue;
    this.machine = machine;
    this.draft = draft;
    this.choices = new Choices(machine);
  }

  /**
   * Returns the answers; empty if the operator quit.
   *
   * @param known the defaults: answers that were given or found
   * @param kept the answers typed in an earlier run, which are not asked again
   */
  public Optional<Answers> run(Answers known, Answers kept) {
    typed.putAll(kept.given());
    Answers answers = kept.over(known);
    int at = begin(answers, kept);
    int direction = 1;
    while (true) {
      if (at == QUESTIONS.size()) {
        Optional<Failure> misfit = misfit(answers);
        if (misfit.isEmpty()) {
          dialogue.onCutOff(List.of());
          return Optional.of(answers);
        }
        dialogue.say(misfit.get().line());
        at = QUESTIONS.indexOf(AnswerKey.SUBNET);
      }
      AnswerKey key = QUESTIONS.get(at);
      if (!key.isAsked(answers, tools(answers))) {
        at += at == 0 ? 1 : direction;
        continue;
      }
      key.beginning().ifPresent(part -> dialogue.heading(part.heading()));
      answers = DetectedBootImages.suggest(key, tools(answers), answers);
      // An answer that was dropped, because it no longer fits, is not kept either.
      typed.keySet().retainAll(answers.given().keySet());
      Optional<String> line = ask(key, answers);
      if (line.isEmpty()) {
        return quit(answers);
      }
      if (line.get().equals("back")) {
        direction = -1;
        at = Math.max(0, at - 1);
        continue;
      }
      direction = 1;
      answers = answers.with(key, line.get());
      typed.put(key, line.get());
      // Saved at once, because a terminal can be closed at any time.
      dialogue.onCutOff(parting(answers, draft.keep(new Answers(typed))));
      at++;
    }
  }

  /** Returns the position of the first unanswered question; 0 if all are answered. */
  private int begin(Answers answers, Answers kept) {
    if (kept.given().isEmpty()) {
      dialogue.say("Enter accepts the default in brackets; ? for help, back, quit.");
      dialogue.say("Every change is shown before it is made, and needs your yes.");
      return 0;
    }
    dialogue.say("Continuing where you left off; 'pxedock setup --fresh' starts over.");
    for (int i = 0; i < QUESTIONS.size(); i++) {
      AnswerKey key = QUESTIONS.get(i);
      if (!typed.containsKey(key) && key.isAsked(answers, tools(answers))) {
        QUESTIONS.subList(0, i).forEach(earlier -> recall(earlier, answers));
        return i;
      }
    }
    dialogue.say("All questions are answered: Enter keeps an answer.");
    return 0;
  }

  private void recall(AnswerKey key, Answers answers) {
    if (typed.containsKey(key)) {
      dialogue.say("  " + key.question() + ": " + RedactedUrl.of(answers.get(key)));
    }
  }

  private Optional<Answers> quit(Answers answers) {
    boolean isKept = draft.keep(new Answers(typed));
    dialogue.onCutOff(List.of());
    parting(answers, isKept).forEach(dialogue::say);
    return Optional.empty();
  }

  /** Returns what is said when the operator leaves. */
  private List<String> parting(Answers answers, boolean isKept) {
    return isKept && machine.lasts()
        ? List.of("Nothing was changed. Your answers are saved: 'pxedock setup' continues here.")
        : List.of(
            "Nothing was changed. To continue here, run:",
            "  " + machine.command() + options(answers));
  }

  private static String options(Answers answers) {
    StringBuilder options = new StringBuilder();
    for (AnswerKey key : QUESTIONS) {
      String value = answers.given().getOrDefault(key, "");
      if (!value.isEmpty()) {
        options.append(" " + ShellWord.line("--" + key.word(), RedactedUrl.of(value)));
      }
    }
    return options.toString();
  }

  private Tools tools(Answers answers) {
    return machine.tools(answers.get(AnswerKey.DOCKER_HOST));
  }

  private Optional<String> ask(AnswerKey key, Answers answers) {
    String usual = answers.get(key);
    String optional = key.isOptional() && usual.isEmpty() ? " (optional)" : "";
    String shown = usual.isEmpty() ? optional : " [" + RedactedUrl.of(usual) + "]";
    while (true) {
      Optional<String> line =
          dialogue.ask(key.question() + shown + ": ", word -> choices.of(key, word));
      String typedNow = line.map(String::strip).orElse("quit");
      switch (typedNow) {
        case "quit" -> {
          return Optional.empty();
        }
        case "back" -> {
          return Optional.of("back");
        }
        case "?" -> explain(key);
        default -> {
          String said = typedNow.isEmpty() ? usual : typedNow;
          Optional<String> answer = answer(key, said, answers);
          if (answer.isPresent()) {
            return answer;
          }
        }
      }
    }
  }

  private Optional<String> answer(AnswerKey key, String said, Answers answers) {
    // An empty line accepts the default, so an empty answer needs a word.
    String value = key.isOptional() && said.equals("none") ? "" : said;
    try {
      key.check(value);
      choices.check(key, value);
      if (key == AnswerKey.IMAGES_ADDRESS) {
        DetectedBootImages.checkAddress(tools(answers), answers.with(key, value));
      }
      return Optional.of(value);
    } catch (Failure e) {
      dialogue.say("  " + e.line());
      return Optional.empty();
    }
  }

  private void explain(AnswerKey key) {
    dialogue.say("  " + key.help());
    if (key.isOptional()) {
      dialogue.say("  Type none for an empty answer.");
    }
    choices.shown(key).ifPresent(there -> dialogue.say("  There is: " + there));
  }

  private static Optional<Failure> misfit(Answers answers) {
    try {
      answers.settings();
      return Optional.empty();
    } catch (Failure e) {
      return Optional.of(e);
    }
  }
}
