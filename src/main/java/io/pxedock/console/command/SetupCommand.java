package io.pxedock.console.command;

import io.pxedock.console.setup.SetupOptions;
import io.pxedock.console.setup.Wizard;
import io.pxedock.core.setup.MissingAnswers;
import io.pxedock.core.setup.TargetMachine;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.setup.answer.DetectedAnswers;
import io.pxedock.core.setup.answer.SavedAnswers;
import io.pxedock.core.site.SettingsText;
import io.pxedock.model.ExitCode;
import io.pxedock.model.Failure;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code setup}: sets a PXE boot server up, by questions or by answers. */
@Command(
    name = "setup",
    description = "Set up a boot server on this machine, step by step.",
    footer = {"", "Safe to run again: what exists already stays as it is."},
    modelTransformer = SetupOptions.class)
public final class SetupCommand implements Callable<Integer>, TerminalDialogue, BareMachineCommand {
  /** The default directory of a new site. */
  private static final Path USUAL_DIRECTORY = Path.of("PXEDOCK").toAbsolutePath();

  private final Session session;

  @Spec private CommandSpec command;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "name=value lines with the names of the options; implies --yes.")
  private Path answersFile;

  @Option(
      names = "--check",
      description = "Change nothing; report each step (exit 0: done, 5: not).")
  private boolean check;

  @Option(names = "--fresh", description = "Discard the saved answers and start over.")
  private boolean fresh;

  SetupCommand(Session session) {
    this.session = session;
  }

  @Override
  public boolean isDialogue() {
    return !check;
  }

  @Override
  public Integer call() {
    TargetMachine machine = session.machine();
    Answers said = said(machine);
    boolean yes = session.options().yes || answersFile != null;
    boolean looks = check || session.options().dryRun;
    Path begun = begun(machine, said).orElse(USUAL_DIRECTORY);
    SavedAnswers draft = new SavedAnswers(machine.tools("").files(), machine.state(), begun);
    Answers answers;
    if (!looks && !yes && session.asker().isPresent()) {
      Optional<Answers> typed = ask(machine, draft, said, begun);
      if (typed.isEmpty()) {
        return ExitCode.FAILED.code();
      }
      answers = typed.get();
    } else {
      Optional<Path> workdir = begun(machine, said);
      answers = settled(machine, workdir.map(path -> said.over(in(path))).orElse(said));
      refuseLacking(machine, answers, yes || looks);
    }
    try (SetupRun run = new SetupRun(session, machine, answers, yes)) {
      if (looks) {
        return check ? run.check() : run.dryRun();
      }
      int code = run.apply();
      draft.forget(answers);
      return code;
    }
  }

  /** Asks for the answers; saved answers are kept unless an option gives another value. */
  private Optional<Answers> ask(
      TargetMachine machine, SavedAnswers draft, Answers said, Path begun) {
    Answers kept = fresh ? Answers.NONE : draft.read().orElse(Answers.NONE);
    Answers rest = kept.without(said.given().keySet());
    Answers settled = settled(machine, said.over(rest).over(in(begun)));
    Answers known =
        DetectedAnswers.offered(machine.tools(settled.get(AnswerKey.DOCKER_HOST)), settled);
    return new Wizard(new SetupDialogue(session), machine, draft).run(known, rest);
  }

  private static Answers in(Path workdir) {
    return Answers.NONE.with(AnswerKey.WORKDIR, workdir.toString());
  }

  /** Returns the work directory that was given or found. */
  private static Optional<Path> begun(TargetMachine machine, Answers said) {
    return said.isGiven(AnswerKey.WORKDIR)
        ? Optional.of(Path.of(said.get(AnswerKey.WORKDIR)))
        : machine.workdir();
  }

  /** Returns the answers of the options and the answers file; options have precedence. */
  private Answers said(TargetMachine machine) {
    WorkFiles files = machine.tools("").files();
    Answers said = SetupOptions.answers(command);
    if (answersFile != null) {
      if (files.infoFollowingLinks(answersFile).isEmpty()) {
        throw Failure.usage("there is no file " + answersFile, "correct --answers");
      }
      LineText text = LineText.of(files.read(answersFile));
      said = said.over(Answers.parse(text, answersFile.toString()));
    }
    Path workdir = session.options().workdir();
    return workdir == null
        ? said
        : said.with(AnswerKey.WORKDIR, workdir.toAbsolutePath().normalize().toString());
  }

  /** Returns the answers, completed from pxedock.conf and the machine. */
  private static Answers settled(TargetMachine machine, Answers told) {
    Answers answers = told;
    if (told.isGiven(AnswerKey.WORKDIR)) {
      Path conf = Path.of(told.get(AnswerKey.WORKDIR)).resolve(SettingsText.FILE);
      WorkFiles files = machine.tools("").files();
      if (files.infoFollowingLinks(conf).isPresent()) {
        answers = told.over(Answers.ofSettings(LineText.of(files.read(conf))));
      }
    }
    return DetectedAnswers.complete(machine.tools(answers.get(AnswerKey.DOCKER_HOST)), answers);
  }

  private static void refuseLacking(TargetMachine machine, Answers answers, boolean yes) {
    List<String> lacking = MissingAnswers.of(machine, answers);
    if (yes && lacking.isEmpty()) {
      return;
    }
    String what = lacking.isEmpty() ? "" : "; missing: " + String.join(", ", lacking);
    throw yes
        ? Failure.usage("setup cannot begin" + what, "use the option, or --answers FILE")
        : Failure.usage(
            "setup cannot ask: there is no terminal" + what,
            "add --yes, or --answers FILE with name=value lines");
  }
}
