package io.pxedock.cli;

import io.pxedock.controller.WorkFiles;
import io.pxedock.model.Failure;
import io.pxedock.setup.AnswerKey;
import io.pxedock.setup.Answers;
import io.pxedock.setup.Found;
import io.pxedock.setup.Ground;
import io.pxedock.setup.Lacking;
import io.pxedock.setup.Wizard;
import io.pxedock.site.SettingsText;
import io.pxedock.text.LineText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code setup}. */
@Command(
    name = "setup",
    description = "Lead from a bare controller to a server that boots machines.",
    footer = {"", "Safe to run again: what is there already is left as it is."})
final class SetupCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private SetupOptions given = new SetupOptions();

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "name=value lines: the names of these options; counts as a yes.")
  private Path answersFile;

  @Option(names = "--check", description = "Change nothing; say how far it is (0 done, 5 not).")
  private boolean check;

  SetupCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Ground ground = session.ground();
    Answers told = told(ground);
    boolean yes = session.options().yes || answersFile != null;
    boolean looks = check || session.options().dryRun;
    Answers answers = settled(ground, told);
    if (!looks && !yes && session.asker().isPresent()) {
      SetupDialogue dialogue = new SetupDialogue(session);
      Optional<Answers> typed = new Wizard(dialogue, ground).run(answers);
      if (typed.isEmpty()) {
        return 1;
      }
      answers = typed.get();
    } else {
      refuseLacking(ground, answers, yes || looks);
    }
    try (SetupRun run = new SetupRun(session, ground, answers, yes)) {
      return check ? run.check() : session.options().dryRun ? run.dryRun() : run.apply();
    }
  }

  /** What was typed, over the answers file; the work directory from wherever it is said. */
  private Answers told(Ground ground) {
    WorkFiles files = ground.tools("").files();
    Answers told = given.answers();
    if (answersFile != null) {
      if (files.infoOfTarget(answersFile).isEmpty()) {
        throw Failure.usage("there is no file " + answersFile, "correct --answers");
      }
      LineText text = LineText.of(files.read(answersFile));
      told = told.over(Answers.parse(text, answersFile.toString()));
    }
    if (session.options().workdir() != null) {
      told = told.with(AnswerKey.WORKDIR, session.options().workdir().toString());
    }
    Optional<Path> found = ground.workdir();
    return told.isGiven(AnswerKey.WORKDIR) || found.isEmpty()
        ? told
        : told.with(AnswerKey.WORKDIR, found.get().toString());
  }

  private static Answers settled(Ground ground, Answers told) {
    Answers answers = told;
    if (told.isGiven(AnswerKey.WORKDIR)) {
      Path conf = Path.of(told.get(AnswerKey.WORKDIR)).resolve(SettingsText.FILE);
      WorkFiles files = ground.tools("").files();
      if (files.infoOfTarget(conf).isPresent()) {
        answers = told.over(Answers.ofSettings(LineText.of(files.read(conf))));
      }
    }
    return Found.complete(ground.tools(answers.get(AnswerKey.DOCKER_HOST)), answers);
  }

  private static void refuseLacking(Ground ground, Answers answers, boolean yes) {
    List<String> lacking = Lacking.of(ground, answers);
    if (yes && lacking.isEmpty()) {
      return;
    }
    String what = lacking.isEmpty() ? "" : "; missing: " + String.join(", ", lacking);
    throw yes
        ? Failure.usage("setup cannot begin" + what, "give it as option, or in --answers FILE")
        : Failure.usage(
            "setup has nobody to ask: there is no terminal" + what,
            "add --yes, or --answers FILE with name=value lines");
  }
}
