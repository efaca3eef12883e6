package io.pxedock.console.dashboard.state;

import io.pxedock.console.render.Tone;
import io.pxedock.core.timeline.Timelines;
import io.pxedock.model.host.Host;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  public Layout layout() {
    return Layout.of(size, look, unknown.machines().size());
  }

  public Optional<Overlay> overlay() {
    return overlays.isEmpty() ? Optional.empty() : Optional.of(overlays.get(overlays.size() - 1));
  }

  public Optional<Host> host() {
    return hosts.current();
  }

  public Model with(Size other) {
    return new Model(
        setup, other, now, site, hosts, unknown, boots, log, look, overlays, lost, activity);
  }

  public Model at(Instant time) {
    return new Model(
        setup, size, time, site, hosts, unknown, boots, log, look, overlays, lost, activity);
  }

  public Model with(SiteView other) {
    HostList list = hosts.with(other.table().hosts(), boots);
    UnknownMachines strangers = unknown.of(other, boots);
    return new Model(
        setup, size, now, other, list, strangers, boots, log, look, overlays, lost, activity);
  }

  public Model with(HostList list) {
    return new Model(
        setup, size, now, site, list, unknown, boots, log, look, overlays, lost, activity);
  }

  public Model with(UnknownMachines other) {
    return new Model(
        setup, size, now, site, hosts, other, boots, log, look, overlays, lost, activity);
  }

  public Model with(Timelines other) {
    HostList list = hosts.order().needsBoots() ? hosts.arranged(other) : hosts;
    UnknownMachines strangers = unknown.of(site, other);
    return new Model(
        setup, size, now, site, list, strangers, other, log, look, overlays, lost, activity);
  }

  public Model with(LogView other) {
    return new Model(
        setup, size, now, site, hosts, unknown, boots, other, look, overlays, lost, activity);
  }

  public Model with(Focus other) {
    return new Model(
        setup, size, now, site, hosts, unknown, boots, log, other, overlays, lost, activity);
  }

  public Model with(Activity other) {
    return new Model(
        setup, size, now, site, hosts, unknown, boots, log, look, overlays, lost, other);
  }

  public Model says(String text, Tone tone) {
    return with(activity.says(text, tone));
  }

  public Model with(List<Overlay> other) {
    return new Model(
        setup,
        size,
        now,
        site,
        hosts,
        unknown,
        boots,
        log,
        look,
        List.copyOf(other),
        lost,
        activity);
  }

  public Model open(Overlay overlay) {
    List<Overlay> more = new ArrayList<>(overlays);
    more.add(overlay);
    return with(more);
  }

  public Model close() {
    return with(overlays.subList(0, Math.max(0, overlays.size() - 1)));
  }

  /** With another overlay in the place of the one on top. */
  public Model replace(Overlay overlay) {
    return close().open(overlay);
  }

  public Model without(Source source) {
    Map<Source, String> left = new EnumMap<>(Source.class);
    lost.forEach((s, why) -> left.put(s, why));
    left.remove(source);
    return withLost(left);
  }

  public Model losing(Source source, String why) {
    Map<Source, String> more = new EnumMap<>(Source.class);
    more.putAll(lost);
    more.put(source, why);
    return withLost(more);
  }

  private Model withLost(Map<Source, String> other) {
    Map<Source, String> fixed = Map.copyOf(other);
    return new Model(
        setup, size, now, site, hosts, unknown, boots, log, look, overlays, fixed, activity);
  }

  /** Scrolled so that every cursor is on the screen. */
  public Model settled() {
    Layout layout = layout();
    ListScroll h = hosts.scroll().within(layout.body(Panel.HOSTS) - 1, hosts.shown().size());
    ListScroll u = unknown.scroll().within(layout.body(Panel.UNKNOWN), unknown.machines().size());
    ListScroll p = look.problem().within(layout.body(Panel.PROBLEMS), site.problems().size());
    Model m = this;
    m = h.equals(hosts.scroll()) ? m : m.with(hosts.withScroll(h));
    m = u.equals(unknown.scroll()) ? m : m.with(new UnknownMachines(unknown.machines(), u));
    return p.equals(look.problem()) ? m : m.with(look.atProblem(p));
  }

  public String whyNoChange() {
    if (!setup.whyReadOnly().isEmpty()) {
      return setup.whyReadOnly();
    }
    String running = activity.running();
    return running.isEmpty() ? "" : "'" + running + "' is not done yet";
  }
}
