package io.pxedock.console.dashboard.state;

import io.pxedock.console.render.Tone;
import io.pxedock.core.timeline.ArmedAfter911;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.host.Host;
import io.pxedock.model.host.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Everything the screen is painted from.
 *
 * @param now when the last message came
 * @param overlays the last one is on top
 * @param lost the sources that do not speak, and why
 */
public record Model(
    Environment setup,
    Size size,
    Instant now,
    SiteView site,
    HostList hosts,
    UnknownMachines unknown,
    Timelines boots,
    LogView log,
    Focus look,
    List<Overlay> overlays,
    Map<Source, String> lost,
    Activity activity) {

  /** Before anything is known. */
  public static Model start(Environment setup, Size size, Instant now) {
    return new Model(
        setup,
        size,
        now,
        SiteView.UNSEEN,
        HostList.EMPTY,
        UnknownMachines.NONE,
        Timelines.EMPTY,
        LogView.EMPTY,
        Focus.START,
        List.of(),
        Map.of(),
        Activity.NONE);
  }

  /** Returns where the panels are on a screen of this size. */
  public Layout layout() {
    return Layout.of(size, look, unknown.machines().size());
  }

  /** Returns the topmost overlay; empty if none is open. */
  public Optional<Overlay> overlay() {
    return overlays.isEmpty() ? Optional.empty() : Optional.of(overlays.get(overlays.size() - 1));
  }

  /** Returns the host that the cursor is on; empty if no host is shown. */
  public Optional<Host> host() {
    return hosts.current();
  }

  private Model but(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.model();
  }

  /** The parts of a model while some of them are replaced. */
  private static final class Parts {
    private final Environment setup;
    private Size size;
    private Instant now;
    private SiteView site;
    private HostList hosts;
    private UnknownMachines unknown;
    private Timelines boots;
    private LogView log;
    private Focus look;
    private List<Overlay> overlays;
    private Map<Source, String> lost;
    private Activity activity;

    Parts(Model model) {
      setup = model.setup;
      size = model.size;
      now = model.now;
      site = model.site;
      hosts = model.hosts;
      unknown = model.unknown;
      boots = model.boots;
      log = model.log;
      look = model.look;
      overlays = model.overlays;
      lost = model.lost;
      activity = model.activity;
    }

    Model model() {
      return new Model(
          setup, size, now, site, hosts, unknown, boots, log, look, overlays, lost, activity);
    }
  }

  /** Returns this model on a screen of another size. */
  public Model with(Size other) {
    return but(parts -> parts.size = other);
  }

  /** Returns this model at another time. */
  public Model at(Instant time) {
    return but(parts -> parts.now = time);
  }

  /** Returns this model with the site as it was last seen, and the hosts of that site. */
  public Model with(SiteView other) {
    return but(
        parts -> {
          parts.site = other;
          parts.hosts = hosts.with(other.table().hosts(), boots, now);
          parts.log = log.knowing(other.owners());
          parts.unknown = unknown.of(other, boots);
        });
  }

  /** Returns this model with another list of hosts. */
  public Model with(HostList list) {
    return but(parts -> parts.hosts = list);
  }

  /** Returns this model with other unknown machines. */
  public Model with(UnknownMachines other) {
    return but(parts -> parts.unknown = other);
  }

  /** Returns this model with other boots, and the hosts in the order that these give them. */
  public Model with(Timelines other) {
    return but(
        parts -> {
          parts.boots = other;
          parts.hosts = hosts.needsLog() ? hosts.arranged(other, now) : hosts;
          parts.unknown = unknown.of(site, other);
        });
  }

  /** Returns this model with another log. */
  public Model with(LogView other) {
    return but(parts -> parts.log = other);
  }

  /** Returns this model with another focus. */
  public Model with(Focus other) {
    return but(parts -> parts.look = other);
  }

  /** Returns this model with another activity. */
  public Model with(Activity other) {
    return but(parts -> parts.activity = other);
  }

  /** Returns this model with a notice, which stays until the next key. */
  public Model says(String text, Tone tone) {
    return with(activity.says(text, tone));
  }

  /** Returns this model with other overlays, the topmost last. The list is copied. */
  public Model with(List<Overlay> other) {
    return but(parts -> parts.overlays = List.copyOf(other));
  }

  /** Returns this model with an overlay on top of the others. */
  public Model open(Overlay overlay) {
    List<Overlay> more = new ArrayList<>(overlays);
    more.add(overlay);
    return with(more);
  }

  /** Returns this model without the overlay on top. */
  public Model close() {
    return with(overlays.subList(0, Math.max(0, overlays.size() - 1)));
  }

  /** Returns this model with another overlay in the place of the one on top. */
  public Model replace(Overlay overlay) {
    return close().open(overlay);
  }

  /** Returns this model with a source that reports again. */
  public Model without(Source source) {
    Map<Source, String> left = new EnumMap<>(Source.class);
    left.putAll(lost);
    left.remove(source);
    return but(parts -> parts.lost = Map.copyOf(left));
  }

  /** Returns this model with a source that reports no more. */
  public Model losing(Source source, String why) {
    Map<Source, String> more = new EnumMap<>(Source.class);
    more.putAll(lost);
    more.put(source, why);
    return but(parts -> parts.lost = Map.copyOf(more));
  }

  /** Returns this model scrolled so that the cursor of every panel is on the screen. */
  public Model settled() {
    Layout layout = layout();
    Model model = this;
    for (Panel panel : Panel.values()) {
      model = panel.rows().settled(model, layout.area(panel).map(Area::rows).orElse(2));
    }
    return model;
  }

  /** Returns what is wrong with the files, and with what machines have booted since. */
  public List<Problem> problems() {
    List<Problem> all = new ArrayList<>(site.problems());
    all.removeIf(problem -> problem.code().equals(ArmedAfter911.CODE));
    all.addAll(toClear());
    return all;
  }

  /** Returns everything that is wrong now, what has failed first. */
  public List<Finding> findings() {
    return Finding.of(this);
  }

  /** Returns the problem of each machine that has booted 911 and is still armed. */
  public List<Problem> toClear() {
    return site.isSeen() ? ArmedAfter911.of(site.armed(), boots) : List.of();
  }

  /** Returns what is wrong with a host. */
  public List<Problem> problems(Host host) {
    return ArmedAfter911.of(host, boots)
        .map(
            problem -> {
              List<Problem> all = new ArrayList<>(host.problems());
              all.add(problem);
              return all;
            })
        .orElse(host.problems());
  }

  /** Returns why no change can be made now; empty when one can. */
  public String whyNoChange() {
    if (!setup.whyReadOnly().isEmpty()) {
      return setup.whyReadOnly();
    }
    String running = activity.running();
    return running.isEmpty() ? "" : "'" + running + "' is not done yet";
  }
}
