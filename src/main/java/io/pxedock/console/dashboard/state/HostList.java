package io.pxedock.console.dashboard.state;

import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts, those of them that are shown, and the one that the cursor is on.
 *
 * @param all each with the words that a filter looks into
 * @param marked by {@link #id}
 */
public record HostList(
    List<Entry> all,
    String filter,
    HostOrder order,
    boolean descending,
    Set<String> marked,
    List<Host> shown,
    ListScroll scroll) {
  static final HostList EMPTY =
      new HostList(List.of(), "", HostOrder.FILE, false, Set.of(), List.of(), ListScroll.START);

  /** A host, and what a filter looks into. */
  record Entry(Host host, String words) {
    boolean holds(List<String> wanted) {
      for (String word : wanted) {
        if (!words.contains(word)) {
          return false;
        }
      }
      return true;
    }

    static Entry of(Host h) {
      StringBuilder words = new StringBuilder(h.name()).append(' ').append(h.fqdn());
      h.address().ifPresent(ip -> words.append(' ').append(ip));
      h.hardware().ifPresent(mac -> words.append(' ').append(mac).append(' ').append(mac.dashed()));
      h.hardware().ifPresent(mac -> words.append(' ').append(MacAddress.hexDigits(mac.text())));
      words.append(h.isArmed() ? " 911" : "");
      for (Problem problem : h.problems()) {
        words.append(' ').append(problem.code());
      }
      return new Entry(h, words.toString().toLowerCase(Locale.ROOT));
    }
  }

  /** What tells a host from all others while its lines change. */
  public static String id(Host host) {
    return host.name() + " " + host.mac();
  }

  private static boolean isSame(Host a, Host b) {
    return a == b || (a.name().equals(b.name()) && Objects.equals(a.mac(), b.mac()));
  }

  public Optional<Host> current() {
    return scroll.at() < shown.size() ? Optional.of(shown.get(scroll.at())) : Optional.empty();
  }

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

  HostList with(List<Host> hosts, Timelines boots) {
    List<Entry> entries = hosts.stream().map(Entry::of).toList();
    Set<String> there = hosts.stream().map(HostList::id).collect(Collectors.toSet());
    Set<String> still = marked.stream().filter(there::contains).collect(Collectors.toSet());
    return new HostList(entries, filter, order, descending, still, shown, scroll).arranged(boots);
  }

  /**
   * The cursor goes to the host of that name, stays on its own if that is shown, or goes to the
   * top.
   */
  public HostList filtered(String text, Timelines boots) {
    Host here = current().orElse(null);
    HostList found =
        new HostList(all, text, order, descending, marked, shown, scroll).arranged(boots);
    for (int i = 0; i < found.shown.size(); i++) {
      if (found.shown.get(i).name().equalsIgnoreCase(text.strip())) {
        return found.at(i);
      }
    }
    boolean stays = here != null && found.shown.stream().anyMatch(host -> isSame(host, here));
    return stays ? found : found.at(0);
  }

  public HostList sorted(HostOrder by, boolean down, Timelines boots) {
    return new HostList(all, filter, by, down, marked, shown, scroll).arranged(boots);
  }

  private HostList withMarks(Set<String> marks) {
    return new HostList(all, filter, order, descending, Set.copyOf(marks), shown, scroll);
  }

  HostList withScroll(ListScroll other) {
    return new HostList(all, filter, order, descending, marked, shown, other);
  }

  public HostList at(int row) {
    return withScroll(scroll.to(row, shown.size()));
  }

  public HostList moved(int step) {
    return withScroll(scroll.moved(step, shown.size()));
  }

  /** The cursor stays on its host, wherever that goes. */
  HostList arranged(Timelines boots) {
    Host here = current().orElse(null);
    List<String> words = List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+"));
    List<Host> found = new ArrayList<>(all.size());
    for (Entry entry : all) {
      if (entry.holds(words)) {
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
        Collections.unmodifiableList(found),
        scroll.to(at, found.size()));
  }

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

  /** All that are shown; none, when they are all marked already. */
  public HostList allToggled() {
    Set<String> ids = shown.stream().map(HostList::id).collect(Collectors.toSet());
    return withMarks(marked.containsAll(ids) ? Set.of() : ids);
  }

  /** From the nearest mark above the cursor to the cursor. */
  public HostList rangeMarked() {
    int from = scroll.at();
    while (from > 0 && !isMarked(shown.get(from))) {
      from--;
    }
    Set<String> marks = new HashSet<>(marked);
    for (int i = from; i <= scroll.at() && i < shown.size(); i++) {
      marks.add(id(shown.get(i)));
    }
    return withMarks(marks);
  }

  public HostList unmarked() {
    return withMarks(Set.of());
  }

  /** The word that names a host on a command line. */
  public static String word(Host host) {
    return host.name().isEmpty() ? host.hardware().map(String::valueOf).orElse("") : host.name();
  }
}
