package io.pxedock.core.engine;

import io.pxedock.core.journal.JournalEntry;
import io.pxedock.core.journal.JournalText;
import io.pxedock.core.journal.RecordedChange;
import io.pxedock.core.operation.Change;
import io.pxedock.model.Failure;
import io.pxedock.model.Printable;
import io.pxedock.model.Remedy;
import io.pxedock.model.file.Content;
import io.pxedock.spi.WorkFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps the journal: one file an entry, written whole, under the work directory's lock. */
public final class Journal {
  private static final int MAX_NUMBER = 999_999_998;
  private static final int MAX_NAMED = 4;
  private static final String NEW = "new";

  private final WorkFiles files;
  private final Path workdir;
  private final Path directory;

  Journal(WorkFiles files, Path workdir) {
    this.files = files;
    this.workdir = workdir;
    this.directory = workdir.resolve(".pxedock/journal");
  }

  /** All entries, oldest first. */
  public List<JournalEntry> entries() {
    List<JournalEntry> entries = new ArrayList<>();
    for (String name : names()) {
      read(name).ifPresent(entries::add);
    }
    entries.sort(Comparator.comparingInt(JournalEntry::number));
    return entries;
  }

  /**
   * The files of entries that cannot be read, so that a damaged journal is not taken for a short
   * one.
   */
  public List<String> unreadable() {
    return names().stream()
        .filter(name -> read(name).isEmpty())
        .map(name -> workdir.relativize(directory.resolve(name)).toString())
        .toList();
  }

  /** Returns the entry in that file; empty if it cannot be read, or is of another number. */
  Optional<JournalEntry> read(String name) {
    try {
      WorkFiles.OwnedFile file = files.readOwned(directory.resolve(name));
      return file.stranger()
          .map(owner -> JournalText.parseForeign(file.bytes(), owner))
          .orElseGet(() -> JournalText.parse(file.bytes()))
          .filter(entry -> entry.number() == number(name));
    } catch (Failure e) {
      return Optional.empty();
    }
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(0, name.indexOf('.')));
  }

  /** The files of the entries, in the order of their numbers. */
  List<String> names() {
    return files.infoFollowingLinks(directory).isEmpty()
        ? List.of()
        : files.list(directory).stream().filter(n -> n.matches("[0-9]{6,9}\\.json")).toList();
  }

  /**
   * @throws Failure REFUSED if there is no such entry
   */
  public JournalEntry entry(int number) {
    return entries().stream()
        .filter(e -> e.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                Failure.refused("there is no change " + number, Remedy.see("pxedock", "history")));
  }

  /** The last change that an undo without a number undoes: no undo, and not undone itself. */
  public Optional<JournalEntry> lastStanding() {
    List<JournalEntry> all = entries();
    List<Integer> undone =
        all.stream()
            .filter(e -> e.state() != JournalEntry.State.FAILED)
            .map(JournalEntry::undoes)
            .toList();
    return all.stream()
        .filter(e -> e.changedFiles() && e.undoes() == 0 && e.finishes() == 0)
        .filter(e -> !undone.contains(e.number()))
        .reduce((a, b) -> b);
  }

  /**
   * What became of the latest change, in one line, if its terminal or connection had gone before it
   * ended; nothing once a later change was made.
   */
  public Optional<String> unattended() {
    List<String> names = names();
    return names.isEmpty()
        ? Optional.empty()
        : read(names.get(names.size() - 1))
            .filter(JournalEntry::unattended)
            .map(
                e ->
                    Printable.line(
                        "change "
                            + e.number()
                            + " ("
                            + e.title()
                            + ") ended after its terminal had gone: "
                            + e.standing(List.of(e)).words()
                            + (e.outcome().isEmpty() ? "" : ", " + e.outcome())));
  }

  /** The changes that can be undone, the latest first. */
  public List<JournalEntry> takeable() {
    List<JournalEntry> all = entries();
    List<Integer> undone =
        all.stream()
            .filter(e -> e.state() == JournalEntry.State.DONE)
            .map(JournalEntry::undoes)
            .toList();
    List<JournalEntry> standing =
        all.stream()
            .filter(e -> e.changedFiles() && !undone.contains(e.number()))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(standing);
    return standing;
  }

  /**
   * What the changes did to files, worked out backwards from how these stand now; without those
   * whose files have moved on since.
   */
  public Map<Integer, List<Change>> retraced(List<JournalEntry> entries) {
    return new JournalReplay(files, workdir).of(entries);
  }

  /** What an interrupted change left behind: for each of its files, old or new; of many a count. */
  public String howFar(JournalEntry entry) {
    if (entry.changes().size() > MAX_NAMED) {
      long done = entry.changes().stream().map(this::stand).filter(NEW::equals).count();
      return done + " of " + entry.changes().size() + " files done";
    }
    return entry.changes().stream()
        .map(change -> change.path() + " " + stand(change))
        .collect(Collectors.joining(", "));
  }

  private String stand(RecordedChange change) {
    Path path = workdir.resolve(change.path());
    if (change.isApplied(CurrentContent.at(files, path, change.after().kind().equals("file")))) {
      return NEW;
    }
    return change.isOld(CurrentContent.at(files, path, change.before().kind().equals("file")))
        ? "old"
        : "changed since";
  }

  /** Returns the number after the last entry of root's or the caller's that no file has. */
  int nextNumber() {
    List<String> names = new ArrayList<>(names());
    names.sort(Comparator.comparingInt(Journal::number).reversed());
    int next =
        names.stream()
                .filter(name -> files.stranger(directory.resolve(name)).isEmpty())
                .findFirst()
                .map(Journal::number)
                .orElse(0)
            + 1;
    while (files.info(path(next)).isPresent()) {
      next++;
    }
    if (next > MAX_NUMBER) {
      throw Failure.refused(
          directory + " has an entry numbered " + (next - 1) + ", the last that there can be",
          "look at it with 'ls -la', and move it out of the way");
    }
    return next;
  }

  void begin(JournalEntry entry) {
    files.makeDirectory(directory);
    files.replace(path(entry), Content.ABSENT, Content.file(JournalText.print(entry)));
  }

  void end(JournalEntry begun, JournalEntry ended) {
    files.replace(
        path(begun),
        Content.file(JournalText.print(begun)),
        Content.file(JournalText.print(ended)));
  }

  private Path path(JournalEntry entry) {
    return path(entry.number());
  }

  private Path path(int number) {
    return directory.resolve(String.format("%06d.json", number));
  }
}
