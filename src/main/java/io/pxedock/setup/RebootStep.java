package io.pxedock.setup;

import io.pxedock.model.Content;
import io.pxedock.operation.Change;
import io.pxedock.operation.Plan;
import io.pxedock.text.Bytes;
import java.nio.file.Path;
import java.util.List;

/** The port's link comes up after a reboot too. */
final class RebootStep implements Step {
  @Override
  public String name() {
    return "reboot";
  }

  @Override
  public String explanation() {
    return "The port survives a reboot, but its link comes up only if told to.";
  }

  @Override
  public List<AnswerKey> questions() {
    return List.of(AnswerKey.PERSIST);
  }

  @Override
  public Check check(Situation s) {
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
          "say --persist " + here.word() + ", or run pxedock setup after a reboot");
    }
    return Check.open(plan(wanted, s, port));
  }

  private Plan plan(Persistence wanted, Situation s, String port) {
    Path file = wanted.file(s.root(), port);
    Content text = Content.file(Bytes.utf8(wanted.text(port)));
    Change change = new Change(file, file.toString(), Content.ABSENT, text);
    Plan plan =
        Situation.plan(this, wanted.word() + " brings link " + port + " up", List.of(change));
    return s.isDirectory(file.getParent())
        ? plan
        : plan.doing(
            new Deeds.MakeDirectories(
                s.root(), List.of(s.root().relativize(file.getParent()).toString())));
  }
}
