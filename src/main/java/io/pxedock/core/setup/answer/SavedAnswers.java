package io.pxedock.core.setup.answer;

import io.pxedock.model.Failure;
import io.pxedock.model.RedactedUrl;
import io.pxedock.model.file.Content;
import io.pxedock.model.file.FileInfo;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import io.pxedock.spi.WorkFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Answers that somebody typed, kept until setup has ended well, so that nobody types them twice.
 * They are in the user's own state directory, under the work directory's name, and never in the
 * tree: answers give rights, and others may write the tree. An answer with a password in it is not
 * kept.
 */
public final class SavedAnswers {
  private static final String NAME = "setup-answers";
  private static final String HEAD = "# typed so far; 'pxedock setup' goes on from here\n";

  private final WorkFiles files;
  private final Path state;
  private final Path begun;

  /**
   * @param state the user's state directory
   * @param begun the work directory that setup started out with
   */
  public SavedAnswers(WorkFiles files, Path state, Path begun) {
    this.files = files;
    this.state = state;
    this.begun = begun.toAbsolutePath().normalize();
  }

  private Path inState(Path workdir) {
    UUID key = UUID.nameUUIDFromBytes(workdir.toString().getBytes(StandardCharsets.UTF_8));
    return state.resolve(NAME + "-" + key);
  }

  /** What was typed the last time; nothing when nothing was, or nobody can read it. */
  public Optional<Answers> read() {
    Path place = inState(begun);
    try {
      if (files.info(place).filter(i -> i.kind() == FileInfo.Kind.FILE).isEmpty()
          || files.stranger(place).isPresent()) {
        return Optional.empty();
      }
      return Optional.of(usable(Answers.parse(LineText.of(files.read(place)), NAME)))
          .filter(answers -> !answers.given().isEmpty());
    } catch (Failure e) {
      // Broken: the answers are asked for again.
      return Optional.empty();
    }
  }

  private static Answers usable(Answers kept) {
    Map<AnswerKey, String> usable = new EnumMap<>(AnswerKey.class);
    kept.given()
        .forEach(
            (key, value) -> {
              try {
                key.check(value);
                usable.put(key, value);
              } catch (Failure e) {
                // It would only be refused again.
              }
            });
    return new Answers(usable);
  }

  /** Keeps these answers in place of what was kept before; whether that could be done. */
  public boolean keep(Answers typed) {
    Map<AnswerKey, String> kept = new TreeMap<>(typed.given());
    kept.values().removeIf(RedactedUrl::holdsSecret);
    StringBuilder text = new StringBuilder(HEAD);
    kept.forEach((key, value) -> text.append(key.word() + "=" + value + "\n"));
    Content wanted = Content.file(Bytes.utf8(text.toString()));
    boolean all = true;
    for (Path workdir : workdirs(typed)) {
      all &= write(inState(workdir), wanted);
    }
    return all;
  }

  /** What was typed has become a server. */
  public void forget(Answers typed) {
    for (Path workdir : workdirs(typed)) {
      write(inState(workdir), Content.ABSENT);
    }
  }

  /** Another directory may have been typed than setup began with: it is found from both. */
  private Set<Path> workdirs(Answers typed) {
    Set<Path> workdirs = new LinkedHashSet<>(Set.of(begun));
    if (typed.isGiven(AnswerKey.WORKDIR)) {
      workdirs.add(Path.of(typed.get(AnswerKey.WORKDIR)).toAbsolutePath().normalize());
    }
    return workdirs;
  }

  private boolean write(Path place, Content wanted) {
    try {
      if (files.info(place).isEmpty()) {
        if (wanted.equals(Content.ABSENT)) {
          return true;
        }
        files.makeDirectory(place.getParent());
        files.replace(place, Content.ABSENT, wanted);
        return true;
      }
      files.replace(place, files.content(place), wanted);
      return true;
    } catch (Failure e) {
      return false;
    }
  }
}
