package io.pxedock.core.setup.step;

import io.pxedock.core.operation.Change;
import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.SystemChanges;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.Persistence;
import io.pxedock.model.file.Content;
import io.pxedock.model.text.Bytes;
import io.pxedock.model.text.LineText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Brings the port's link up after a reboot. */
final class RebootStep implements SetupStep {
  private static final String INTERFACES = "etc/network/interfaces";
  private static final String SOURCE = "source /etc/network/interfaces.d/*";

  @Override
  public String name() {
    return "reboot";
  }

  @Override
  public String explanation() {
    return "The port survives a reboot, but a service has to bring its link up.";
  }

  @Override
  public Check check(SetupContext s) {
    String port = s.settings().port();
    Persistence wanted = Persistence.named(s.answers().get(AnswerKey.PERSIST));
    for (Persistence one : Persistence.values()) {
      boolean may = wanted == Persistence.NO || wanted == one;
      if (one != Persistence.NO && may && s.exists(one.file(s.root(), port))) {
        return Check.done(one.file(s.root(), port) + " brings link " + port + " up");
      }
    }
    if (wanted == Persistence.NO) {
      Persistence here = Persistence.of(path -> s.exists(s.root().resolve(path)));
      return Check.warning(
          "nothing brings link " + port + " up after a reboot",
          "use --persist " + here.word() + ", or run 'pxedock setup' after a reboot");
    }
    return Check.open(plan(wanted, s, port));
  }

  private Plan plan(Persistence wanted, SetupContext s, String port) {
    Path file = wanted.file(s.root(), port);
    Content text = Content.file(Bytes.utf8(wanted.text(port)));
    Change change = new Change(file, file.toString(), Content.ABSENT, text, wanted.mode());
    Plan plan =
        SetupContext.plan(this, wanted.word() + " brings link " + port + " up", List.of(change));
    if (wanted == Persistence.IFUPDOWN && !isRead(s)) {
      plan = plan.noting("ifup does not read it yet; add to " + INTERFACES + ": " + SOURCE);
    }
    return s.isDirectory(file.getParent())
        ? plan
        : plan.doing(
            new SystemChanges.MakeDirectories(
                s.root(), List.of(s.root().relativize(file.getParent()).toString())));
  }

  /** Returns whether the file of ifupdown includes interfaces.d, as in Debian (interfaces(5)). */
  private static boolean isRead(SetupContext s) {
    Path own = s.root().resolve(INTERFACES);
    if (!s.isFile(own)) {
      return false;
    }
    LineText text = LineText.of(s.tools().files().read(own));
    return IntStream.rangeClosed(1, text.size())
        .mapToObj(n -> text.line(n).strip())
        .anyMatch(line -> line.matches("source(-directory)?\\s.*interfaces\\.d.*"));
  }
}
