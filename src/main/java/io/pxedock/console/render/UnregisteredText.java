package io.pxedock.console.render;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pxedock.core.timeline.Boot;
import io.pxedock.core.timeline.BootStep;
import io.pxedock.core.timeline.MachineTimeline;
import io.pxedock.core.timeline.Unregistered;
import io.pxedock.model.Printable;
import io.pxedock.model.ShellWord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The page of a machine that is not registered, as text and JSON. */
public final class UnregisteredText {
  private UnregisteredText() {}

  /** Returns the facts about the machine, one a line, and the command that registers it. */
  public static List<Line> print(Unregistered machine, Instant now, ZoneId zone) {
    List<Line> lines = new ArrayList<>();
    HostText.add(lines, "name", "not registered", Tone.WARNING);
    HostText.add(lines, "ip", machine.ip() == null ? "" : machine.ip().toString(), Tone.PLAIN);
    HostText.add(lines, "mac", machine.mac().text(), Tone.STRONG);
    if (machine.heard() == null) {
      HostText.add(lines, "seen", "not in the end of dnsmasq's log", Tone.PLAIN);
    } else {
      heard(lines, machine.heard(), now, zone);
    }
    if (machine.lease() != null) {
      String end =
          machine
              .lease()
              .end()
              .map(e -> " until " + RelativeTime.full(e, zone))
              .orElse(" without end");
      HostText.add(lines, "lease", machine.lease().ip() + end, Tone.PLAIN);
    }
    if (machine.flag() != null) {
      HostText.add(lines, "911", HostFacts.flag(machine.flag(), ""), Tone.BAD);
    }
    String register =
        ShellWord.line("pxedock", "host", "add", "NAME", "--mac", machine.mac().text());
    HostText.add(lines, "do", register, Tone.FAINT);
    return lines;
  }

  private static void heard(List<Line> lines, MachineTimeline heard, Instant now, ZoneId zone) {
    String ago = RelativeTime.between(heard.seen(), now) + " ago";
    HostText.add(
        lines, "seen", RelativeTime.full(heard.seen(), zone) + " (" + ago + ")", Tone.PLAIN);
    heard
        .boot()
        .ifPresent(
            boot -> {
              String times = boot.tries() == 1 ? "once" : boot.tries() + " times";
              String answer = heard.refused() > 0 ? ", and got no address" : "";
              HostText.add(lines, "asked", times + ", " + who(boot) + answer, Tone.PLAIN);
              boot.steps().forEach(step -> step(lines, step, zone));
              String stuck = boot.stuckAt(now);
              if (!stuck.isEmpty()) {
                HostText.add(lines, "", Printable.line(stuck), Tone.WARNING);
              }
            });
  }

  private static String who(Boot boot) {
    String client = boot.client();
    return boot.name().isEmpty()
        ? client
        : client + ", calls itself " + Printable.line(boot.name());
  }

  private static void step(List<Line> lines, BootStep step, ZoneId zone) {
    String what = (step.stage().word() + " " + Printable.line(step.what())).strip();
    HostText.add(lines, "", RelativeTime.clock(step.time(), zone) + "  " + what, Tone.FAINT);
  }

  /** Returns the machine as JSON, in the fields of a host; what is not known is null. */
  public static ObjectNode json(Unregistered machine) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putNull("name");
    node.put("ip", machine.ip() == null ? null : machine.ip().toString());
    node.put("mac", machine.mac().text());
    node.put("registered", false);
    node.put("boot911", machine.flag() != null && machine.flag().boots911());
    node.put("lease_ip", machine.lease() == null ? null : machine.lease().ip().toString());
    MachineTimeline heard = machine.heard();
    node.put("seen", heard == null ? null : heard.seen().toString());
    node.put("boots", heard == null ? 0 : heard.boots());
    node.put("unanswered", heard == null ? 0 : heard.refused());
    return node;
  }
}
