package io.pxedock.console.dashboard.state;

import io.pxedock.core.filter.Filter;
import io.pxedock.core.filter.FilterRow;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.host.Host;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The hosts, those of them that are shown, and the one that the cursor is on.
 *
 * @param all each with the words that a filter looks into
 * @param marked the marked hosts, by {@link #id}
 * @param bmcs whether BMC entries are shown, each under its machine; a filter for "ipmi" shows them
 *     too
 * @param wanted the name of a host that the cursor goes to as soon as it is there; may be empty
 */
public record HostList(
    List<Entry> all,
    String filter,
    HostOrder order,
    boolean descending,
    Set<String> marked,
    boolean bmcs,
    String wanted,
    List<Host> shown,
    ListScroll scroll) {
  private static final String BMC = "ipmi-";

  static final HostList EMPTY =
      new HostList(
          List.of(), "", HostOrder.FILE, false, Set.of(), false, "", List.of(), ListScroll.START);

  /**
   * A host, and what a filter looks into.
   *
   * @param row without what only the log says
   * @param folded whether it is a BMC entry under its machine
   */
  record Entry(Host host, FilterRow row, boolean folded) {
    boolean fits(Filter filter, Timelines boots, Instant now) {
      return filter.isAll()
          || filter.matches(filter.needsLog() ? FilterRow.of(host, boots) : row, now);
    }

    static Entry of(Host host, boolean folded) {
      return new Entry(host, FilterRow.of(host, Timelines.EMPTY), folded);
    }
  }

  /** Returns an identity of the host that is stable while its lines change: name and MAC. */
  public static String id(Host host) {
    return host.name() + " " + host.mac();
  }

  private static boolean isSame(Host a, Host b) {
    return a == b || (a.name().equals(b.name()) && Objects.equals(a.mac(), b.mac()));
  }

  /** Returns the host that the cursor is on; empty if no host is shown. */
  public Optional<Host> current() {
    return scroll.at() < shown.size() ? Optional.of(shown.get(scroll.at())) : Optional.empty();
  }

  /** Returns whether a host is marked. */
  public boolean isMarked(Host host) {
    return !marked.isEmpty() && marked.contains(id(host));
  }

  /** The marked hosts, or the one that the cursor is on. */
  public List<Host> targets() {
    if (marked.isEmpty()) {
      return current().map(List::of).orElse(List.of());
    }
    List<Host> chosen =
        all.stream().map(Entry::host).filter(this::isMarked).collect(Collectors.toList());
    return chosen;
  }

  HostList with(List<Host> hosts, Timelines boots, Instant now) {
    Set<String> names =
        hosts.stream().map(h -> h.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    List<Entry> entries =
        hosts.stream().map(h -> Entry.of(h, names.contains(machineOf(h)))).toList();
    Set<String> there = hosts.stream().map(HostList::id).collect(Collectors.toSet());
    Set<String> still = marked.stream().filter(there::contains).collect(Collectors.toSet());
    HostList list =
        new HostList(entries, filter, order, descending, still, bmcs, wanted, shown, scroll)
            .arranged(boots, now);
    return wanted.isEmpty() ? list : list.atWanted();
  }

  private HostList atWanted() {
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).name().equals(wanted)) {
        return at(i).wanting("");
      }
    }
    return this;
  }

  /** Returns this list, which puts the cursor on the host of that name when it is there. */
  public HostList wanting(String name) {
    return new HostList(all, filter, order, descending, marked, bmcs, name, shown, scroll);
  }

  /** Returns the name of the machine that a BMC entry belongs to; empty for other hosts. */
  private static String machineOf(Host host) {
    return host.isIpmi() ? host.name().substring(BMC.length()).toLowerCase(Locale.ROOT) : "";
  }

  /** Returns whether the rows or their order depend on what the log says. */
  boolean needsLog() {
    return order.needsBoots() || Filter.of(filter).needsLog();
  }

  /** Returns the entry of a host's BMC, if it has one. */
  public Optional<Host> bmc(Host host) {
    return all.stream()
        .map(Entry::host)
        .filter(other -> other.isIpmi() && other.name().equalsIgnoreCase(BMC + host.name()))
        .findFirst();
  }

  /** Returns how many BMC entries are not shown. */
  public long folded() {
    return all.stream().filter(this::isHidden).count();
  }

  /** Returns how many machines there are: a BMC's entry belongs to its machine. */
  public long machines() {
    return all.stream().filter(entry -> !entry.folded()).count();
  }

  /** Returns whether an entry is not listed. What the top line counts always is. */
  private boolean isHidden(Entry entry) {
    Host host = entry.host();
    boolean isCounted = host.armed911().isPresent() || !host.problems().isEmpty();
    return entry.folded() && !showsBmcs() && !isCounted;
  }

  private boolean showsBmcs() {
    return bmcs || filter.toLowerCase(Locale.ROOT).contains("ipmi");
  }

  /** Returns this list with BMC entries shown, or folded under their machines. */
  public HostList withBmcs(boolean on, Timelines boots, Instant now) {
    return new HostList(all, filter, order, descending, marked, on, wanted, shown, scroll)
        .arranged(boots, now);
  }

  /**
   * The cursor goes to the host of that name, stays on its own if that is shown, or goes to the
   * top.
   */
  public HostList filtered(String text, Timelines boots, Instant now) {
    Host here = current().orElse(null);
    HostList found =
        new HostList(all, text, order, descending, marked, bmcs, wanted, shown, scroll)
            .arranged(boots, now);
    for (int i = 0; i < found.shown.size(); i++) {
      if (found.shown.get(i).name().equalsIgnoreCase(text.strip())) {
        return found.at(i);
      }
    }
    boolean stays = here != null && found.shown.stream().anyMatch(host -> isSame(host, here));
    return stays ? found : found.at(0);
  }

  /** Returns this list in another order, with the cursor on the same host. */
  public HostList sorted(HostOrder by, boolean down, Timelines boots, Instant now) {
    return new HostList(all, filter, by, down, marked, bmcs, wanted, shown, scroll)
        .arranged(boots, now);
  }

  private HostList withMarks(Set<String> marks) {
    return new HostList(
        all, filter, order, descending, Set.copyOf(marks), bmcs, wanted, shown, scroll);
  }

  HostList withScroll(ListScroll other) {
    return new HostList(all, filter, order, descending, marked, bmcs, wanted, shown, other);
  }

  /**
   * Returns this list with the cursor on a shown row, counted from 0; the nearest if there is no
   * such row.
   */
  public HostList at(int row) {
    return withScroll(scroll.to(row, shown.size()));
  }

  /** Returns this list with the cursor moved by {@code step} rows, as far as there are rows. */
  public HostList moved(int step) {
    return withScroll(scroll.moved(step, shown.size()));
  }

  /** The cursor stays on its host, wherever that goes. */
  HostList arranged(Timelines boots, Instant now) {
    Host here = current().orElse(null);
    Filter which = Filter.of(filter);
    List<Host> found = new ArrayList<>(all.size());
    for (Entry entry : all) {
      if (!entry.folded() && entry.fits(which, boots, now)) {
        found.add(entry.host());
      }
    }
    Comparator<Host> by = order.comparator(boots);
    if (by != null) {
      found.sort(by);
    }
    if (descending) {
      Collections.reverse(found);
    }
    unfold(found, entry -> !isHidden(entry) && entry.fits(which, boots, now));
    int at = scroll.at();
    for (int i = 0; here != null && i < found.size(); i++) {
      if (isSame(found.get(i), here)) {
        at = i;
        break;
      }
    }
    return new HostList(
        all,
        filter,
        order,
        descending,
        marked,
        bmcs,
        wanted,
        Collections.unmodifiableList(found),
        scroll.to(at, found.size()));
  }

  /** Puts each BMC entry that fits the filter behind its machine, or at the end. */
  private void unfold(List<Host> found, Predicate<Entry> fits) {
    Map<String, Host> entries = new LinkedHashMap<>();
    all.stream()
        .filter(entry -> entry.folded() && fits.test(entry))
        .forEach(entry -> entries.put(machineOf(entry.host()), entry.host()));
    List<Host> machines = List.copyOf(found);
    found.clear();
    for (Host machine : machines) {
      found.add(machine);
      Host bmc = entries.remove(machine.name().toLowerCase(Locale.ROOT));
      if (bmc != null) {
        found.add(bmc);
      }
    }
    found.addAll(entries.values());
  }

  /** Returns this list with the mark of the current host set or removed. */
  public HostList toggled() {
    if (current().isEmpty()) {
      return this;
    }
    Set<String> marks = new HashSet<>(marked);
    String id = id(current().get());
    if (!marks.remove(id)) {
      marks.add(id);
    }
    return withMarks(marks).moved(1);
  }

  /** Returns this list with all shown machines marked, never a BMC; none if all were marked. */
  public HostList allToggled() {
    Set<String> ids =
        shown.stream().filter(host -> !host.isIpmi()).map(HostList::id).collect(Collectors.toSet());
    return withMarks(marked.containsAll(ids) ? Set.of() : ids);
  }

  /** Returns this list with all machines marked from the nearest mark above to the cursor. */
  public HostList rangeMarked() {
    int from = scroll.at();
    while (from > 0 && !isMarked(shown.get(from))) {
      from--;
    }
    Set<String> marks = new HashSet<>(marked);
    for (int i = from; i <= scroll.at() && i < shown.size(); i++) {
      if (!shown.get(i).isIpmi()) {
        marks.add(id(shown.get(i)));
      }
    }
    return withMarks(marks);
  }

  /** Returns this list without marks. */
  public HostList unmarked() {
    return withMarks(Set.of());
  }

  /** The word that names a host on a command line. */
  public static String word(Host host) {
    return host.name().isEmpty() ? host.hardware().map(String::valueOf).orElse("") : host.name();
  }
}
