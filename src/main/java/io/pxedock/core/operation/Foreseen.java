package io.pxedock.core.operation;

import io.pxedock.core.diagnosis.PendingLoad;
import io.pxedock.core.diagnosis.Preflight;
import io.pxedock.core.diagnosis.Preflight.Row;
import io.pxedock.core.dnsmasq.model.FileSource;
import io.pxedock.core.dnsmasq.model.KnownFiles;
import io.pxedock.core.log.LogEvent;
import io.pxedock.core.site.LoadedFiles;
import io.pxedock.core.site.SiteFiles;
import io.pxedock.core.site.Snapshot;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a plan changes in what dnsmasq offers, said before it is carried out. */
public final class Foreseen {
  private static final int MAX_NOTES = 8;

  private final Plan plan;
  private final String when;
  private final List<Row> before;
  private final Map<MacAddress, Row> after = new LinkedHashMap<>();
  private final Preflight then;
  private final Preflight now;

  private Foreseen(Plan plan, Snapshot snapshot, KnownFiles loaded, KnownFiles candidate) {
    this.plan = plan;
    this.when =
        switch (plan.action()) {
          case RELOAD -> "after this reload ";
          case RESTART, START -> "after this " + plan.action().word() + " ";
          default -> "once this is loaded ";
        };
    this.now = Preflight.of(snapshot, loaded);
    this.then = Preflight.of(snapshot, candidate);
    this.before = now.rows();
    then.rows().forEach(row -> after.put(row.mac(), row));
  }

  /**
   * Returns the plan with what it takes from hosts, and a question where they are not part of it.
   */
  public static Plan in(Plan plan, Snapshot snapshot) {
    Optional<SiteFiles> files = snapshot.files().value();
    if (files.isEmpty() || plan.action() == DaemonAction.STOP) {
      return plan;
    }
    KnownFiles candidate = files.get().sourceWith(plan.contentAfter());
    KnownFiles loaded = loaded(snapshot, files.get());
    boolean isAbout = plan.action() != DaemonAction.NONE || !candidate.equals(files.get().source());
    return candidate.equals(loaded) || !isAbout
        ? plan
        : new Foreseen(plan, snapshot, loaded, candidate).plan();
  }

  /** What dnsmasq has in force; the files as they are, where nothing else is known. */
  private static KnownFiles loaded(Snapshot snapshot, SiteFiles files) {
    boolean isPending = PendingLoad.of(snapshot).kind() != PendingLoad.Kind.NONE;
    if (!snapshot.log().isKnown() || !isPending || files.loaded().isEmpty()) {
      return files.source();
    }
    LoadedFiles kept = files.loaded().get();
    boolean isReadSince =
        snapshot.log().orElse(List.<LogEvent>of()).stream()
            .filter(LogEvent.FileRead.class::isInstance)
            .anyMatch(event -> event.line().time().isAfter(kept.at()));
    return isReadSince ? files.source() : kept.files();
  }

  private Plan plan() {
    Plan told = plan;
    List<String> notes = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    for (Row row : before) {
      Row next = after.get(row.mac());
      boolean isKnown =
          row.proof() != Preflight.Proof.NOT_KNOWN
              && (next == null || next.proof() != Preflight.Proof.NOT_KNOWN);
      Ipv4Address ip = next == null ? null : next.ip();
      if (isKnown && row.ip() != null && !Objects.equals(row.ip(), ip)) {
        if (!isPartOfIt(row)) {
          taken.add(name(row) + " (" + row.ip() + ")");
          notes.add(when + loss(row, next));
        } else if (plan.changes().isEmpty()) {
          notes.add(when + loss(row, next));
        }
      }
    }
    if (plan.changes().isEmpty()) {
      gains(notes);
    }
    for (String note : notes.subList(0, Math.min(MAX_NOTES, notes.size()))) {
      told = told.noting(note);
    }
    if (notes.size() > MAX_NOTES) {
      told = told.noting((notes.size() - MAX_NOTES) + " more hosts are offered something else");
    }
    return taken.isEmpty() ? told : told.asking(question(taken));
  }

  private void gains(List<String> notes) {
    Map<MacAddress, Row> old = new HashMap<>();
    before.forEach(row -> old.put(row.mac(), row));
    after
        .values()
        .forEach(
            row -> {
              Row was = old.get(row.mac());
              if (row.ip() != null && (was == null || was.ip() == null)) {
                notes.add(when + name(row) + " is offered " + row.ip());
              }
            });
  }

  private static String question(List<String> taken) {
    String first = taken.get(0);
    return taken.size() == 1
        ? "This takes the address of " + first + ", which is not part of the change. Go on?"
        : "This takes the addresses of "
            + taken.size()
            + " hosts that are not part of the change, such as "
            + first
            + ". Go on?";
  }

  private String loss(Row row, Row next) {
    Optional<Row> winner =
        after.values().stream()
            .filter(other -> row.ip().equals(other.ip()) && !other.mac().equals(row.mac()))
            .findFirst();
    String to =
        winner
            .map(w -> " to " + name(w) + (w.place() == null ? "" : " (" + w.place() + ")"))
            .orElse("");
    String instead = next == null || next.ip() == null ? "" : ", and is offered " + next.ip();
    String why =
        winner.isEmpty() && instead.isEmpty()
            ? ": " + (next == null ? "no line has its MAC" : next.reason())
            : "";
    return name(row) + " loses " + row.ip() + to + instead + why;
  }

  private static String name(Row row) {
    return row.name().isEmpty() ? row.mac().text() : row.name();
  }

  /** Whether a line of the host itself is changed. */
  private boolean isPartOfIt(Row row) {
    return now.dnsmasq().loaded().entries().of(row.mac()).stream()
        .limit(1)
        .anyMatch(
            entry ->
                !isThere(entry.place().path(), entry.place().line())
                    || entry.source().filter(at -> !isThere(at.path(), at.line())).isPresent());
  }

  /** Whether the text of a line is in its file afterwards. */
  private boolean isThere(String path, int line) {
    if (!(now.source().at(path) instanceof FileSource.Text old)
        || line < 1
        || line > old.text().size()) {
      return true;
    }
    if (!(then.source().at(path) instanceof FileSource.Text file)) {
      return false;
    }
    String text = old.text().line(line);
    for (int n = 1; n <= file.text().size(); n++) {
      if (file.text().line(n).equals(text)) {
        return true;
      }
    }
    return false;
  }
}
