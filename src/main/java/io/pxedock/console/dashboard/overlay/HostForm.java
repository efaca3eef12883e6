package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.CheckedForm;
import io.pxedock.console.dashboard.state.DialogKeys;
import io.pxedock.console.dashboard.state.HostList;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.TextField;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import io.pxedock.core.hosts.NewHostLines;
import io.pxedock.core.operation.AddHost;
import io.pxedock.core.operation.AddHosts;
import io.pxedock.core.operation.EditHost;
import io.pxedock.core.operation.Operation;
import io.pxedock.model.Failure;
import io.pxedock.model.host.Host;
import io.pxedock.model.net.HostName;
import io.pxedock.model.net.Ipv4Address;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The form in which a host is added or edited, checked as it is typed.
 *
 * @param edited null for a new host
 * @param focus the field, or behind the fields Cancel and Save
 * @param leaving whether the last key was Esc
 * @param finding what the whole of it would do, or what is wrong with it
 */
public record HostForm(
    Host edited, List<TextField> fields, int focus, String finding, boolean fine, boolean leaving)
    implements CheckedForm {
  private static final List<String> LABELS = List.of("name", "MAC", "IP", "FQDN");
  private static final int CANCEL = 4;
  private static final int SAVE = 5;

  private static final DialogKeys<HostForm> KEYS =
      DialogKeys.<HostForm>none()
          .on("Tab", "Tab next", (key, form, model) -> form.goTo(form.focus + 1, model))
          .on("Shift-Tab", "", (key, form, model) -> form.goTo(form.focus - 1, model))
          .on("Down", "", (key, form, model) -> form.goTo(Math.min(SAVE, form.focus + 1), model))
          .on("Up", "", (key, form, model) -> form.goTo(Math.max(0, form.focus - 1), model))
          .on("Enter", "Enter on", (key, form, model) -> form.enter(model))
          .on("Esc", "Esc cancel", (key, form, model) -> form.leave(model))
          .closing("Ctrl-C", "");

  /** Returns the form for a new host; {@code mac} may be empty. */
  public static HostForm add(String mac) {
    List<TextField> fields =
        List.of(TextField.of(""), TextField.of(mac), TextField.of(""), TextField.of(""));
    return new HostForm(null, fields, 0, "", false, false);
  }

  /** Returns the form with what the host has now. */
  public static HostForm edit(Host host) {
    List<TextField> fields =
        List.of(
            TextField.of(host.name()),
            TextField.of(host.hardware().map(String::valueOf).orElse("")),
            TextField.of(host.address().map(String::valueOf).orElse("")),
            TextField.of(host.fqdn()));
    return new HostForm(host, fields, 0, "", false, false);
  }

  private String text(int field) {
    return fields.get(field).text().strip();
  }

  /** Returns whether the other form has the same text in every field. */
  @Override
  public boolean isSame(CheckedForm form) {
    return form instanceof HostForm other
        && edited == other.edited
        && fields.stream()
            .map(TextField::text)
            .toList()
            .equals(other.fields.stream().map(TextField::text).toList());
  }

  @Override
  public HostForm found(String what, boolean isFine) {
    return new HostForm(edited, fields, focus, what, isFine, false);
  }

  private HostForm focus(int field) {
    return new HostForm(edited, fields, Math.floorMod(field, SAVE + 1), finding, fine, false);
  }

  private HostForm typing(TextField field) {
    List<TextField> other = new ArrayList<>(fields);
    other.set(focus, field);
    return new HostForm(edited, List.copyOf(other), focus, finding, fine, false);
  }

  /**
   * What is asked for.
   *
   * @throws Failure REFUSED if a field cannot be read
   */
  @Override
  public Operation operation() {
    if (edited == null) {
      return new AddHost(
          text(0),
          MacAddress.parse(text(1)),
          text(2).isEmpty() ? null : Ipv4Address.parse(text(2)),
          text(3),
          true);
    }
    String mac = edited.hardware().map(String::valueOf).orElse("");
    String ip = edited.address().map(String::valueOf).orElse("");
    return new EditHost(
        HostList.word(edited),
        text(1).equals(mac) ? null : MacAddress.parse(text(1)),
        text(2).equals(ip) ? null : Ipv4Address.parse(text(2)),
        text(0).equals(edited.name()) ? null : text(0),
        isFqdnKept() ? null : text(3),
        true);
  }

  private boolean isFqdnKept() {
    return text(3).equals(edited.fqdn()) && (text(3).isEmpty() || text(0).equals(edited.name()));
  }

  /** Returns what is wrong with a field by itself; empty if it is valid. */
  private String complaint(int field) {
    return switch (field) {
      case 0 -> complaint(HostName::checkShort, text(0), edited == null);
      case 1 -> complaint(MacAddress::parse, text(1), edited == null);
      case 2 -> complaint(Ipv4Address::parse, text(2), false);
      default -> complaint(HostName::checkFqdn, text(3), false);
    };
  }

  private static String complaint(Consumer<String> check, String text, boolean needed) {
    if (text.isEmpty()) {
      return needed ? "needed" : "";
    }
    try {
      check.accept(text);
      return "";
    } catch (Failure e) {
      return e.remedy().words();
    }
  }

  @Override
  public Update key(String key, Model model) {
    return KEYS.press(key, this, model)
        .orElseGet(() -> focus < CANCEL ? typed(key, model) : button(key, model));
  }

  private Update goTo(int place, Model model) {
    return Update.to(model.replace(focus(place)));
  }

  // What was typed is lost only by a second Esc.
  private Update leave(Model model) {
    HostForm fresh = edited == null ? add("") : edit(edited);
    return leaving || isSame(fresh)
        ? Update.to(model.close())
        : Update.to(
            model
                .replace(new HostForm(edited, fields, focus, finding, fine, true))
                .says("Esc again discards what was typed", Tone.WARNING));
  }

  /** Returns the name that was typed. */
  public String name() {
    return text(0);
  }

  private Update button(String key, Model model) {
    return switch (key) {
      case "Left" -> Update.to(model.replace(focus(CANCEL)));
      case "Right" -> Update.to(model.replace(focus(SAVE)));
      default -> Update.to(model);
    };
  }

  private Update typed(String key, Model model) {
    return fields
        .get(focus)
        .key(key)
        .map(field -> changed(typing(field).withFqdnOf(this), model))
        .orElseGet(() -> Update.to(model));
  }

  /** Returns this form, the FQDN following the name as it did in the form before. */
  private HostForm withFqdnOf(HostForm before) {
    if (edited == null
        || focus != 0
        || !before.text(3).equals(EditHost.followingFqdn(edited, before.text(0)))) {
      return this;
    }
    List<TextField> all = new ArrayList<>(fields);
    all.set(3, TextField.of(EditHost.followingFqdn(edited, text(0))));
    return new HostForm(edited, List.copyOf(all), focus, finding, fine, false);
  }

  @Override
  public Update paste(String text, Model model) {
    if (edited == null && NewHostLines.isOne(text)) {
      return pasted(text, model);
    }
    return focus < CANCEL
        ? changed(typing(fields.get(focus).typed(text.strip())).withFqdnOf(this), model)
        : Update.to(model);
  }

  /** Registers a pasted block of hosts, once it is confirmed. */
  private static Update pasted(String text, Model model) {
    try {
      return Update.change(model, new AddHosts(NewHostLines.parse(text, "the pasted text"), true));
    } catch (Failure e) {
      return Update.to(model.says(e.line(), Tone.BAD));
    }
  }

  private static Update changed(HostForm form, Model model) {
    return Update.to(model.replace(form), world -> world.check(form));
  }

  private Update enter(Model model) {
    if (focus < CANCEL) {
      return Update.to(model.replace(focus(focus == 3 ? SAVE : focus + 1)));
    }
    if (focus == CANCEL) {
      return Update.to(model.close());
    }
    try {
      return Update.change(model, operation());
    } catch (Failure e) {
      return Update.to(model.says(e.line(), Tone.BAD));
    }
  }

  @Override
  public OverlayContent sheet(Model model) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < LABELS.size(); i++) {
      lines.add(field(i));
    }
    lines.add(Line.EMPTY);
    boolean free = edited == null && text(2).isEmpty();
    boolean lacking = edited == null && (text(0).isEmpty() || text(1).isEmpty());
    String below = finding.isEmpty() && free ? "no IP: the next free one" : finding;
    Line said =
        lacking ? Line.of("a host needs a name and a MAC", Tone.FAINT) : Line.of(below, tone());
    lines.addAll(Wrap.of(said, model.size().columns() - 2));
    String title = edited == null ? "Add a host" : "Edit " + edited.name();
    Line buttons =
        focus < CANCEL
            ? Line.of(" [ Cancel ]    [ Save ]", Tone.FAINT)
            : ConfirmQuestion.buttons("Cancel", "Save", focus == SAVE);
    return new OverlayContent(title, lines, 0, List.of(buttons), -1, KEYS.hints());
  }

  private Tone tone() {
    if (finding.isEmpty()) {
      return Tone.FAINT;
    }
    return fine ? Tone.GOOD : Tone.BAD;
  }

  // One of them is taken, or does not fit the others: which, is said below.
  private boolean isRefused() {
    return !finding.isEmpty() && !fine;
  }

  private Line field(int i) {
    boolean here = i == focus;
    TextField field = fields.get(i);
    String label = Cells.fit(LABELS.get(i), 6, "");
    Line line =
        Line.of(here ? "▸ " : "  ", Tone.ACCENT).plus(label, here ? Tone.STRONG : Tone.FAINT);
    String complaint = complaint(i);
    String text =
        here
            ? field.text().substring(0, field.cursor())
                + "▏"
                + field.text().substring(field.cursor())
            : field.text();
    Line typed = line.plus(Cells.fit(text, 26, "") + " ");
    return complaint.isEmpty()
        ? typed.plus(text(i).isEmpty() || isRefused() ? "" : "✓", Tone.GOOD)
        : typed.plus(complaint, text(i).isEmpty() ? Tone.FAINT : Tone.WARNING);
  }
}
