package io.pxedock.core.setup.step;

import io.pxedock.core.operation.Plan;
import io.pxedock.core.setup.Check;
import io.pxedock.core.setup.SetupContext;
import io.pxedock.core.setup.SetupStep;
import io.pxedock.core.setup.action.GroupChanges;
import io.pxedock.core.setup.answer.AnswerKey;
import io.pxedock.core.setup.answer.DetectedAnswers;
import io.pxedock.model.Failure;
import io.pxedock.model.ShellWord;
import io.pxedock.spi.Accounts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that Docker can be reached, also by the operator without root. */
public final class DockerStep implements SetupStep {
  /** The group of Docker's socket, as Docker's packages set it. */
  @Override
  public String name() {
    return "docker";
  }

  @Override
  public String explanation() {
    return "dnsmasq runs in a Docker container; members of group docker reach Docker.";
  }

  @Override
  public Check check(SetupContext s) {
    String answers;
    try {
      answers = s.tools().docker().version() + " answers";
    } catch (Failure e) {
      return Check.blocked(e);
    }
    String user = s.answers().get(AnswerKey.DOCKER_USER);
    return user.isEmpty() ? unasked(s, answers) : member(s, answers, user);
  }

  private static Check unasked(SetupContext s, String answers) {
    return DetectedAnswers.outsider(s.tools().accounts(), s.answers())
        .map(
            user ->
                Check.warning(
                    answers + "; " + user + " is not in group " + DetectedAnswers.DOCKER_GROUP,
                    "to run pxedock without root, use " + ShellWord.line("--docker-user", user)))
        .orElse(Check.done(answers));
  }

  private Check member(SetupContext s, String answers, String user) {
    Accounts accounts = s.tools().accounts();
    Optional<Set<String>> groups = accounts.groupsOf(user);
    if (groups.isEmpty()) {
      return Check.blocked(
          Failure.refused(
              "there is no user '" + user + "'", "correct --docker-user, or create that user"));
    }
    if (groups.get().contains(DetectedAnswers.DOCKER_GROUP)) {
      return Check.done(
          answers
              + "; "
              + user
              + " is in group "
              + DetectedAnswers.DOCKER_GROUP
              + " from the next login on");
    }
    if (!accounts.isRoot()) {
      return Check.blocked(
          Failure.refused(
              user
                  + " is not in group "
                  + DetectedAnswers.DOCKER_GROUP
                  + ", and only root can change that",
              "sudo usermod -aG "
                  + DetectedAnswers.DOCKER_GROUP
                  + " "
                  + user
                  + ", then log in again"));
    }
    return Check.open(join(user, accounts.hasGroup(DetectedAnswers.DOCKER_GROUP)));
  }

  private Plan join(String user, boolean hasGroup) {
    Plan plan =
        SetupContext.plan(this, user + " is in group " + DetectedAnswers.DOCKER_GROUP, List.of());
    if (!hasGroup) {
      plan =
          plan.doing(new GroupChanges.Create(DetectedAnswers.DOCKER_GROUP))
              .noting("Docker gives its socket to a new group when Docker is restarted");
    }
    return plan.doing(new GroupChanges.Join(user, DetectedAnswers.DOCKER_GROUP))
        .noting(
            "every member of group "
                + DetectedAnswers.DOCKER_GROUP
                + " can become root on this machine")
        .noting("takes effect at " + user + "'s next login");
  }
}
