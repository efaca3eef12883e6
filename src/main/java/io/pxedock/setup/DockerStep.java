package io.pxedock.setup;

import io.pxedock.model.Failure;
import java.util.List;

/** Docker can be reached. */
final class DockerStep implements Step {
  @Override
  public String name() {
    return "docker";
  }

  @Override
  public String explanation() {
    return "dnsmasq runs in a Docker container; members of group docker reach Docker.";
  }

  @Override
  public List<AnswerKey> questions() {
    return List.of(AnswerKey.DOCKER_HOST);
  }

  @Override
  public Check check(Situation situation) {
    try {
      return Check.done(situation.tools().docker().version() + " answers");
    } catch (Failure e) {
      return Check.blocked(e);
    }
  }
}
