package io.pxedock.console.dashboard.overlay;

import io.pxedock.console.dashboard.state.DialogKeys;
import io.pxedock.console.dashboard.state.Model;
import io.pxedock.console.dashboard.state.OverlayContent;
import io.pxedock.console.dashboard.state.TextField;
import io.pxedock.console.dashboard.state.Update;
import io.pxedock.console.render.Cells;
import io.pxedock.console.render.Line;
import io.pxedock.console.render.Tone;
import io.pxedock.console.render.Wrap;
import io.pxedock.core.hosts.Adoption;
import io.pxedock.core.hosts.NewHost;
import io.pxedock.core.operation.AddHosts;
import io.pxedock.model.Failure;
import io.pxedock.model.net.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks for the names of the marked machines, before the change is shown.
 *
 * @param macs the machines, in the order of the names
 */
public record AdoptPrompt(List<MacAddress> macs, TextField field) implements FieldOverlay {
  private static final String QUESTION = "names: ";
  private static final DialogKeys<AdoptPrompt> KEYS =
      DialogKeys.<AdoptPrompt>none()
          .on("Enter", "Enter show the change", (key, prompt, model) -> prompt.adopt(model))
          .closing("Esc Ctrl-C", "Esc cancel");

  /** Returns the prompt with an empty pattern. */
  public static AdoptPrompt of(List<MacAddress> macs) {
    return new AdoptPrompt(List.copyOf(macs), TextField.of(""));
  }

  @Override
  public Optional<Update> pressed(String key, Model model) {
    return KEYS.press(key, this, model);
  }

  private Update adopt(Model model) {
    try {
      AddHosts adopt = new AddHosts(hosts(), true);
      return Update.change(model.close(), adopt);
    } catch (Failure e) {
      return Update.to(model);
    }
  }

  private List<NewHost> hosts() {
    return Adoption.of(macs, field.text().strip());
  }

  @Override
  public Model typing(Model model, TextField text) {
    return model.replace(new AdoptPrompt(macs, text));
  }

  @Override
  public OverlayContent sheet(Model model) {
    List<Line> lines = new ArrayList<>();
    String how = "A name for one, or a range such as cpu-[05-..]; empty takes the end of each MAC.";
    lines.addAll(Wrap.of(Line.of(how, Tone.FAINT), model.size().columns() - 2));
    try {
      for (NewHost host : hosts()) {
        lines.add(Line.of(host.mac() + "  ", Tone.WARNING).plus(host.name()));
      }
    } catch (Failure e) {
      lines.add(Line.of(e.line(), Tone.BAD));
    }
    Line typed = Line.of(QUESTION, Tone.ACCENT).plus(field.text());
    int cursor = Cells.width(QUESTION) + Cells.width(field.text().substring(0, field.cursor()));
    String what = macs.size() == 1 ? macs.get(0).text() : macs.size() + " machines";
    return new OverlayContent("Adopt " + what, lines, 0, List.of(typed), cursor, KEYS.hints());
  }
}
