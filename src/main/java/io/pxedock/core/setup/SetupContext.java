package io.pxedock.core.setup;

import io.pxedock.core.engine.Site;
import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Operation;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Answers;
import io.pxedock.core.site.Scope;
import io.pxedock.core.site.SettingsText;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.site.Settings;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The context of the setup steps: the answers, the tools, and the state of the site.
 *
 * @param look takes a snapshot of the site
 * @param planned the names of the steps that a dry run assumes to be done
 */
public record SetupContext(
    Answers answers,
    Path workdir,
    Tools tools,
    Function<Scope, Snapshot> look,
    Set<String> planned) {

  /** Returns the context of an existing site, with the answers that its settings give. */
  public static SetupContext of(Site site) {
    Path conf = site.workdir().resolve(SettingsText.FILE);
    Bytes text =
        site.files().infoFollowingLinks(conf).isPresent() ? site.files().read(conf) : Bytes.EMPTY;
    Answers answers =
        Answers.ofSettings(LineText.of(text)).over(Answers.ofSettings(site.settings()));
    return new SetupContext(answers, site.workdir(), site.tools(), site::observe, Set.of());
  }

  /** Returns the settings that the answers make. */
  public Settings settings() {
    return answers.settings();
  }

  /** Returns this context with a snapshot in the place of a new look at the files. */
  public SetupContext seeing(Snapshot snapshot) {
    Function<Scope, Snapshot> known =
        scope -> Scope.FILES.holds(scope) ? snapshot : look.apply(scope);
    return new SetupContext(answers, workdir, tools, known, planned);
  }

  /** Returns this context with one more answer. */
  public SetupContext answering(AnswerKey key, String value) {
    return new SetupContext(answers.with(key, value), workdir, tools, look, planned);
  }

  /** Returns this context with one more step assumed to be done. */
  public SetupContext assuming(String step) {
    Set<String> more = new java.util.HashSet<>(planned);
    more.add(step);
    return new SetupContext(answers, workdir, tools, look, Set.copyOf(more));
  }

  /** Returns the root directory of the machine that is set up. */
  public Path root() {
    return tools.root();
  }

  /** Returns the path of a file in the work directory. */
  public Path path(String inWorkdir) {
    return workdir.resolve(inWorkdir);
  }

  /** Returns whether a regular file is at the path, links followed. */
  public boolean isFile(Path path) {
    return kind(path).filter(kind -> kind == FileInfo.Kind.FILE).isPresent();
  }

  /** Returns whether a regular file is there in the work directory, links followed. */
  public boolean isFile(String inWorkdir) {
    return isFile(path(inWorkdir));
  }

  /** Returns whether a directory is at the path, links followed. */
  public boolean isDirectory(Path path) {
    return kind(path).filter(kind -> kind == FileInfo.Kind.DIRECTORY).isPresent();
  }

  /** Returns what is at the path, links not followed; empty if nothing is there. */
  public Optional<FileInfo.Kind> kind(Path path) {
    return tools.files().infoFollowingLinks(path).map(FileInfo::kind);
  }

  /** Returns whether the path exists, including dangling links. */
  public boolean exists(Path path) {
    return tools.files().info(path).isPresent();
  }

  /** Returns the change that creates a file in the work directory. */
  public Change create(String inWorkdir, String text) {
    return new Change(path(inWorkdir), inWorkdir, Content.ABSENT, Content.file(Bytes.utf8(text)));
  }

  /** Returns the change that creates a symbolic link in the work directory. */
  public Change link(String inWorkdir, String target) {
    return new Change(path(inWorkdir), inWorkdir, Content.ABSENT, Content.link(target));
  }

  /** Returns a plan of a step that consists of these changes. */
  public static Plan plan(SetupStep step, String summary, List<Change> changes) {
    return Plan.of(new Named(step.name()), summary, changes);
  }

  /** Gives a plan its title. */
  private record Named(String step) implements Operation {
    @Override
    public String title() {
      return "setup " + step;
    }

    @Override
    public Plan plan(Snapshot snapshot) {
      throw new UnsupportedOperationException("each step makes its own plan");
    }
  }
}
