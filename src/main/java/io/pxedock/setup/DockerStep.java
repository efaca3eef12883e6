package io.pxedock.setup;

import io.pxedock.controller.Accounts;
import io.pxedock.model.Failure;
import io.pxedock.model.Part;
import io.pxedock.operation.Plan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Docker can be reached, by who is to reach it. */
final class DockerStep implements Step {
  /** The group that Docker's socket belongs to, by its own packages. */
  static final String GROUP = "docker";

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
    return List.of(AnswerKey.DOCKER_HOST, AnswerKey.DOCKER_USER);
  }

  @Override
  public Check check(Situation s) {
    String answers;
    try {
      answers = s.tools().docker().version() + " answers";
    } catch (Failure e) {
      return Check.blocked(e);
    }
    String user = s.answers().get(AnswerKey.DOCKER_USER);
    return user.isEmpty() ? unasked(s, answers) : member(s, answers, user);
  }

  private static Check unasked(Situation s, String answers) {
    return outsider(s.tools().accounts(), s.answers())
        .map(
            user ->
                Check.warning(
                    answers + "; " + user + " is not in group " + GROUP,
                    "for pxedock without root, say --docker-user " + user))
        .orElse(Check.done(answers));
  }

  /** Who has called root's program, and could not reach this machine's Docker without it. */
  static Optional<String> outsider(Accounts accounts, Answers answers) {
    if (!answers.get(AnswerKey.DOCKER_HOST).matches("|unix:.*")) {
      return Optional.empty();
    }
    return Part.of(
            () ->
                accounts
                    .caller()
                    .filter(user -> accounts.isRoot())
                    .filter(
                        user ->
                            accounts.groupsOf(user).filter(g -> !g.contains(GROUP)).isPresent()))
        .orElse(Optional.empty());
  }

  private Check member(Situation s, String answers, String user) {
    Accounts accounts = s.tools().accounts();
    Optional<Set<String>> groups = accounts.groupsOf(user);
    if (groups.isEmpty()) {
      return Check.blocked(
          Failure.refused("there is no user " + user, "correct docker-user, or create that user"));
    }
    if (groups.get().contains(GROUP)) {
      return Check.done(answers + "; " + user + " is in group " + GROUP + " from a login on");
    }
    if (!accounts.isRoot()) {
      return Check.blocked(
          Failure.refused(
              user + " is not in group " + GROUP + ", and only root can change that",
              "sudo usermod -aG " + GROUP + " " + user + ", then log in again"));
    }
    return Check.open(join(user, accounts.hasGroup(GROUP)));
  }

  private Plan join(String user, boolean hasGroup) {
    Plan plan = Situation.plan(this, user + " is in group " + GROUP, List.of());
    if (!hasGroup) {
      plan =
          plan.doing(new GroupDeeds.Create(GROUP))
              .noting("Docker gives its socket to a new group when it is started again");
    }
    return plan.doing(new GroupDeeds.Join(user, GROUP))
        .noting("whoever is in group " + GROUP + " can become root on this machine")
        .noting("it holds from the next login of " + user + " on");
  }
}
